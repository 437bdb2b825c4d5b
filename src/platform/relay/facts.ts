/** Telling the facts of a shard: the heads of its streams are leased, and each stream is told a run of facts in order, one after the other. */
import { crashpoint } from '../crashpoint.ts';
import type { Group } from '../database/statement.ts';
import type { House, Reaction } from '../room.ts';
import { backOff, beginsWithinMs, leaseUntil, named, textOf } from './lease.ts';
import { outboxWork } from './outbox-statements.ts';
import type { Ended, Errand } from './turns.ts';

/** How many facts behind its head a stream is told under one lease. */
const behind = 15;
const deadAfter = 20;

interface Row {
  readonly stream: string;
  readonly seq: number;
  readonly topic: string;
  readonly attempts: number;
  readonly isDue: boolean;
}

/** The outbox of a shard. */
export function factsOf(house: House, reactions: readonly Reaction[], group: Group, key: number): Errand {
  return {
    name: `facts ${group} ${key}`,
    async take(places) {
      const now = house.clock.now();
      const rows = await house.db.read<Row>(outboxWork[group].claim, [key, now, leaseUntil(now), places, behind]);
      if (rows.length > 0) crashpoint('outbox-claimed');
      const streams = Map.groupBy(rows, (row) => row.stream);
      return [...streams.values()].map((run) => () => tell({ house, reactions, group, key }, run));
    },
  };
}

interface Place {
  readonly house: House;
  readonly reactions: readonly Reaction[];
  readonly group: Group;
  readonly key: number;
}

/** Tells a run until one fact fails. The head alone is leased; nobody else takes what stands behind it. */
async function tell(at: Place, run: readonly Row[]): Promise<Ended> {
  const until = performance.now() + beginsWithinMs;
  const due = dueOf(run);
  const done: number[] = [];
  try {
    for (const row of due) {
      if (done.length > 0 && performance.now() > until) break;
      const failure = await reactTo(at, row);
      if (failure !== undefined) {
        await setAside(at, row, failure, done);
        return { answered: done.length, isMoreThere: false };
      }
      done.push(row.seq);
    }
    crashpoint('run-answered');
    await at.house.db.read(outboxWork[at.group].done, [at.key, run[0]?.stream, done]);
    crashpoint('outbox-taken-away');
    return { answered: done.length, isMoreThere: done.length < run.length || run.length > behind };
  } catch (error) {
    at.house.log.warn({ stream: run[0]?.stream, err: error }, 'relay: what was answered stays in the outbox');
    return { answered: 0, isMoreThere: false };
  }
}

/** What may be told now. A head that is tried again goes alone: it may have taken the whole process with it. */
function dueOf(run: readonly Row[]): readonly Row[] {
  if ((run[0]?.attempts ?? 0) > 1) return run.slice(0, 1);
  const stop = run.findIndex((row) => !row.isDue);
  return stop < 0 ? run : run.slice(0, stop);
}

/** All reactions to one fact, in the order of the rooms; gives the failure of the first that failed. */
async function reactTo({ house, reactions, group, key }: Place, row: Row): Promise<Error | undefined> {
  const event = { group, key, stream: row.stream, seq: row.seq, topic: row.topic };
  try {
    for (const reaction of reactions)
      if (reaction.topics.includes('*') || reaction.topics.includes(row.topic))
        await named(reaction.name, () => reaction.react(event, house));
    crashpoint('reaction-done');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

async function setAside({ house, group, key }: Place, row: Row, failure: Error, done: readonly number[]) {
  // The head was counted when it was leased; what stands behind it is counted now.
  const attempts = done.length === 0 ? row.attempts : row.attempts + 1;
  const dead = attempts >= deadAfter;
  house.log[dead ? 'error' : 'warn'](
    { group, key, stream: row.stream, seq: row.seq, topic: row.topic, attempts, err: failure },
    dead ? 'relay: dead after twenty tries' : 'relay: a reaction failed',
  );
  const next = backOff(house.clock.now(), attempts);
  const { failed } = outboxWork[group];
  await house.db.read(failed, [key, row.stream, row.seq, next, textOf(failure), dead, attempts, done]);
}
