/** 15:30 is a cut-off of acceptance; two hours is what it takes as a rule. */
import { expect, test } from 'vitest';
import { plainTasks, reviewer, spec, World } from './testing/world.ts';

/** Accepts at a local time of a working Tuesday (or another day); gives the promised day. */
function promisedWhenAccepted(at: string, day = '2026-01-06'): string | undefined {
  const world = new World(
    [spec('c1', { tasks: plainTasks('c1'), promised: { n: 2, unit: 'h' }, sameDayUntil: '15:30' })],
    { at: `${day}T00:30:00.000Z` },
  );
  world.now = new Date(Date.parse(`${day}T${at}:00.000Z`) - 8 * 3_600_000).toISOString();
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  return world.state.cases['c1']?.promisedDue?.on;
}

test('当天办结: accepted at 09:40, 15:29 and 15:30 it is due the same day, at 15:31 on the next working day', () => {
  expect(['09:40', '15:29', '15:30', '15:31'].map((at) => promisedWhenAccepted(at))).toEqual([
    '2026-01-06',
    '2026-01-06',
    '2026-01-06',
    '2026-01-07',
  ]);
});

test('after the cut-off on a Friday it is due on Monday: no rule of twenty-four hours', () => {
  expect(promisedWhenAccepted('15:31', '2026-01-09')).toBe('2026-01-12');
});
