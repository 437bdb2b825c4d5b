/** What somebody who owns the database can do to it, and that it is found (guarantees S5, S14). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from 'pg';
import { isRefusal } from '../../platform/index.ts';
import type { Finding } from './chain.ts';
import { buildFact, genesis, type Fact } from '../fact.ts';
import { testHouse, type TestHouse } from '../house.test-support.ts';
import { load } from '../perform.ts';
import { personal } from '../personal.ts';
import { sequence } from '../tree/sequencer.ts';
import { ed25519Signer } from '../tree/suites.ts';
import { originOf, signCheckpoint } from '../tree/checkpoint.ts';
import { leafHash, rootOf } from '../tree/merkle.ts';

const streams = ['7-a', '7-b'] as const;
const perStream = 20;
let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
  for (const stream of streams) {
    const facts = Array.from({ length: perStream }, (_, i) => ({
      name: i === 0 ? 'matter-received' : 'example-noted',
      version: 1,
      data: { note: `第${i + 1}条`, ...(i % 5 === 4 ? { who: personal('p-1-example', `申请人${i}`) } : {}) },
    }));
    await house.add(stream, facts);
    house.at = new Date(house.at.getTime() + 60_000);
  }
  await sign();
  await house.asOwner('create schema kept');
  for (const table of tables) await house.asOwner(`create table kept.${table} as table journal.${table}`);
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of tables) {
    await house.asOwner(`truncate journal.${table}`);
    await house.asOwner(`insert into journal.${table} select * from kept.${table}`);
  }
});

const tables = ['cell_fact', 'cell_personal_value', 'cell_leaf', 'cell_checkpoint'] as const;
const order = () => ({ group: 'cell', key: 7, anchors: house.anchors }) as const;

async function sign() {
  const done = await sequence(house.parts, order());
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
}

const short = (one: Finding | undefined) => one && `${one.stream} ${one.seq} ${one.name} ${one.damage}`;
const findings = async (anchors = house.anchors.kept) => (await house.verify(anchors)).findings.map(short);

test('the untouched journal has nothing wrong with it', async () => {
  const report = await house.verify();
  expect(report.findings).toEqual([]);
  expect(report.counts).toMatchObject({ facts: 40, streams: 2, values: 8, leaves: 40, checkpoints: 1, anchors: 1 });
});

test('each byte of each text, flipped by the owner, is found and its fact named', async () => {
  const facts = (await Promise.all(streams.map((stream) => load(house.parts, 'cell', 7, stream)))).flat();
  const lengths = facts.map((fact) => Buffer.byteLength(fact.text));
  let flips = 0;
  for (let at = 0; at < Math.max(...lengths); at += 1) {
    const hit = facts.filter((_, i) => at < (lengths[i] as number));
    await writeTexts(
      facts,
      facts.map((fact) => (hit.includes(fact) ? flipped(fact.text, at) : fact.text)),
    );
    const report = await house.verify(house.anchors.kept, { group: 'cell', keys: house.keys });
    const named = hit.map((fact) => `${fact.stream} ${fact.seq} ${fact.name} altered`);
    expect(report.findings.map(short), `byte ${at}`).toEqual(named);
    flips += hit.length;
  }
  expect(facts).toHaveLength(40);
  expect(flips).toBe(lengths.reduce((sum, length) => sum + length, 0));
}, 240_000);

/** One bit of one byte turned; where that is no UTF-8 any more, what PostgreSQL would still store. */
function flipped(text: string, at: number): string {
  const bytes = Buffer.from(text, 'utf8');
  bytes[at] = (bytes[at] as number) ^ 1;
  return bytes.toString('utf8');
}

async function writeTexts(facts: readonly Fact[], texts: readonly string[]): Promise<void> {
  await house.asOwner(
    `update journal.cell_fact f set text = new.text from unnest($1::text[], $2::int[], $3::text[]) as new (stream, seq, text)
     where f.stream = new.stream and f.seq = new.seq`,
    [facts.map((fact) => fact.stream), facts.map((fact) => fact.seq), texts],
  );
}

test('an altered hash, a wrong name and a moved time are found', async () => {
  await house.asOwner(`update journal.cell_fact set hash = repeat('a', 64) where stream = '7-a' and seq = 3`);
  expect((await findings())[0]).toBe('7-a 3 example-noted altered');
  await house.asOwner(`update journal.cell_fact set name = 'case-decided' where stream = '7-b' and seq = 3`);
  expect(await findings()).toContain('7-b 3 case-decided wrong-column');
  await house.asOwner(
    `update journal.cell_fact set recorded_at = recorded_at - interval '1 year' where stream = '7-b' and seq = 9`,
  );
  expect(await findings()).toContain('7-b 9 example-noted wrong-column');
});

