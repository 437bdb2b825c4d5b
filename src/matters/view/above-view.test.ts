import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/pure.ts';
import { almanac, coordinator, reviewer, spec, task, World } from '../testing/world.ts';
import { aboveOf, daysAbove } from './above-view.ts';

const names = { staff: (id: string) => id } as Parameters<typeof aboveOf>[2]['names'];

/** Two accepted cases that an organ above decides, and the days on which each went up and came back. */
function submitted(...days: readonly { readonly up: string; readonly back?: string }[]): World {
  const ids = days.map((_, i) => `c${i + 1}`);
  const decidedIn = { system: 'province', by: 're-entry' as const };
  const world = new World(ids.map((id) => spec(id, { decidedIn, tasks: [task(`${id}.external`, 'external')] })));
  for (const id of ids) world.must(reviewer(id), 'accept-case', { case: id });
  const steps = days.flatMap(({ up, back }, i) => [
    { on: up, id: ids[i] as string, isBack: false },
    ...(back === undefined ? [] : [{ on: back, id: ids[i] as string, isBack: true }]),
  ]);
  for (const { on, id, isBack } of steps.toSorted((a, b) => a.on.localeCompare(b.on))) {
    world.on(on);
    const task = `${id}.external`;
    if (!isBack) world.must(coordinator, 'assist-submission', { task, submittedOn: on, note: '全程代报' });
    else
      world.must(reviewer(id), 'record-external-result', {
        task,
        serial: 'S-1',
        serialAgain: 'S-1',
        effect: 'granted',
        by: 're-entry',
      });
  }
  return world;
}
const above = (world: World, id: string, today: string) => aboveOf(world.facts, id, { names, almanac, today });

test('协助报批: the working days of the organ above are counted apart, from the day it went up to the day it came back', () => {
  const world = submitted({ up: '2026-01-08', back: '2026-01-14' });
  expect(above(world, 'c1', '2026-01-30')).toMatchObject({
    helperName: coordinator.id,
    submittedOn: '2026-01-08',
    backOn: '2026-01-14',
    workingDays: 4,
    note: '全程代报',
  });
});

test('what is still above counts until today, and what never went up has no such days', () => {
  expect(above(submitted({ up: '2026-01-08' }), 'c1', '2026-01-12')).toMatchObject({ backOn: null, workingDays: 2 });
  expect(above(new World([spec('c1')]), 'c1', '2026-01-12')).toBeNull();
});

test('days on which two things of a matter lie above count once, and the days between belong to the organs here', () => {
  const days = (...all: readonly { readonly up: string; readonly back?: string }[]) => {
    const world = submitted(...all);
    const both = all.map((_, i) => above(world, `c${i + 1}`, '2026-01-30'));
    return [daysAbove(both, almanac, '2026-01-05', '2026-01-30'), both.map((one) => one?.workingDays)];
  };
  expect(days({ up: '2026-01-08', back: '2026-01-14' }, { up: '2026-01-12', back: '2026-01-16' })).toEqual([6, [4, 4]]);
  expect(days({ up: '2026-01-08', back: '2026-01-09' }, { up: '2026-01-19', back: '2026-01-21' })).toEqual([3, [1, 2]]);
  expect(daysAbove([null], almanac, '2026-01-05', '2026-01-30')).toBe(0);
});

test('nobody records days above for a day that is still to come', () => {
  const world = submitted({ up: '2026-01-08' });
  const done = world.send(coordinator, 'assist-submission', { task: 'c1.external', submittedOn: '2026-03-01' });
  expect(isRefusal(done)).toBe(true);
});
