/** The standalone verifier agrees with ours, on a file exported from a real database, and shares no code with it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure, isFull, patience } from '../../../test/support/figures.ts';
import { isRefusal } from '../../platform/index.ts';
import { exportLines } from '../tree/export.ts';
import { buildFact, genesis, type Fact } from '../fact.ts';
import { testHouse, type TestHouse } from '../house.test-support.ts';
import { longExport } from '../tree/long-export.test-support.ts';
import { append } from '../perform.ts';
import { personal } from '../personal.ts';
import { sequence } from '../tree/sequencer.ts';
import { trustedKeys } from '../tree/signing.ts';
import { ed25519Signer, keyLine, sm2Signer } from '../tree/suites.ts';

const verifier = join(import.meta.dirname, '../../../verifier/verify.mjs');
const run = promisify(execFile);
const witness = sm2Signer('witness.example', Buffer.alloc(32, 3));
let house: TestHouse;
let folder: string;
let lines: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onevisit-verifier-'));
  house = await testHouse();
  const facts = Array.from({ length: 10 }, (_, i) => ({
    name: 'example-noted',
    version: 1,
    data: {
      note: `第${i}条 "\\\u0000\u2028`,
      number: i / 3,
      big: 1e21,
      who: personal('p-1-example', i),
      '10': 1,
      '9': 2,
    },
  }));
  await house.add('7-a', facts);
  await house.add('7-b', facts);
  await house.add('office-3', facts, 0, 'office', 3);
  await addWithSm3();
  for (const [group, key, alg] of [
    ['cell', 7, 'sha256'],
    ['office', 3, 'sm3'],
  ] as const) {
    const done = await sequence(house.parts, { group, key, alg, anchors: house.anchors, signers: [witness] });
    expect(isRefusal(done)).toBe(false);
  }
  lines = [];
  for await (const line of exportLines(house.parts, [...trustedKeys(house.parts), witness])) lines.push(line);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function addWithSm3(): Promise<void> {
  const key = { group: 'cell', key: 7, actor: 'x', route: 'sm3', idempotencyKey: 'sm3', bodyHash: '' } as const;
  const facts = [1, 2, 3].map((n) => ({ name: 'example-noted', version: 1, data: n }));
  const done = await house.parts.db.command(key, async (tx) => {
    const written = await append(tx, { stream: '7-sm3', expectedSeq: 0, facts, actor: 'x', now: tx.now, alg: 'sm3' });
    return isRefusal(written) ? written : null;
  });
  expect(isRefusal(done)).toBe(false);
}

interface Result {
  readonly counts: Record<string, number>;
  readonly findings: { stream: string; seq: number; name: string; damage: string }[];
}

async function verify(changed: readonly string[], ...args: string[]): Promise<Result & { code: number }> {
  const file = join(folder, 'journal.ndjson');
  await writeFile(file, `${changed.join('\n')}\n`);
  const done = await run(process.execPath, [verifier, file, '--json', ...args]).catch(
    (error: { code: number; stdout: string }) => error,
  );
  return { code: 'code' in done ? Number(done.code) : 0, ...(JSON.parse(done.stdout) as Result) };
}

const short = (result: Result) => result.findings.map((one) => `${one.stream} ${one.seq} ${one.name} ${one.damage}`);
const at = (part: string) => lines.findIndex((line) => line.includes(part));
const edit = (index: number, change: (line: Record<string, Record<string, unknown>>) => void): string[] => {
  const value = JSON.parse(lines[index] as string) as Record<string, Record<string, unknown>>;
  change(value);
  return lines.map((line, i) => (i === index ? JSON.stringify(value) : line));
};
const seventh = () => at('"stream":"7-a","seq":7,');

test('an untouched export verifies, with both hash algorithms and both kinds of signatures', async () => {
  const result = await verify(lines);
  expect(short(result)).toEqual([]);
  expect(result.code).toBe(0);
  expect(result.counts).toMatchObject({ facts: 33, streams: 4, leaves: 33, checkpoints: 2 });
  expect(lines.join('')).not.toContain('"value"');
});

test('keys and anchors from outside are used, a stranger key trusts nothing', async () => {
  const keys = join(folder, 'keys');
  const anchors = join(folder, 'anchors');
  await writeFile(keys, trustedKeys(house.parts).map(keyLine).join('\n'));
  await writeFile(anchors, house.anchors.kept.map((anchor) => JSON.stringify(anchor)).join('\n'));
  expect((await verify(lines, '--keys', keys, '--anchors', anchors)).code).toBe(0);
  await writeFile(keys, keyLine(sm2Signer('stranger.example', Buffer.alloc(32, 8))));
  const result = await verify(lines, '--keys', keys);
  expect(result.code).toBe(1);
  expect(new Set(result.findings.map((one) => one.damage))).toEqual(new Set(['checkpoint-signature']));
});

test('one changed character of a text names its fact', async () => {
  const changed = edit(seventh(), (line) => {
    const fact = line['fact'] as { text: string };
    fact.text = fact.text.replace('第6条', '第8条');
  });
  expect(short(await verify(changed))).toEqual(['7-a 7 example-noted altered']);
});

test('a deleted fact, a cut tail and a wrong name are found', async () => {
  expect(short(await verify(lines.filter((_, i) => i !== seventh())))).toEqual(['7-a 7  gap', '7-a 7  missing']);
  const cut = lines.filter((line) => !/"stream":"7-b","seq":(9|10),/.test(line));
  expect((await verify(cut)).findings.map((one) => one.damage)).toContain('checkpoint-ahead');
  expect(
    short(await verify(edit(seventh(), (line) => Object.assign(line['fact'] as object, { name: 'decided' })))),
  ).toContain('7-a 7 decided wrong-column');
});

test('a matter invented in the past stands in no tree', async () => {
  const fact = {
    ...(JSON.parse((JSON.parse(lines[seventh()] as string) as { fact: Fact }).fact.text) as Fact),
    stream: '7-c',
    seq: 1,
  };
  const forged = buildFact({ ...fact, previous: genesis('sha256', '7-c'), recordedAt: '2026-01-02T01:00:00.000Z' });
  const line = JSON.stringify({
    fact: { group: 'cell', key: 7, stream: '7-c', seq: 1, name: fact.name, hash: forged.hash, text: forged.text },
  });
  const changed = [...lines.slice(0, at('"leaf"')), line, ...lines.slice(at('"leaf"'))];
  expect(short(await verify(changed))).toEqual(['7-c 1 example-noted unsequenced']);
});

test('a rewritten fact with fresh hash, link and leaf is found by the signed root', async () => {
  const last = at('"stream":"7-b","seq":10,');
  const fact = JSON.parse((JSON.parse(lines[last] as string) as { fact: Fact }).fact.text) as Fact;
  const forged = buildFact({ ...fact, data: 'forged' });
  const leaf = at('"stream":"7-b","seq":10,"hash"');
  const changed = lines.map((line, i) => {
    if (i === last)
      return JSON.stringify({
        fact: { group: 'cell', key: 7, stream: '7-b', seq: 10, name: fact.name, hash: forged.hash, text: forged.text },
      });
    if (i !== leaf) return line;
    const old = JSON.parse(line) as { leaf: object };
    return JSON.stringify({ leaf: { ...old.leaf, hash: forged.hash } });
  });
  expect(leaf).toBeGreaterThan(last);
  expect((await verify(changed)).findings.map((one) => one.damage)).toEqual(['checkpoint-root']);
});

test('a signature with one turned bit is no signature, Ed25519 or SM2', async () => {
  for (const name of ['onevisit-test', 'witness.example']) {
    const index = at('"checkpoint"');
    const changed = edit(index, (line) => {
      const point = line['checkpoint'] as { note: string };
      point.note = point.note.replace(
        new RegExp(`(— ${name} .{40})(.)`),
        (_, head: string, one: string) => head + (one === 'A' ? 'B' : 'A'),
      );
    });
    expect(short(await verify(changed)), name).toEqual(['onevisit/test/cell/7 23 checkpoint checkpoint-signature']);
  }
});

test('the verifier is one file that needs nothing of ours and nothing from a registry', async () => {
  const text = await readFile(verifier, 'utf8');
  const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  expect(text).not.toMatch(/import\(|require\(/);
});

/** Says on its way out how much of the processor it took, in microseconds. */
const countsItself = `data:text/javascript,process.on('exit', () => process.stderr.write(JSON.stringify(process.cpuUsage())))`;

