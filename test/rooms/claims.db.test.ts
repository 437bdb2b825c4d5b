/**
 * Quoted claims are played again and compared with their section of docs/claims.md: two cheap ones in `npm test`, all of them in `npm run torture`.
 * The law test/laws/claims.test.ts compares the files and the plans.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { sessionOf } from '../../src/people/index.ts';
import {
  firstDay,
  playClaims,
  prepare,
  readClaims,
  reportOf,
  sectionOf,
  stageOf,
  virtualClock,
} from '../../src/scenario/index.ts';
import { freshHouse } from '../support/house.ts';

const root = join(import.meta.dirname, '../..');
const isWhole = process.env['TORTURE'] === '1';

test('quoted claims come out of the engine as the page says, with the old way beside them', {
  timeout: isWhole ? 3_600_000 : 60_000,
}, async () => {
  const claims = readClaims(join(root, 'scenarios/claims'), isWhole ? undefined : ['q51', 'q60']);
  const clock = virtualClock(new Date(`${firstDay(claims)}T00:59:00.000Z`));
  const at = await freshHouse(rooms, { clock });
  try {
    const enter = (account: string) => sessionOf(at.house, account);
    const stage = stageOf(at.house, at.app, clock, at.relay, enter);
    await prepare(at.house, claims);
    const played = await playClaims(stage, claims);
    const reports = claims.map((claim) => reportOf(claim, played));
    const page = readFileSync(join(root, 'docs/claims.md'), 'utf8');
    expect(reports.filter((one) => !one.holds).map((one) => [one.claim, one.stuck])).toEqual([]);
    for (const report of reports) expect(page).toContain(sectionOf(report).trimEnd());
  } finally {
    await at.close();
  }
});

const [claim] = readClaims(join(root, 'scenarios/claims'), ['q60']);
if (!claim) throw new Error('q60 is gone');
/** The claim as if every figure of every side had been predicted and measured so. */
const told = (predicted: number, measured: number) => {
  const one = { predicted: () => predicted, measured: () => measured, stuck: [], facts: 1 };
  return reportOf(
    { ...claim, expect: [{ figure: 'visits', reformed: '= 7' }] },
    claim.cases.flatMap(({ id }) =>
      (['baseline', 'optimised'] as const).map((side) => ({ claim: claim.id, case: id, side, ...one })),
    ),
  );
};

test('a claim that the catalogue does not bear out is told', () => {
  expect(told(3, 3).holds).toBe(false);
});

test('a figure unlike the plan is not passed over: the claim file explains it, or the claim does not hold', () => {
  const single = claim.cases.slice(0, 1);
  expect(told(7, 7).rows.filter((row) => row.why !== '')).toEqual([]);
  expect(told(6, 7).rows[0]).toMatchObject({ case: single[0]?.id, why: 'not explained' });
  expect(told(6, 7).holds).toBe(false);
});

test('what a cleaned-up edition asks no more is listed in it with the rule and the reason', () => {
  for (const { id, before, catalogue } of readClaims(join(root, 'scenarios/claims'))) {
    if (!before) continue;
    for (const item of Object.values(before.items)) {
      const kept = new Set(catalogue.items[item.id]?.requirements.map((one) => one.id));
      const told = new Set(
        (catalogue.items[item.id]?.cancelledProofs ?? []).flatMap((one) => (one.reason.zh === '' ? [] : [one.id])),
      );
      const lost = item.requirements.filter((one) => !kept.has(one.id) && !told.has(one.id));
      expect(lost, `${id} ${item.id}`).toEqual([]);
    }
  }
});

test('every claim says what it quotes and what it expects', () => {
  for (const one of readClaims(join(root, 'scenarios/claims'))) {
    expect(one.quote.length, one.id).toBeGreaterThan(5);
    expect(one.expect.length, one.id).toBeGreaterThan(0);
  }
});
