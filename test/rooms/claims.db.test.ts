/** The claims at small size: one of them is played again, and the page docs/claims.md says what comes out. `onevisit scenario claims` plays all. */
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
  stageOf,
  textOf,
  virtualClock,
} from '../../src/scenario/index.ts';
import { freshHouse } from '../support/house.ts';

const root = join(import.meta.dirname, '../..');

test('a quoted claim comes out of the engine as the page says, with the old way beside it', async () => {
  const claims = readClaims(join(root, 'scenarios/claims'), ['q60']);
  const clock = virtualClock(new Date(`${firstDay(claims)}T00:59:00.000Z`));
  const at = await freshHouse(rooms, { clock });
  try {
    const enter = (account: string) => sessionOf(at.house, account);
    const stage = stageOf(at.house, at.app, clock, () => at.relay.drain(), enter);
    await prepare(at.house, claims);
    const played = await playClaims(stage, claims);
    const [report] = claims.map((claim) => reportOf(claim, played));
    expect(report?.stuck).toEqual([]);
    expect(report?.checked.filter((one) => !one.holds)).toEqual([]);
    const page = readFileSync(join(root, 'docs/claims.md'), 'utf8');
    const section = textOf(report ? [report] : []).split('\n## ')[1] ?? '';
    expect(page).toContain(`\n## ${section.trimEnd()}\n`);
  } finally {
    await at.close();
  }
});

test('a claim that the catalogue does not bear out is told', () => {
  const [claim] = readClaims(join(root, 'scenarios/claims'), ['q60']);
  if (!claim) throw new Error('q60 is gone');
  const counted = (n: number) => ({ measured: () => n, predicted: {} as never, stuck: [], facts: 1 });
  const played = claim.cases.flatMap(({ id }) =>
    (['baseline', 'optimised'] as const).map((side) => ({ claim: claim.id, case: id, side, ...counted(7) })),
  );
  expect(reportOf(claim, played).holds).toBe(false);
});

test('every claim says from which event to which it is measured, or keeps to the usual ones', () => {
  for (const claim of readClaims(join(root, 'scenarios/claims'))) {
    expect(claim.quote.length, claim.id).toBeGreaterThan(5);
    expect(claim.expect.length, claim.id).toBeGreaterThan(0);
  }
});
