/** The owner of the database alters many facts of a long log at random places (S5): each is named, no other is. `TORTURE=1`: 100,000 facts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { isRefusal } from '../../platform/index.ts';
import { buildFact, readFact, type Fact } from '../fact.ts';
import { testHouse, type TestHouse } from '../house.test-support.ts';
import { sequence } from '../tree/sequencer.ts';

const perStream = 50;
const size = isFull ? 100_000 : 200;
/** Bytes altered in all, and in how many rounds: a walk over the log for each byte alone would take days. */
const flips = isFull ? 100_000 : 120;
const rounds = isFull ? 10 : 2;
/** How many facts are deleted, swapped, inserted and cut off. */
const some = isFull ? 500 : 3;

let house: TestHouse;
let rows: readonly Row[];

interface Row {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly text: string;
}

/** Random numbers that are the same every time (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
const roll = dice(20_261_128);

/** So many different places of a list. */
function drawn(n: number, from: number): readonly number[] {
  const places = new Set<number>();
  while (places.size < n) places.add(roll(from));
  return [...places];
}

beforeAll(async () => {
  house = await testHouse();
  const streams = Array.from({ length: size / perStream }, (_, n) => `7-s${String(n).padStart(6, '0')}`);
  const queue = [...streams];
  const write = async (): Promise<void> => {
    for (let stream = queue.shift(); stream; stream = queue.shift())
      await house.add(
        stream,
        Array.from({ length: perStream }, (_, n) => ({
          name: n === 0 ? 'example-received' : 'example-noted',
          version: 1,
          data: { note: `第${n + 1}条：窗口收件` },
        })),
      );
  };
  await Promise.all([1, 2, 3, 4].map(write));
  // As autovacuum would, which rests under test: the sequencer's search for what is new goes by statistics.
  await house.asOwner('analyze journal.cell_fact');
  // The head is signed two hours later: what is not in it and claims to be older was put in behind its back.
  house.at = new Date(house.at.getTime() + 7_200_000);
  const done = await sequence(house.parts, { group: 'cell', key: 7, anchors: house.anchors });
  expect(isRefusal(done)).toBe(false);
  rows = await house.asOwner<Row>('select stream, seq, hash, text from journal.cell_fact order by stream, seq');
  await house.asOwner('create schema kept');
  for (const table of tables) await house.asOwner(`create table kept.${table} as table journal.${table}`);
}, patience);
afterAll(() => house.close());

const tables = ['cell_fact', 'cell_leaf', 'cell_checkpoint'] as const;
async function restore(): Promise<void> {
  for (const table of tables) {
    await house.asOwner(`truncate journal.${table}`);
    await house.asOwner(`insert into journal.${table} select * from kept.${table}`);
  }
}

const place = (one: { stream: string; seq: number }): string => `${one.stream} ${one.seq}`;
const at = (index: number): Row => rows[index] as Row;
async function found(): Promise<{ readonly places: ReadonlySet<string>; readonly damages: ReadonlySet<string> }> {
  const { findings } = await house.verify();
  return { places: new Set(findings.map(place)), damages: new Set(findings.map((one) => one.damage)) };
}

/** One bit of one byte turned; never into the one character that PostgreSQL does not keep. */
function flipped(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const where = roll(bytes.length);
  const bit = 1 << roll(7);
  bytes[where] = (bytes[where] as number) === bit ? 1 ^ bit : (bytes[where] as number) ^ bit;
  return bytes.toString('utf8').replaceAll('\0', '\u0001');
}

async function setTexts(changed: readonly Row[]): Promise<void> {
  await house.asOwner(
    `update journal.cell_fact f set text = new.text, hash = new.hash
     from unnest($1::text[], $2::int[], $3::text[], $4::text[]) as new (stream, seq, text, hash)
     where f.cell = 7 and f.stream = new.stream and f.seq = new.seq`,
    [
      changed.map((row) => row.stream),
      changed.map((row) => row.seq),
      changed.map((row) => row.text),
      changed.map((row) => row.hash),
    ],
  );
}

test(
  'one random byte in each of many facts: exactly those facts are named',
  async () => {
    expect(rows).toHaveLength(size);
    let [altered, missed, others] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const hit = drawn(flips / rounds, size).map(at);
      await setTexts(hit.map((row) => ({ ...row, text: flipped(row.text) })));
      const { places, damages } = await found();
      expect(damages).toEqual(new Set(['altered']));
      missed += hit.filter((row) => !places.has(place(row))).length;
      others += places.size - hit.length;
      altered += hit.length;
      await setTexts(hit);
    }
    figure(`${altered} random bytes of ${size} facts: ${missed} missed, ${others} wrongly named`);
    expect({ altered, missed, others }).toEqual({ altered: flips, missed: 0, others: 0 });
    expect((await house.verify()).findings).toEqual([]);
  },
  patience,
);