test(
  'a long export of many shards is verified in one pass, and one wrong fact in it is named',
  async () => {
    const facts = isFull ? 1_000_000 : 1000;
    const file = join(folder, 'long.ndjson');
    const wrong = Math.floor(facts / 2);
    const own = ed25519Signer('onevisit-test', Buffer.alloc(32, 4));
    let n = 0;
    const spoiled = function* () {
      for (const line of longExport(facts, own)) {
        if (line.startsWith('{"fact"')) n += 1;
        yield n === wrong && line.startsWith('{"fact"') ? line.replace('窗口收件', '窗口退件') : line;
      }
    };
    await writeLines(file, longExport(facts, own));
    const begin = performance.now();
    const done = await run(process.execPath, ['--import', countsItself, verifier, file, '--json']);
    const seconds = (performance.now() - begin) / 1000;
    const cpu = JSON.parse(done.stderr) as NodeJS.CpuUsage;
    const { counts, findings } = JSON.parse(done.stdout) as Result;
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ facts, leaves: facts });
    await writeLines(file, spoiled());
    const found = await run(process.execPath, [verifier, file, '--json']).catch((error: { stdout: string }) => error);
    expect((JSON.parse(found.stdout) as Result).findings.map((one) => one.damage)).toEqual(['altered']);
    figure(
      `${facts} facts, ${counts['checkpoints']} heads: verified in ${seconds.toFixed(1)} s, ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor (wanted: 60 s); one altered fact named`,
    );
    if (isFull) expect((cpu.user + cpu.system) / 1e6).toBeLessThan(60);
  },
  patience,
);

async function writeLines(file: string, all: Iterable<string>): Promise<void> {
  const pack = function* () {
    let text = '';
    for (const line of all) {
      text += `${line}\n`;
      if (text.length < 1 << 20) continue;
      yield text;
      text = '';
    }
    yield text;
  };
  await writeFile(file, pack());
}
