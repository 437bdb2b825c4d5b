import { expect, test } from 'vitest';
import { readSample, scattered } from './sample.ts';

test('两集中、两到位: whoever decides for an organ sits in one place, and that place is a hall of the district', async () => {
  const sample = await readSample('catalogue/anhe');
  expect(scattered(sample, ['hall'])).toEqual(new Map());
  const deciders = Object.values(sample.staff).filter((one) => one.roles.includes('approver'));
  const atDesk = deciders.filter((one) => one.organ !== 'sample-bank' && one.organ !== 'testing-lab');
  expect(atDesk.filter((one) => one.site !== 'hall')).toEqual([]);

  const [first] = atDesk;
  const moved = { ...sample, staff: { ...sample.staff, other: { ...first, account: 'other', site: 'back-office' } } };
  expect([...scattered(moved as typeof sample, ['hall', 'back-office'])]).toEqual([
    [first?.organ, ['back-office', 'hall']],
  ]);
  expect(scattered(sample, ['another-hall']).size).toBeGreaterThan(0);
});
