import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../platform/index.ts';
import { append, atHead, findHead, follow, load, reveal } from './perform.ts';
import { personal } from './personal.ts';
import { makeSubjectKeys } from './subject-keys.ts';
import { testHouse, type TestHouse } from './house.test-support.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const note = (text: string) => ({ name: 'example-noted', version: 1, data: { text } });
const command = (key: string) =>
  ({ group: 'cell', key: 7, actor: 'clerk', route: 'append', idempotencyKey: key, bodyHash: '' }) as const;

test('facts are appended in order, each naming the one before, and read back as they were hashed', async () => {
  const first = await house.add('m-1', [note('收件'), note('受理')]);
  const more = await house.add('m-1', [note('决定')], 2);
  const facts = await load(house.parts, 'cell', 7, 'm-1');
  expect(facts).toEqual([...first, ...more]);
  expect(facts.map((fact) => fact.seq)).toEqual([1, 2, 3]);
  expect(facts[2]?.previous).toBe(facts[1]?.hash);
  expect(await follow(house.parts, 'cell', 7, 'm-1', 1, 1)).toEqual([first[1]]);
  expect(await findHead(house.parts, 'cell', 7, 'm-1')).toEqual({ seq: 3, hash: facts[2]?.hash });
  const told = await house.asOwner<{ seq: string; topic: string }>(
    `select seq, topic from platform.cell_outbox where cell = 7 and stream = 'm-1' order by seq`,
  );
  expect(told.map((row) => Number(row.seq))).toEqual([1, 2, 3]);
  expect(told[0]?.topic).toBe('example-noted');
});

test('whoever has not seen the newest fact is refused and leaves nothing behind', async () => {
  const [, last] = await house.add('m-2', [note('一'), note('二')]);
  for (const [n, order] of [
    { expectedSeq: 1 },
    { expectedSeq: 3 },
    { expectedSeq: 0 },
    { expectedSeq: 1, previous: last?.hash ?? '' },
    { expectedSeq: 2, previous: 'f'.repeat(64) },
    { expectedSeq: 5, previous: last?.hash ?? '' },
  ].entries()) {
    const done = await house.parts.db.command(command(`stale-${n}`), async (tx) => {
      const facts = [note('三'), note('四'), note('五')];
      const written = await append(tx, { stream: 'm-2', ...order, facts, actor: 'x', now: tx.now });
      return isRefusal(written) ? written : 0;
    });
    expect(isRefusal(done) && done.refused, JSON.stringify(order)).toBe('stale');
  }
  expect(await load(house.parts, 'cell', 7, 'm-2')).toHaveLength(2);
});

test('a caller that has the last hash needs no look at the head', async () => {
  const [first] = await house.add('m-3', [note('一')]);
  const done = await house.parts.db.command(command('with-hash'), async (tx) => {
    const order = { stream: 'm-3', expectedSeq: 1, previous: first?.hash ?? '', facts: [note('二')] };
    const written = await append(tx, {
      ...order,
      actor: { id: 'x', kind: 'staff', roles: ['reviewer'] } as { id: string },
      now: tx.now,
    });
    return isRefusal(written) ? written : written.length;
  });
  expect(isRefusal(done) || done.reply).toBe(1);
  expect((await load(house.parts, 'cell', 7, 'm-3'))[1]?.actor).toEqual({ id: 'x', kind: 'staff' });
});

