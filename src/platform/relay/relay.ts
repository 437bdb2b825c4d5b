/**
 * The relay: tells facts of the outbox to the reactions of rooms, and fires timers. After commit, at least once, in order in each stream.
 * A stream whose head fails waits (1 s, 2 s, 4 s ... 10 min) while others go on; after twenty tries its head is dead and stays visible.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { groups, type Group } from '../database/statement.ts';
import type { House, Room, TimerHandler } from '../room.ts';
import { factsOf } from './facts.ts';
import { dueShards, nextWork } from './outbox-statements.ts';
import { timersOf } from './timers.ts';
import { makeTurns, type Turns } from './turns.ts';

/** A running or waiting relay. */
export interface Relay {
  /** Begins to poll; `wake` makes it ask one shard at once. */
  start(): void;
  /** A hint that a shard has something new. */
  wake(group: Group, key: number): void;
  /** Answers everything that is due by the house's clock, including what comes of it, timers of these names left out; gives how many events and timers were answered. */
  drain(besides?: readonly string[]): Promise<number>;
  /** When the earliest event or timer wants to be looked at, timers of these names left out; undefined when nothing waits. For virtual clocks. */
  nextDue(besides?: readonly string[]): Promise<Date | undefined>;
  /** Stops polling and waits for what is under way. */
  stop(): Promise<void>;
}

/** Streams and timers under way at once. Each uses a connection of the pool's twenty at times; requests need theirs. */
const places = 12;
const idleMs = 500;
/** Between two looks while there is work: what this process wrote itself it was told already. */
const busyMs = 50;

/** Makes the relay over the reactions and timers of all rooms; a timer name of two rooms is a bug and throws. */
export function makeRelay(house: House, rooms: readonly Room[]): Relay {
  const reactions = rooms.flatMap((room) => room.reactions ?? []);
  const handlers = handlersOf(rooms);
  const state = { isRunning: false, drains: 0 };
  let loop: Promise<void> = Promise.resolve();
  let alarm = new AbortController();
  const turns: Turns = makeTurns(places, (failure) => {
    if (failure !== undefined) house.log.warn({ err: failure }, 'relay: the database did not answer');
    else alarm.abort();
  });

  /** Lets every shard that has due work have its turn. */
  async function look(besides: readonly string[]): Promise<void> {
    const now = house.clock.now();
    const due = await Promise.all(
      groups.map((group) =>
        house.db.read<{ work: 'facts' | 'timers'; shard: number }>(dueShards[group], [now, besides]),
      ),
    );
    for (const [index, group] of groups.entries())
      for (const { work, shard } of due[index] ?? [])
        turns.ask(
          work === 'facts'
            ? factsOf(house, reactions, group, shard)
            : timersOf({ house, handlers, group, key: shard }, besides),
        );
  }

  async function poll(): Promise<void> {
    while (state.isRunning) {
      alarm = new AbortController();
      const { signal } = alarm;
      const begin = performance.now();
      await look([]).catch((error: unknown) => house.log.warn({ err: error }, 'relay: the database did not answer'));
      await sleep(idleMs, undefined, { signal }).catch(() => undefined);
      if (state.isRunning) await sleep(Math.max(0, busyMs - (performance.now() - begin)));
    }
  }

  return {
    start() {
      if (state.isRunning) return;
      state.isRunning = true;
      loop = poll();
    },
    wake(group, key) {
      if (state.isRunning || state.drains > 0) turns.ask(factsOf(house, reactions, group, key));
    },
    async drain(besides = []) {
      const before = turns.answered();
      state.drains += 1;
      try {
        for (let last = -1; last !== turns.answered(); ) {
          last = turns.answered();
          await look(besides);
          await turns.quiet();
        }
      } finally {
        state.drains -= 1;
      }
      return turns.answered() - before;
    },
    async nextDue(besides = []) {
      const found = await Promise.all(
        groups.map((group) => house.db.read<{ due: Date | null }>(nextWork[group], [besides])),
      );
      return found.flatMap((rows) => rows[0]?.due ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0];
    },
    async stop() {
      state.isRunning = false;
      alarm.abort();
      await loop;
      await turns.rest();
    },
  };
}

function handlersOf(rooms: readonly Room[]): ReadonlyMap<string, TimerHandler> {
  const handlers = new Map<string, TimerHandler>();
  for (const handler of rooms.flatMap((room) => room.timers ?? [])) {
    if (handlers.has(handler.name)) throw new Error(`timer ${handler.name} has two handlers`);
    handlers.set(handler.name, handler);
  }
  return handlers;
}
