/**
 * Invariant 23 on a real database: whatever is written about people and whoever is forgotten in between, no number stands anywhere in clear,
 * nobody opens what was erased, and the chain verifies. Random acts by fast-check; `TORTURE=1` plays more of them.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../test/support/figures.ts';
import { isRefusal, type JsonValue } from '../platform/index.ts';
import type { Fact } from './fact.ts';
import { testHouse, type TestHouse } from './house.test-support.ts';
import { load, reveal } from './perform.ts';
import { isErased, open, personal } from './personal.ts';
import { sequence } from './tree/sequencer.ts';
import { makeSubjectKeys, type SubjectKeys } from './subject-keys.ts';

const runs = isFull ? 200 : 6;
let house: TestHouse;
let tables: readonly string[];
beforeAll(async () => {
  house = await testHouse();
  tables = (
    await house.asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('journal', 'platform')`,
    )
  ).map((row) => row.name);
});
afterAll(() => house.close());

/** One thing that happens: something is written about some people, one is forgotten, the tree grows. */
type Act =
  | { readonly kind: 'write'; readonly about: readonly number[]; readonly deep: number }
  | { readonly kind: 'forget'; readonly who: number }
  | { readonly kind: 'sign' };

const acts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        about: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
        deep: fc.nat(3),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('forget' as const), who: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'sign' as const }) },
  ),
  { minLength: 4, maxLength: 14 },
);

/** An implementation of the two acts that matter here; faults change one of them. */
interface Hand {
  readonly mark: typeof personal;
  readonly forget: (keys: SubjectKeys, subject: string) => Promise<void>;
}
const right: Hand = { mark: personal, forget: async (keys, subject) => void (await keys.erase(subject)) };

let played = 0;
const numberOf = (play: number, who: number): string => `99990119860504${String(play * 3 + who).padStart(4, '0')}`;

interface Written {
  readonly seq: number;
  readonly subjects: readonly string[];
}

/** Plays and gives the first sentence about what is broken. */
async function broken(play: readonly Act[], hand: Hand): Promise<string | undefined> {
  const n = (played += 1);
  const stream = `7-private-${n}`;
  const people = [0, 1, 2].map((who) => `p-1-play${n}x${who}`);
  const { keys } = house;
  const written: Written[] = [];
  const forgotten = new Map<string, number>();
  for (const act of play) {
    if (act.kind === 'sign') {
      const done = await sequence(house.parts, { group: 'cell', key: 7, anchors: house.anchors });
      if (isRefusal(done)) return `the tree refuses to grow: ${done.refused}`;
    } else if (act.kind === 'forget') {
      await hand.forget(keys, people[act.who] as string);
      forgotten.set(people[act.who] as string, written.length);
    } else {
      const subjects = [...new Set(act.about.map((who) => people[who] as string))];
      const values = Object.fromEntries(
        subjects.map((subject, i) => [
          `person${i}`,
          nested(hand.mark(subject, { name: '张示范', identity: numberOf(n, people.indexOf(subject)) }), act.deep),
        ]),
      );
      await house.add(
        stream,
        [{ name: 'example-noted', version: 1, data: values }],
        written.length,
        'cell',
        7,
        subjects,
      );
      written.push({ seq: written.length + 1, subjects });
    }
  }
  return (await inClear(n)) ?? (await stillOpen(stream, written, forgotten)) ?? (await unsound());
}

const nested = (value: unknown, deep: number): unknown =>
  deep === 0 ? value : deep % 2 === 0 ? [nested(value, deep - 1)] : { inside: nested(value, deep - 1) };

/** The number of a person of this play in any row of any table. */
async function inClear(n: number): Promise<string | undefined> {
  const wanted = [0, 1, 2].map((who) => `%${numberOf(n, who)}%`);
  const [row] = await house.asOwner<{ name: string }>(
    tables
      .map((table) => `select '${table}' as name from ${table} t where t::text like any ($1::text[])`)
      .join(' union '),
    [wanted],
  );
  return row && `a number stands in clear in ${row.name}`;
}

