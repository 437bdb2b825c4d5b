import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CliCall, CliCommand, House } from '../platform/index.ts';
import { anchorFile, checkpointCommand, exportCommand, verifyCommand } from './commands.ts';
import { testHouse, type TestHouse } from './house.test-support.ts';
import { armCheckpoints, checkpointEvery, signHeads } from './jobs.ts';
import { personal } from './personal.ts';
import { keyLine, readKeyLine, sm2Signer } from './tree/suites.ts';
import type { Report } from './verify/walk.ts';

let shop: TestHouse;
let house: House;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'onevisit-journal-'));
  shop = await testHouse();
  const log = { error: (...line: unknown[]) => errors.push(line) };
  house = { ...shop.parts, config: { data }, log } as unknown as House;
  await shop.add('7-a', [note('收件'), { ...note('受理'), data: { who: personal('p-1-example', '王某某') } }]);
  await shop.add('office-3', [note('授权')], 0, 'office', 3);
});
afterAll(async () => {
  await shop.close();
  await rm(data, { recursive: true, force: true });
});

const errors: unknown[] = [];
const note = (text: string) => ({ name: 'example-noted', version: 1, data: { text } });

async function run(command: CliCommand, options: CliCall['options'] = {}, args: string[] = [], json = false) {
  const printed: string[] = [];
  const call = {
    args,
    options,
    json,
    house: async () => house,
    config: house.config,
    print: (line: string) => void printed.push(line),
    progress: () => undefined,
  };
  return { code: await command.run(call), printed };
}

test('an operator signs the heads and gets the key that others need', async () => {
  const { code, printed } = await run(checkpointCommand);
  expect(code).toBe(0);
  expect(printed.slice(0, 2)).toEqual(['cell 7: 2 new leaves, signed at 2', 'office 3: 1 new leaves, signed at 1']);
  expect(readKeyLine(printed[2]?.replace('key ', '') ?? '')?.name).toBe('onevisit-test');
  expect((await run(checkpointCommand)).printed[0]).toBe('cell 7: nothing new');
  expect((await readFile(anchorFile(data), 'utf8')).split('\n')).toHaveLength(3);
});

test('an operator verifies: exit code 0 and the counts', async () => {
  const { code, printed } = await run(verifyCommand);
  expect(printed).toEqual([
    '3 facts in 2 streams, 1 personal values (0 erased), 3 leaves, 2 checkpoints, 2 anchors: 0 wrong',
  ]);
  expect(code).toBe(0);
  const one = await run(verifyCommand, { group: 'cell', stream: '7-a' }, [], true);
  expect((JSON.parse(one.printed[0] ?? '') as Report).counts).toMatchObject({ facts: 2, streams: 1, leaves: 0 });
  await expect(run(verifyCommand, { group: 'village' })).rejects.toThrow('There is no group village');
});

test('damage is named on a line of its own and the exit code is 1', async () => {
  await shop.asOwner(
    `update journal.cell_fact set text = replace(text, '收件', '拒收') where stream = '7-a' and seq = 1`,
  );
  const { code, printed } = await run(verifyCommand);
  expect(code).toBe(1);
  expect(printed[0]).toBe('altered  7-a seq 1 example-noted: the text does not give the hash that stands beside it');
  const stream = await run(verifyCommand, { stream: '7-a' });
  expect([stream.code, stream.printed.length]).toEqual([1, 2]);
  await shop.asOwner(
    `update journal.cell_fact set text = replace(text, '拒收', '收件') where stream = '7-a' and seq = 1`,
  );
  expect((await run(verifyCommand)).code).toBe(0);
});

test('anchors and keys of others are held against the journal', async () => {
  const [keys, anchors] = [join(data, 'keys'), join(data, 'published')];
  await writeFile(keys, `${keyLine(sm2Signer('witness.example', Buffer.alloc(32, 4)))}\n`);
  await writeFile(anchors, await readFile(anchorFile(data)));
  const { code, printed } = await run(verifyCommand, { keys, anchors });
  expect(code).toBe(0);
  expect(printed[0]).toContain('4 anchors');
  await writeFile(keys, 'no key\n');
  await expect(run(verifyCommand, { keys })).rejects.toThrow('is no key');
});

test('the export holds texts and hashes and no personal value', async () => {
  const file = join(data, 'export.ndjson');
  const { code, printed } = await run(exportCommand, {}, [file]);
  expect([code, printed]).toEqual([0, [`${file}: 9 lines`]]);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('$personal');
  expect(text).not.toContain('王某某');
});

test('the first new fact arms the timer of its shard, the next ones do not write, a thousand make it due at once', async () => {
  const reaction = armCheckpoints();
  const event = { group: 'cell', key: 9, stream: '9-a', seq: 1, topic: 'example-noted' } as const;
  const due = async () =>
    (
      await shop.asOwner<{ due_at: Date }>(
        `select due_at from platform.cell_timer where cell = 9 and name = 'journal.checkpoint'`,
      )
    )[0]?.due_at;
  await reaction.react(event, house);
  const first = await due();
  expect(first?.getTime()).toBe(shop.at.getTime() + checkpointEvery.ms);
  shop.at = new Date(shop.at.getTime() + 60_000);
  for (let n = 2; n < checkpointEvery.facts; n += 1) await reaction.react({ ...event, seq: n }, house);
  expect(await due()).toEqual(first);
  await reaction.react({ ...event, seq: checkpointEvery.facts }, house);
  expect((await due())?.getTime()).toBe(shop.at.getTime());
});

test('a due timer signs the head; over a damaged journal it signs nothing and says so in the log', async () => {
  const timer = { group: 'cell', key: 7, stream: 'journal', name: signHeads.name, dueAt: shop.at } as const;
  await shop.add('7-b', [note('受理')]);
  await signHeads.fire(timer, house);
  expect((await run(verifyCommand)).printed[0]).toContain('4 leaves, 3 checkpoints, 3 anchors: 0 wrong');
  await shop.asOwner(`update journal.cell_checkpoint set note = replace(note, 'alg sha256', 'alg sm3') where size = 3`);
  await shop.add('7-c', [note('受理')]);
  await signHeads.fire(timer, house);
  expect(JSON.stringify(errors)).toContain('run onevisit journal verify');
  expect((await run(verifyCommand)).printed[0]).toMatch(/^checkpoint-signature {2}onevisit\/test\/cell\/7 seq 3/);
  expect((await run(checkpointCommand)).code).toBe(1);
});