test('a deleted fact is a gap, and its leaf says which one is missing', async () => {
  await house.asOwner(`delete from journal.cell_fact where stream = '7-a' and seq = 7`);
  expect(await findings()).toEqual(['7-a 7  gap', '7-a 7  missing']);
});

test('two swapped facts are found', async () => {
  await house.asOwner(`update journal.cell_fact f set text = g.text, hash = g.hash from journal.cell_fact g
    where f.stream = '7-a' and g.stream = '7-a' and ((f.seq = 3 and g.seq = 4) or (f.seq = 4 and g.seq = 3))`);
  expect((await findings())[0]).toBe('7-a 3 example-noted misplaced');
});

test('an inserted fact is found by the fact after it', async () => {
  const [first, second] = await load(house.parts, 'cell', 7, '7-a');
  await replace(rebuilt(second as Fact, first as Fact, '伪造'));
  const found = await findings();
  expect(found[0]).toBe('7-a 3 example-noted cut-link');
  expect(found).toContain('7-a 2 example-noted rewritten');
});

test('a whole matter invented in the past, and one copied to another shard, are found', async () => {
  const forged = buildFact({
    ...contentOf((await load(house.parts, 'cell', 7, '7-a'))[0] as Fact),
    stream: '7-c',
    previous: genesis('sha256', '7-c'),
    data: null,
    recordedAt: '2026-03-01T01:00:00.000Z',
  });
  await insert(forged, 7);
  await house.asOwner(
    `insert into journal.cell_fact select 8, stream, seq, name, version, alg, hash, recorded_at, text from journal.cell_fact where stream = '7-b'`,
  );
  const found = await findings();
  expect(found).toContain('7-c 1 matter-received unsequenced');
  expect(found).toContain('7-b 1  doubled-stream');
});

test('a cut tail is found by its leaves; cut with its leaves by the checkpoint; cut with the checkpoint by the anchor', async () => {
  await house.asOwner(`delete from journal.cell_fact where stream = '7-b' and seq > 15`);
  await house.asOwner(`delete from journal.cell_personal_value where stream = '7-b' and seq > 15`);
  expect(await findings()).toEqual([16, 17, 18, 19, 20].map((seq) => `7-b ${seq}  missing`));
  await house.asOwner(`delete from journal.cell_leaf where stream = '7-b' and seq > 15`);
  expect(await findings([])).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-ahead`]);
  await house.asOwner(`delete from journal.cell_checkpoint`);
  expect(await findings([])).toEqual([]);
  expect(await findings()).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-ahead`]);
  const refused = await sequence(house.parts, order());
  expect(isRefusal(refused) && refused.refused).toBe('journal-damaged');
});