test(
  'deleted, swapped and inserted facts and cut tails, many at once, are all found',
  async () => {
    const missed: Record<string, number> = {};
    const deleted = drawn(some, size).map(at);
    await house.asOwner(
      `delete from journal.cell_fact f using unnest($1::text[], $2::int[]) as gone (stream, seq) where f.stream = gone.stream and f.seq = gone.seq`,
      [deleted.map((row) => row.stream), deleted.map((row) => row.seq)],
    );
    missed['deleted'] = await missing(deleted);
    const pairs = drawn(some, size / 2).map((n) => [at(2 * n), at(2 * n + 1)] as const);
    await setTexts(
      pairs.flatMap(([a, b]) => [
        { ...a, text: b.text, hash: b.hash },
        { ...b, text: a.text, hash: a.hash },
      ]),
    );
    missed['swapped'] = await missing(pairs.flat());
    const inserted = drawn(some, size / perStream).map((n) => after(at((n + 1) * perStream - 1)));
    await insert(inserted);
    missed['inserted'] = await missing(inserted);
    const tails = drawn(some, size / perStream).map((n) => at((n + 1) * perStream - 1));
    const cut = `using unnest($1::text[], $2::int[]) as gone (stream, seq) where f.stream = gone.stream and f.seq = gone.seq`;
    for (const table of ['cell_fact', 'cell_leaf'])
      await house.asOwner(`delete from journal.${table} f ${cut}`, [
        tails.map((row) => row.stream),
        tails.map((row) => row.seq),
      ]);
    const { damages } = await found();
    missed['cut with their leaves'] = damages.has('checkpoint-root') || damages.has('checkpoint-ahead') ? 0 : 1;
    await restore();
    figure(`${some} each deleted, swapped, inserted, cut: missed ${Object.values(missed).join(', ')}`);
    expect(missed).toEqual({ deleted: 0, swapped: 0, inserted: 0, 'cut with their leaves': 0 });
  },
  patience,
);

test(
  'the whole log rewritten with fresh hashes, links and leaves, is found by what was signed',
  async () => {
    let before: Fact | undefined;
    const forged = rows.map((row) => {
      const { text: _text, hash: _hash, ...content } = readFact(row.text, row.hash);
      const previous = row.seq === 1 ? content.previous : (before as Fact).hash;
      before = buildFact({ ...content, previous, data: { note: `改写${row.seq}` } });
      return { stream: row.stream, seq: row.seq, text: before.text, hash: before.hash };
    });
    await setTexts(forged);
    await house.asOwner(
      `update journal.cell_leaf l set hash = f.hash from journal.cell_fact f where f.cell = l.cell and f.stream = l.stream and f.seq = l.seq`,
    );
    const { damages } = await found();
    await restore();
    figure(`${size} facts rewritten with fresh hashes: ${damages.has('checkpoint-root') ? 'found' : 'missed'}`);
    expect(damages).toEqual(new Set(['checkpoint-root']));
    expect((await house.verify()).findings).toEqual([]);
  },
  patience,
);

/** How many of these no finding names; the log is whole again afterwards. */
async function missing(changed: readonly { stream: string; seq: number }[]): Promise<number> {
  const { places } = await found();
  await restore();
  return changed.filter((one) => !places.has(place(one))).length;
}

/** A fact that goes on from the last one of its stream, with right link and hash. */
function after(last: Row): Fact {
  const { text: _text, hash: _hash, ...content } = readFact(last.text, last.hash);
  return buildFact({ ...content, seq: last.seq + 1, previous: last.hash, data: { note: '伪造' } });
}

async function insert(facts: readonly Fact[]): Promise<void> {
  await house.asOwner(
    `insert into journal.cell_fact (cell, stream, seq, name, version, alg, hash, recorded_at, text)
     select 7, * from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])`,
    [
      facts.map((one) => one.stream),
      facts.map((one) => one.seq),
      facts.map((one) => one.name),
      facts.map((one) => one.version),
      facts.map((one) => one.alg),
      facts.map((one) => one.hash),
      facts.map((one) => one.recordedAt),
      facts.map((one) => one.text),
    ],
  );
}
