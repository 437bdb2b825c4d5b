/**
 * The relay: tells facts of the outbox to the reactions of rooms, and fires timers. After commit, at least once, in order in each stream.
 * A stream whose head fails waits (1 s, 2 s, 4 s ... 10 min) while others go on; after twenty tries its head is dead and stays visible.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { crashpoint } from '../crashpoint.ts';
import { groups, type Group } from '../database/statement.ts';
import type { House, Reaction, Room, TimerHandler } from '../room.ts';
import { nextWork, outboxWork, timerWork, type WorkStatements } from './outbox-statements.ts';

/** A running or waiting relay. */
export interface Relay {
  /** Begins to poll; `wake` makes it look at once. */
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

const leaseMs = 30_000;
const batch = 32;
const deadAfter = 20;
const idleMs = 500;
/** How often a busy shard is asked again before the others have their turn. */
const turnsAtAShard = 16;

interface OutboxRow {
  stream: string;
  seq: number;
  topic: string;
  attempts: number;
}
interface TimerRow {
  stream: string;
  name: string;
  dueAt: Date;
  attempts: number;
}

/** Makes the relay over the reactions and timers of all rooms; a timer name of two rooms is a bug and throws. */
export function makeRelay(house: House, rooms: readonly Room[]): Relay {
  const reactions = rooms.flatMap((room) => room.reactions ?? []);
  const handlers = new Map<string, TimerHandler>();
  for (const handler of rooms.flatMap((room) => room.timers ?? [])) {
    if (handlers.has(handler.name)) throw new Error(`timer ${handler.name} has two handlers`);
    handlers.set(handler.name, handler);
  }
  const work = { house, reactions, handlers };
  const state = { running: false };
  let loop: Promise<void> = Promise.resolve();
  let alarm = new AbortController();
  const poll = async () => {
    while (state.running) {
      alarm = new AbortController();
      const done = await round(work, []).catch((error: unknown) => {
        house.log.warn({ err: error }, 'relay: the database did not answer');
        return 0;
      });
      if (done === 0 && state.running) await sleep(idleMs, undefined, { signal: alarm.signal }).catch(() => undefined);
    }
  };
  return {
    start() {
      if (state.running) return;
      state.running = true;
      loop = poll();
    },
    wake: () => alarm.abort(),
    async drain(besides = []) {
      let all = 0;
      for (;;) {
        const done = await round(work, besides);
        all += done;
        if (done === 0) return all;
      }
    },
    async nextDue(besides = []) {
      const found = await Promise.all(
        groups.map((group) => house.db.read<{ due: Date | null }>(nextWork[group], [besides])),
      );
      return found.flatMap((rows) => rows[0]?.due ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0];
    },
    async stop() {
      state.running = false;
      alarm.abort();
      await loop;
    },
  };
}

interface Work {
  readonly house: House;
  readonly reactions: readonly Reaction[];
  readonly handlers: ReadonlyMap<string, TimerHandler>;
}

/** One look at everything that is due; gives how much of it was answered well. What is due is asked at once, because most often it is nothing. */
async function round(work: Work, besides: readonly string[]): Promise<number> {
  const now = work.house.clock.now();
  const due = await Promise.all(
    groups.map(async (group) => {
      const [outbox, timers] = await Promise.all([
        dueShards(work.house, outboxWork[group], [now]),
        dueShards(work.house, timerWork[group], [now, besides]),
      ]);
      return { group, outbox, timers };
    }),
  );
  let done = 0;
  for (const { group, outbox, timers } of due) {
    for (const key of outbox) done += await answerShardWhole(work, group, key);
    for (const key of timers) done += await fireShard(work, group, key, besides);
  }
  return done;
}

async function dueShards(
  house: House,
  statements: WorkStatements,
  parameters: readonly unknown[],
): Promise<readonly number[]> {
  const rows = await house.db.read<{ shard: number }>(statements.dueShards, parameters);
  return rows.map((row) => row.shard);
}

const leaseUntil = (now: Date) => new Date(now.getTime() + leaseMs);
const backOff = (now: Date, attempts: number) =>
  new Date(now.getTime() + Math.min(600_000, 1000 * 2 ** Math.min(attempts - 1, 20)));
const textOf = (error: unknown) =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2000);

/** A command leaves several facts in one stream and only its head is claimed: the shard is asked again while it has some, within reason. */
async function answerShardWhole(work: Work, group: Group, key: number): Promise<number> {
  let done = 0;
  for (let turn = 0; turn < turnsAtAShard; turn += 1) {
    const answered = await answerShard(work, group, key);
    if (answered === 0) break;
    done += answered;
  }
  return done;
}

async function answerShard(work: Work, group: Group, key: number): Promise<number> {
  const { db, clock } = work.house;
  const now = clock.now();
  const rows = await db.read<OutboxRow>(outboxWork[group].claim, [key, now, leaseUntil(now), batch]);
  crashpoint('outbox-claimed');
  const results = await Promise.all(rows.map((row) => answer(work, group, key, row)));
  return results.filter(Boolean).length;
}

async function answer(work: Work, group: Group, key: number, row: OutboxRow): Promise<boolean> {
  const { db, clock, log } = work.house;
  const event = { group, key, stream: row.stream, seq: row.seq, topic: row.topic };
  try {
    for (const reaction of work.reactions)
      if (reaction.topics.includes('*') || reaction.topics.includes(row.topic))
        await named(reaction.name, () => reaction.react(event, work.house));
    crashpoint('reaction-done');
    await db.read(outboxWork[group].done, [key, row.stream, row.seq]);
    crashpoint('outbox-taken-away');
    return true;
  } catch (error) {
    const dead = row.attempts >= deadAfter;
    log[dead ? 'error' : 'warn'](
      { ...event, attempts: row.attempts, err: error },
      dead ? 'relay: dead after twenty tries' : 'relay: a reaction failed',
    );
    await db.read(outboxWork[group].failed, [
      key,
      row.stream,
      row.seq,
      backOff(clock.now(), row.attempts),
      textOf(error),
      dead,
    ]);
    return false;
  }
}

async function fireShard(work: Work, group: Group, key: number, besides: readonly string[]): Promise<number> {
  const { db, clock } = work.house;
  const now = clock.now();
  const rows = await db.read<TimerRow>(timerWork[group].claim, [key, now, leaseUntil(now), batch, besides]);
  if (rows.length > 0) crashpoint('timer-claimed');
  const results = await Promise.all(rows.map((row) => fire(work, group, key, row)));
  return results.filter(Boolean).length;
}

async function fire(work: Work, group: Group, key: number, row: TimerRow): Promise<boolean> {
  const { db, clock, log } = work.house;
  const event = { group, key, stream: row.stream, name: row.name, dueAt: row.dueAt };
  try {
    const handler = work.handlers.get(row.name);
    if (!handler) throw new Error(`no room handles the timer ${row.name}`);
    await named(handler.name, () => handler.fire(event, work.house));
    crashpoint('timer-handled');
    // A handler that armed the timer again has changed its due time; then this takes nothing away.
    await db.read(timerWork[group].done, [key, row.stream, row.name, row.dueAt]);
    crashpoint('timer-taken-away');
    return true;
  } catch (error) {
    log.warn({ ...event, attempts: row.attempts, err: error }, 'relay: a timer failed');
    await db.read(timerWork[group].failed, [
      key,
      row.stream,
      row.name,
      row.dueAt,
      backOff(clock.now(), row.attempts),
      textOf(error),
    ]);
    return false;
  }
}

async function named(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
