/** 15:30 is a cut-off of acceptance; two hours is what it takes as a rule. */
import { describe, expect, test } from 'vitest';
import { amberAt, colourAt } from './clock.ts';
import { nextLook } from '../decide/look.ts';
import { noticeText, type Issued } from '../notices/notice-text.ts';
import { promiseOf } from './promised.ts';
import type { CaseState } from '../state.ts';
import { almanac, plainTasks, reviewer, spec, system, World } from '../testing/world.ts';

const twoHours = { n: 2, unit: 'h' } as const;
const office = [{ from: '09:00', to: '17:30' }];

/** A local time of a day as the instant it is. */
const local = (day: string, time: string): string =>
  new Date(Date.parse(`${day}T${time}:00.000Z`) - 8 * 3_600_000).toISOString();

/** Accepts at a local time of a working Tuesday (or another day). */
function accepted(at: string, day = '2026-01-06', officeTime: typeof office | null = office): World {
  const world = new World(
    [
      spec('c1', {
        tasks: plainTasks('c1'),
        promised: twoHours,
        sameDayUntil: '15:30',
        ...(officeTime ? { officeTime } : {}),
      }),
    ],
    { at: local(day, '08:30') },
  );
  world.now = local(day, at);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  return world;
}
const promised = (world: World) => world.state.cases['c1']?.promisedDue;

describe('两小时领证: two hours of office time after the acceptance, and after 15:30 from the next working morning; no rule of twenty-four hours', () => {
  test('当天办结: accepted at 09:40, 15:29 and 15:30 it is due the same day, at 15:31 on the next working day', () => {
    expect(['09:40', '15:29', '15:30', '15:31'].map((at) => promised(accepted(at)))).toEqual([
      {
        on: '2026-01-06',
        provisional: false,
        at: local('2026-01-06', '11:40'),
      },
      {
        on: '2026-01-06',
        provisional: false,
        at: local('2026-01-06', '17:29'),
      },
      {
        on: '2026-01-06',
        provisional: false,
        at: local('2026-01-06', '17:30'),
      },
      {
        on: '2026-01-07',
        provisional: false,
        at: local('2026-01-07', '11:00'),
      },
    ]);
  });

  test('after the cut-off on a Friday it is due on Monday at eleven', () => {
    expect(promised(accepted('15:31', '2026-01-09'))?.at).toBe(local('2026-01-12', '11:00'));
  });

  test('where no office time is kept, the promise is one of that day', () => {
    const without = accepted('15:31', '2026-01-06', null);
    expect(promised(without)).toEqual({ on: '2026-01-07', provisional: false });
    const just = accepted('15:30', '2026-01-06', null);
    expect(promised(just)).toEqual({ on: '2026-01-06', provisional: false });
  });

  test('the notice of acceptance says by which hour it is promised, and by which day where a day is', () => {
    const told = (at: string, officeTime: typeof office | null = office): string => {
      const world = accepted(at, '2026-01-06', officeTime);
      const notice = world.facts.find(
        (one): one is Issued => one.name === 'notice-issued' && one.data.kind === 'acceptance',
      );
      return (notice && noticeText(world.state, notice, { on: '2026-01-06' })?.paragraphs.join('')) ?? '';
    };
    expect(told('09:40')).toContain('承诺于2026年1月6日11时40分前办结');
    expect(told('15:31')).toContain('承诺于2026年1月7日11时前办结');
    expect(told('15:31', null)).toContain('承诺于2026年1月7日前办结');
  });

  test('receipt and list of the person take the hour of the latest promise, once every case has its own', () => {
    const world = accepted('09:40');
    expect(promiseOf(world.state)?.at).toBe(local('2026-01-06', '11:40'));
    const waiting = { ...world.state.cases['c1'], promisedDue: undefined } as unknown as CaseState;
    expect(promiseOf({ ...world.state, cases: { ...world.state.cases, c2: waiting } })).toBeUndefined();
  });

  test('while the clock stands still by law the hours stand still too', () => {
    const world = accepted('09:40');
    const order = {
      case: 'c1',
      ground: 'testing',
      expected: { n: 1, unit: 'wd' },
      reasons: '送检',
    } as const;
    world.now = local('2026-01-06', '10:40');
    world.must(reviewer('c1'), 'suspend-clock', order);
    world.now = local('2026-01-07', '10:00');
    world.must(reviewer('c1'), 'resume-clock', { case: 'c1' });
    expect(promised(world)?.at).toBe(local('2026-01-07', '11:00'));
  });

  test('it is looked at again at that instant, and is late a millisecond after it and not before', () => {
    const world = accepted('09:40');
    const due = promised(world);
    if (!due?.at) throw new Error('no instant');
    expect(nextLook(world.state, almanac)?.toISOString()).toBe(due.at);
    world.now = due.at;
    world.must(system, 'look-again', {});
    expect(world.state.cases['c1']?.overdue).toEqual([]);
    world.now = new Date(Date.parse(due.at) + 1).toISOString();
    world.must(system, 'look-again', {});
    expect(world.state.cases['c1']?.overdue).toEqual(['promised']);
  });

  test('the colour goes by the hour: amber when 36 minutes are left, red when the instant has passed', () => {
    const due = promised(accepted('09:40'));
    if (!due) throw new Error('no promise');
    expect(amberAt(due, twoHours, almanac)).toBe(local('2026-01-06', '11:04'));
    const at = (time: string) => colourAt(due, twoHours, local('2026-01-06', time), almanac);
    expect(['11:03', '11:04', '11:40', '11:41'].map(at)).toEqual(['green', 'amber', 'amber', 'red']);
  });
});
