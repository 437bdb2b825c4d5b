import { expect, test } from 'vitest';
import type { MatterState } from '../state.ts';
import { almanac } from '../testing/world.ts';
import { promiseShown } from './promised.ts';

const shown = (promisedOn: string | null, dues: readonly ({ on: string; provisional: boolean } | undefined)[]) =>
  promiseShown(
    {
      head: { promisedOn },
      cases: Object.fromEntries(
        dues.map((promisedDue, index) => [`c${index}`, { ...(promisedDue && { promisedDue }) }]),
      ),
    } as unknown as MatterState,
    almanac,
  );

test('the promise of the plan is shown until every case has its own, then the latest of them', () => {
  const own = { on: '2026-12-04', provisional: false };
  expect(shown('2026-12-10', [own, undefined])).toMatchObject({ promisedOn: '2026-12-10' });
  expect(shown('2026-12-10', [own, { on: '2026-12-07', provisional: false }])).toMatchObject({
    promisedOn: '2026-12-07',
  });
});

test('a promise of the plan beyond the last published calendar year says that its day is provisional', () => {
  expect(shown('2027-01-07', [undefined])).toMatchObject({ promisedOn: '2027-01-07', promisedProvisional: true });
  expect(shown('2026-12-10', [undefined])).toMatchObject({ promisedProvisional: false });
  expect(shown('2026-12-10', [{ on: '2027-01-04', provisional: true }])).toMatchObject({ promisedProvisional: true });
  expect(shown(null, [])).toMatchObject({ promisedOn: null, promisedProvisional: false });
});
