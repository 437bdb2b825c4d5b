/** Firing the timers of a shard: each that is due is leased, handled, and taken away unless it was armed again. */
import { crashpoint } from '../crashpoint.ts';
import type { Group } from '../database/statement.ts';
import type { House, TimerHandler } from '../room.ts';
import { backOff, leaseUntil, named, textOf } from './lease.ts';
import { timerWork } from './outbox-statements.ts';
import type { Ended, Errand } from './turns.ts';

interface Row {
  readonly stream: string;
  readonly name: string;
  readonly dueAt: Date;
  readonly attempts: number;
}

interface Place {
  readonly house: House;
  readonly handlers: ReadonlyMap<string, TimerHandler>;
  readonly group: Group;
  readonly key: number;
}

/** The due timers of a shard, some names left out. */
export function timersOf(at: Place, besides: readonly string[]): Errand {
  return {
    name: `timers ${at.group} ${at.key}`,
    async take(places) {
      const now = at.house.clock.now();
      const { claim } = timerWork[at.group];
      const rows = await at.house.db.read<Row>(claim, [at.key, now, leaseUntil(now), places, besides]);
      if (rows.length > 0) crashpoint('timer-claimed');
      return rows.map((row) => () => fire(at, row));
    },
  };
}

async function fire(at: Place, row: Row): Promise<Ended> {
  const { house, group, key } = at;
  const event = { group, key, stream: row.stream, name: row.name, dueAt: row.dueAt };
  try {
    const handler = at.handlers.get(row.name);
    if (!handler) throw new Error(`no room handles the timer ${row.name}`);
    await named(handler.name, () => handler.fire(event, house));
    crashpoint('timer-handled');
    // A handler that armed the timer again has changed its due time; then this takes nothing away.
    await house.db.read(timerWork[group].done, [key, row.stream, row.name, row.dueAt]);
    crashpoint('timer-taken-away');
    return { answered: 1, isMoreThere: false };
  } catch (error) {
    house.log.warn({ ...event, attempts: row.attempts, err: error }, 'relay: a timer failed');
    await setAside(at, row, error).catch((err: unknown) =>
      house.log.warn({ ...event, err }, 'relay: the timer stays leased'),
    );
    return { answered: 0, isMoreThere: false };
  }
}

async function setAside({ house, group, key }: Place, row: Row, failure: unknown): Promise<void> {
  const next = backOff(house.clock.now(), row.attempts);
  await house.db.read(timerWork[group].failed, [key, row.stream, row.name, row.dueAt, next, textOf(failure)]);
}