/** What was written before its person was forgotten and can still be read: by the reader, or by any key that is left. */
async function stillOpen(
  stream: string,
  written: readonly Written[],
  forgotten: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const facts = await reveal(
    house.parts,
    makeSubjectKeys(house.parts),
    'cell',
    7,
    await load(house.parts, 'cell', 7, stream),
  );
  for (const { seq, subjects } of written)
    for (const [i, subject] of subjects.entries()) {
      const isGone = seq <= (forgotten.get(subject) ?? 0);
      let value = ((facts[seq - 1] as Fact).data as Record<string, JsonValue>)[`person${i}`];
      while (Array.isArray(value) || (typeof value === 'object' && value !== null && 'inside' in value))
        value = Array.isArray(value) ? value[0] : value['inside'];
      if (isGone !== isErased(value))
        return `${stream} ${seq}: ${isGone ? 'readable after the erasure' : 'unreadable'}`;
    }
  return await openedByAnyKey(stream, forgotten);
}

interface Sealed {
  readonly seq: number;
  readonly n: number;
  readonly subject: string;
  readonly key_id: string;
  readonly iv: Buffer;
  readonly sealed: Buffer;
}

async function openedByAnyKey(stream: string, forgotten: ReadonlyMap<string, number>): Promise<string | undefined> {
  const rows = await house.asOwner<Sealed>(
    'select seq, n, subject, key_id, iv, sealed from journal.cell_personal_value where stream = $1 and subject = any ($2)',
    [stream, [...forgotten.keys()]],
  );
  const wrapped = await house.asOwner<{ subject: string; wrapped: Buffer }>(
    'select subject, wrapped from journal.subject_key',
  );
  const all = wrapped.map((row) => house.parts.secrets.open(row.wrapped, `journal subject key ${row.subject}`));
  for (const row of rows.filter((one) => one.seq <= (forgotten.get(one.subject) ?? 0)))
    for (const key of all) {
      const place = { group: 'cell', stream, seq: row.seq, n: row.n, subject: row.subject };
      try {
        if (open(key, place, { keyId: row.key_id, iv: row.iv, sealed: row.sealed }))
          return `${stream} ${row.seq}: a key that is left opens it`;
      } catch {
        // Not opened: that is what is wanted.
      }
    }
  return undefined;
}

async function unsound(): Promise<string | undefined> {
  const [finding] = (await house.verify()).findings;
  return finding && `the chain does not verify: ${finding.damage} ${finding.stream} ${finding.seq}`;
}

test(
  'whatever is written and whoever is forgotten: nothing in clear, nothing readable after the erasure, and the chain holds',
  async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (play) => {
        count += play.length;
        const sentence = await broken(play, right);
        if (sentence) throw new Error(sentence);
      }),
      { numRuns: runs, seed: 20_261_128, endOnFailure: true },
    );
    figure(`invariant 23: ${runs} plays, ${count} acts, nothing in clear, nothing readable after erasure, chain whole`);
  },
  patience,
);

const faults: readonly (Hand & { readonly what: string })[] = [
  {
    what: 'a value is written without the mark that it is personal',
    mark: (_subject, value) => value as never,
    forget: right.forget,
  },
  {
    what: 'forgetting only notes it and leaves the key',
    mark: personal,
    forget: async () => undefined,
  },
  {
    what: 'forgetting takes the key out of the way and keeps it elsewhere',
    mark: personal,
    forget: async (keys, subject) => {
      const [kept] = await house.asOwner<{ wrapped: Buffer }>(
        'select wrapped from journal.subject_key where subject = $1',
        [subject],
      );
      if (!kept) return;
      await keys.erase(subject);
      const key = house.parts.secrets.open(kept.wrapped, `journal subject key ${subject}`);
      const other = `${subject}kept`;
      await house.asOwner('insert into journal.subject_key values (1, $1, $2, now())', [
        other,
        house.parts.secrets.seal(key, `journal subject key ${other}`),
      ]);
    },
  },
  {
    what: 'forgetting deletes the sealed rows, and with them the proof',
    mark: personal,
    forget: async (keys, subject) => {
      await keys.erase(subject);
      await house.asOwner('delete from journal.cell_personal_value where subject = $1', [subject]);
    },
  },
];

test.each(faults)(
  'invariant 23 finds: $what',
  async (fault) => {
    const found = await fc.check(
      fc.asyncProperty(acts, async (play) => (await broken(play, fault)) === undefined),
      { numRuns: 100, seed: 42, endOnFailure: true },
    );
    expect(found.failed, `not found in ${found.numRuns} plays`).toBe(true);
    // What the fault damaged is taken away, so that the next one is found for its own sake.
    await house.asOwner(
      `truncate journal.cell_fact, journal.cell_personal_value, journal.cell_leaf, journal.cell_checkpoint`,
    );
    house.anchors.kept.length = 0;
  },
  patience,
);