test('the whole log rewritten with fresh hashes, its leaves with it, is found by the signed root', async () => {
  await rewriteEverything();
  expect(await findings([])).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-root`]);
});

test('rewritten with a checkpoint that the forger signs: found by the signature; without any: by the anchor; and never signed again', async () => {
  await rewriteEverything();
  await house.asOwner('delete from journal.cell_checkpoint');
  const leaves = await house.asOwner<{ hash: string }>(
    'select hash from journal.cell_leaf where cell = 7 order by leaf_no',
  );
  const root = rootOf(
    'sha256',
    leaves.map((leaf) => leafHash('sha256', Buffer.from(leaf.hash, 'hex'))),
  );
  const forger = ed25519Signer('onevisit-test', Buffer.alloc(32, 9));
  const note = signCheckpoint({ origin: originOf('test', 'cell', 7), size: 40, root, alg: 'sha256', at: house.at }, [
    forger,
  ]);
  await house.asOwner('insert into journal.cell_checkpoint values (7, 40, now(), $1, $2)', [note, root]);
  expect(await findings([])).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-signature`]);
  await house.asOwner('delete from journal.cell_checkpoint');
  expect(await findings()).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-root`]);
  const refused = await sequence(house.parts, order());
  expect(isRefusal(refused) && refused.refused).toBe('journal-damaged');
});

test('reordered leaves are found by the root', async () => {
  await house.asOwner(
    `update journal.cell_leaf set leaf_no = case leaf_no when 3 then 1003 when 4 then 1004 end where leaf_no in (3, 4)`,
  );
  await house.asOwner(
    `update journal.cell_leaf set leaf_no = case leaf_no when 1003 then 4 when 1004 then 3 end where leaf_no in (1003, 1004)`,
  );
  expect(await findings([])).toEqual([`${originOf('test', 'cell', 7)} 40 checkpoint checkpoint-root`]);
});

test('a personal value that is altered, deleted, moved or added is found with its fact', async () => {
  await house.asOwner(
    `update journal.cell_personal_value set sealed = set_byte(sealed, 3, 255 - get_byte(sealed, 3)) where stream = '7-a' and seq = 5`,
  );
  expect(await findings()).toEqual(['7-a 5 example-noted personal-altered']);
  await house.asOwner(`delete from journal.cell_personal_value where stream = '7-a' and seq = 5`);
  expect(await findings()).toEqual(['7-a 5 example-noted personal-missing']);
  await house.asOwner(
    `insert into journal.cell_personal_value select cell, stream, 5, n, subject, key_id, iv, sealed from journal.cell_personal_value where stream = '7-a' and seq = 10`,
  );
  expect(await findings()).toEqual(['7-a 5 example-noted personal-altered']);
  await house.asOwner(`delete from journal.cell_personal_value where stream = '7-a' and seq = 5`);
  await house.asOwner(
    `insert into journal.cell_personal_value select cell, stream, 6, n, subject, key_id, iv, sealed from journal.cell_personal_value where stream = '7-a' and seq = 10`,
  );
  expect(await findings()).toEqual(['7-a 5 example-noted personal-missing', '7-a 6 example-noted personal-extra']);
});

test('every checkpoint is the beginning of all later ones', async () => {
  for (let i = 0; i < 5; i += 1) {
    await house.add(`7-later-${i}`, [{ name: 'example-noted', version: 1, data: i }]);
    expect((await sign()).signed?.size).toBe(41 + i);
  }
  expect(((await sequence(house.parts, order())) as { signed?: unknown }).signed).toBeUndefined();
  const report = await house.verify();
  expect(report.findings).toEqual([]);
  expect(report.counts).toMatchObject({ checkpoints: 6, leaves: 45 });
  await house.asOwner(`update journal.cell_leaf set hash = repeat('b', 64) where leaf_no = 42`);
  expect(await findings([])).toEqual([
    '7-later-2 1 example-noted rewritten',
    ...[43, 44, 45].map((size) => `${originOf('test', 'cell', 7)} ${size} checkpoint checkpoint-root`),
  ]);
  house.anchors.kept.splice(1);
});

test('two sequencers at once give every fact one leaf', async () => {
  await house.add(
    '7-twice',
    Array.from({ length: 30 }, (_, i) => ({ name: 'example-noted', version: 1, data: i })),
  );
  await Promise.all([sign(), sign(), sign()]);
  const report = await house.verify();
  expect(report.findings).toEqual([]);
  expect(report.counts.leaves).toBe(70);
  house.anchors.kept.splice(1);
});

test('the application itself can neither change nor remove what stands in the journal', async () => {
  const app = new Client(house.appUrl);
  await app.connect();
  for (const group of ['cell', 'person', 'office'])
    for (const table of ['fact', 'personal_value', 'leaf', 'checkpoint'])
      for (const attempt of [
        `update journal.${group}_${table} set ${group === 'person' ? 'person_cell' : group} = 1`,
        `delete from journal.${group}_${table}`,
        `truncate journal.${group}_${table}`,
        `drop table journal.${group}_${table}`,
        `alter table journal.${group}_${table} disable trigger all`,
      ])
        await expect(app.query(attempt), attempt).rejects.toMatchObject({ code: '42501' });
  await app.end();
});

const contentOf = ({ text: _text, hash: _hash, ...content }: Fact) => content;
const rebuilt = (fact: Fact, before: Fact | undefined, change: string): Fact =>
  buildFact({ ...contentOf(fact), previous: before?.hash ?? fact.previous, data: { note: change } });

async function replace(fact: Fact): Promise<void> {
  await house.asOwner('update journal.cell_fact set text = $3, hash = $4 where stream = $1 and seq = $2', [
    fact.stream,
    fact.seq,
    fact.text,
    fact.hash,
  ]);
}

async function insert(fact: Fact, cell: number): Promise<void> {
  await house.asOwner('insert into journal.cell_fact values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    cell,
    fact.stream,
    fact.seq,
    fact.name,
    fact.version,
    fact.alg,
    fact.hash,
    fact.recordedAt,
    fact.text,
  ]);
}

/** What a patient forger does: other contents, right hashes, right links, right leaves. */
async function rewriteEverything(): Promise<void> {
  for (const stream of streams) {
    let before: Fact | undefined;
    for (const fact of await load(house.parts, 'cell', 7, stream)) {
      before = rebuilt(fact, before, `改写${fact.seq}`);
      await replace(before);
    }
  }
  await house.asOwner('delete from journal.cell_personal_value');
  await house.asOwner(
    `update journal.cell_leaf l set hash = f.hash from journal.cell_fact f where f.stream = l.stream and f.seq = l.seq`,
  );
}