test('twelve writers at the head of one stream all get their place, without a gap', async () => {
  const writers = Array.from({ length: 12 }, (_, i) =>
    house.parts.db.command(command(`writer-${i}`), async (tx) => {
      const written = await append(tx, {
        stream: 'm-4',
        expectedSeq: atHead,
        facts: [note(`${i}`), note('and')],
        actor: 'x',
        now: tx.now,
      });
      return isRefusal(written) ? written : null;
    }),
  );
  expect((await Promise.all(writers)).some(isRefusal)).toBe(false);
  const facts = await load(house.parts, 'cell', 7, 'm-4');
  expect(facts.map((fact) => fact.seq)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  expect((await house.verify()).findings).toEqual([]);
});

test('of twelve writers that saw the same head one succeeds and eleven are refused', async () => {
  await house.add('m-5', [note('一')]);
  const writers = Array.from({ length: 12 }, (_, i) =>
    house.parts.db.command(command(`same-${i}`), async (tx) => {
      const written = await append(tx, {
        stream: 'm-5',
        expectedSeq: 1,
        facts: [note(`${i}`)],
        actor: 'x',
        now: tx.now,
      });
      return isRefusal(written) ? written : null;
    }),
  );
  const done = await Promise.all(writers);
  expect(done.filter((one) => isRefusal(one) && one.refused === 'stale')).toHaveLength(11);
  expect(await load(house.parts, 'cell', 7, 'm-5')).toHaveLength(2);
});

test('personal values lie beside the fact, sealed, and come back for those who may see them', async () => {
  const data = {
    name: personal('p-1-example', '王某某'),
    phones: [personal('p-2-example', '13900000000')],
    kind: '个体',
  };
  await house.add('m-6', [note('一'), { name: 'matter-received', version: 1, data }]);
  await house.add('m-7', [{ name: 'matter-received', version: 1, data }]);
  const facts = [...(await load(house.parts, 'cell', 7, 'm-6')), ...(await load(house.parts, 'cell', 7, 'm-7'))];
  expect(facts.map((fact) => fact.text).join()).not.toMatch(/王某某|13900000000/);
  const revealed = await reveal(house.parts, house.keys, 'cell', 7, facts);
  const plain = { name: '王某某', phones: ['13900000000'], kind: '个体' };
  expect(revealed.map((fact) => fact.data)).toEqual([{ text: '一' }, plain, plain]);
  const dump = await house.asOwner<{ all: string }>(
    `select string_agg(row_to_json(v)::text, ' ') as all from journal.cell_personal_value v where stream in ('m-6', 'm-7')`,
  );
  expect(dump[0]?.all).not.toContain(Buffer.from('王某某').toString('hex'));
});

test('erasing the key of a person makes their values unrecoverable, others stay, and the chain still verifies', async () => {
  const data = { mine: personal('p-1-example', '甲'), other: personal('p-2-example', '乙') };
  await house.add('m-8', [{ name: 'matter-received', version: 1, data }]);
  expect(await house.keys.erase('p-1-example')).toBe(true);
  expect(await house.keys.erase('p-1-example')).toBe(false);
  const facts = await load(house.parts, 'cell', 7, 'm-8');
  const [revealed] = await reveal(house.parts, makeSubjectKeys(house.parts), 'cell', 7, facts);
  expect(revealed?.data).toEqual({ mine: { $erased: 'p-1-example' }, other: '乙' });
  const rows = await house.asOwner(`select 1 from journal.subject_key where subject = 'p-1-example'`);
  expect(rows).toEqual([]);
  const report = await house.verify();
  expect(report.findings).toEqual([]);
  expect(report.counts.erased).toBeGreaterThan(0);
});

test('a person whose values were erased may come back: a new key, and the old values stay erased', async () => {
  await house.add('m-9', [{ name: 'matter-received', version: 1, data: { mine: personal('p-1-example', '新') } }]);
  const old = await load(house.parts, 'cell', 7, 'm-8');
  const now = await load(house.parts, 'cell', 7, 'm-9');
  const revealed = await reveal(house.parts, house.keys, 'cell', 7, [...old, ...now]);
  expect(revealed[0]?.data).toMatchObject({ mine: { $erased: 'p-1-example' } });
  expect(revealed[1]?.data).toEqual({ mine: '新' });
  expect((await house.verify()).findings).toEqual([]);
});

test('a personal value whose subject has no key is a mistake of the caller, and nothing is written', async () => {
  const facts = [{ name: 'matter-received', version: 1, data: { who: personal('p-3-example', '丙') } }];
  const done = house.parts.db.command(command('no-key'), async (tx) => {
    const written = await append(tx, { stream: 'm-10', expectedSeq: 0, facts, actor: 'x', now: tx.now });
    return isRefusal(written) ? written : null;
  });
  await expect(done).rejects.toThrow('no key of subject p-3-example');
  expect(await load(house.parts, 'cell', 7, 'm-10')).toEqual([]);
});

test('persons and offices have journals of their own', async () => {
  await house.add('p-1-example', [note('查看')], 0, 'person_cell', 1);
  await house.add('office-3', [note('授权')], 0, 'office', 3);
  expect(await load(house.parts, 'person_cell', 1, 'p-1-example')).toHaveLength(1);
  expect(await load(house.parts, 'office', 3, 'office-3')).toHaveLength(1);
  expect(await load(house.parts, 'cell', 1, 'p-1-example')).toHaveLength(0);
});
