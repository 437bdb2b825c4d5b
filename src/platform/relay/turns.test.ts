import { expect, test } from 'vitest';
import { makeTurns, type Ended, type Errand } from './turns.ts';

const done: Ended = { answered: 1, isMoreThere: false };

/** A shard whose work is handed out in the order given; a piece ends when it is let go. */
function shard(name: string, work: string[], log: string[]): Errand & { letGo(piece: string): void } {
  const held = new Map<string, () => void>();
  return {
    name,
    async take(places) {
      log.push(`${name} asked`);
      return work.splice(0, places).map((piece) => async () => {
        log.push(piece);
        await new Promise<void>((go) => held.set(piece, go));
        return done;
      });
    },
    letGo: (piece) => held.get(piece)?.(),
  };
}

const aMoment = (): Promise<void> => new Promise((go) => setImmediate(go));

test('a piece of work that takes long holds up no other shard', async () => {
  const log: string[] = [];
  const turns = makeTurns(2, () => undefined);
  const [slow, quick] = [shard('slow', ['a'], log), shard('quick', ['b', 'c'], log)];
  turns.ask(slow);
  turns.ask(quick);
  for (const piece of ['b', 'c']) {
    await aMoment();
    quick.letGo(piece);
  }
  await aMoment();
  expect(turns.answered()).toBe(2);
  slow.letGo('a');
  await turns.quiet();
  expect(turns.answered()).toBe(3);
});

test('no more is under way than there are places, and what is left over has its turn afterwards', async () => {
  const log: string[] = [];
  const turns = makeTurns(2, () => undefined);
  const one = shard('one', ['a', 'b', 'c'], log);
  turns.ask(one);
  await aMoment();
  expect(log).toEqual(['one asked', 'a', 'b']);
  one.letGo('a');
  await aMoment();
  expect(log.slice(3)).toEqual(['one asked', 'c']);
  for (const piece of ['b', 'c']) one.letGo(piece);
  await turns.quiet();
  expect(turns.answered()).toBe(3);
});

test('what is written while its stream is held is looked for when the stream is free again', async () => {
  const log: string[] = [];
  const work = ['a'];
  const turns = makeTurns(2, () => undefined);
  const one = shard('one', work, log);
  turns.ask(one);
  await aMoment();
  turns.ask(one);
  await aMoment();
  work.push('b');
  one.letGo('a');
  await aMoment();
  expect(log).toContain('b');
  one.letGo('b');
  await turns.quiet();
});

test('a shard that cannot be asked is told of, and the others have their turn', async () => {
  const log: string[] = [];
  const told: unknown[] = [];
  const turns = makeTurns(2, (failure) => void (failure === undefined || told.push(failure)));
  const other = shard('other', ['a'], log);
  turns.ask({ name: 'broken', take: () => Promise.reject(new Error('no database')) });
  turns.ask(other);
  await aMoment();
  other.letGo('a');
  await expect(turns.quiet()).rejects.toThrow('no database');
  expect(told).toHaveLength(1);
  expect(turns.answered()).toBe(1);
  await turns.quiet();
});

test('whoever stops waits for what is under way and begins nothing new', async () => {
  const log: string[] = [];
  const turns = makeTurns(1, () => undefined);
  const one = shard('one', ['a', 'b'], log);
  turns.ask(one);
  await aMoment();
  const stopped = turns.rest();
  one.letGo('a');
  await stopped;
  expect(log).toEqual(['one asked', 'a']);
});
