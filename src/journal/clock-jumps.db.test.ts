/** The machine's clock is wrong for a while, an hour back or two days ahead, and is set right (R14): every fact gets its leaf, and nothing looks like damage. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure } from '../../test/support/figures.ts';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { isRefusal, type JsonValue } from '../platform/index.ts';
import { journal } from './index.ts';
import { append, atHead } from './perform.ts';
import { makeSubjectKeys } from './subject-keys.ts';
import { trustedKeys } from './tree/signing.ts';
import { verifyJournal } from './verify/verify.ts';

const start = Date.parse('2026-03-02T01:00:00.000Z');
let at: FreshHouse;
let now = new Date(start);
beforeAll(async () => {
  at = await freshHouse([journal], { clock: { now: () => now } });
});
afterAll(() => at.close());

let written = 0;
/** One fact, as a command writes it, and whatever is due at that moment. */
async function note(): Promise<void> {
  written += 1;
  const key = {
    group: 'cell',
    key: 7,
    actor: 'x',
    route: 'test',
    idempotencyKey: `k${written}`,
    bodyHash: '',
  } as const;
  const done = await at.house.db.command<JsonValue>(key, async (tx) => {
    const facts = [{ name: 'example-noted', version: 1, data: written }];
    const made = await append(tx, { stream: '7-noted', expectedSeq: atHead, facts, actor: 'x', now: tx.now });
    return isRefusal(made) ? made : null;
  });
  if (isRefusal(done)) throw new Error(done.refused);
  await at.relay.drain();
}

const turnTo = (minute: number): void => void (now = new Date(start + minute * 60_000));
const verified = async () =>
  await verifyJournal(at.house, { keys: makeSubjectKeys(at.house), trusted: trustedKeys(at.house), anchors: [] });

test('facts that come without a pause never put off the checkpoint that is due', async () => {
  for (let minute = 0; minute <= 10; minute += 0.5) {
    turnTo(minute);
    await note();
  }
  expect((await verified()).counts).toMatchObject({ leaves: written, checkpoints: 1 });
});

test('whatever was recorded while the clock was wrong, and after it was set right, stands in the tree, and the chain holds', async () => {
  const day = 1440;
  for (const minute of [20, 2 * day, 2 * day + 20, 40, 60, -60, -40, 80, 100]) {
    turnTo(minute);
    await note();
    turnTo(minute + 10);
    await at.relay.drain();
    expect((await verified()).counts, `minute ${minute}`).toMatchObject({ facts: written, leaves: written });
  }
  turnTo(3 * day);
  await note();
  turnTo(3 * day + 10);
  await at.relay.drain();
  const { counts, findings } = await verified();
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ facts: written, leaves: written });
  figure(`journal: ${written} facts over an hour back and two days ahead, each with its leaf, nothing wrong`);
});
