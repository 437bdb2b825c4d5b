import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applicantElapsed, attribution } from './attribution.ts';
import { changeCalendar } from './change.ts';
import type { Clock, ClockInterval } from './clock.ts';
import { HOLDERS, readClock } from './clock.ts';
import { addWorkingDays } from './counting.ts';
import { dayNumber, isoDay } from './day.ts';
import { anyStart } from './due.proof.ts';
import { walkUsed } from './due.oracle.ts';
import { extendClock } from './extend.ts';
import { mainlandCalendar as calendar } from './mainland.ts';
import { recalculate } from './recalculate.ts';

const wd = (n: number) => ({ n, unit: 'wd' as const });
const review = { ground: 'expert-review', basis: '行政许可法 §45' };
const clock: Clock = {
  startedOn: '2026-03-09',
  appliedOn: '2026-03-05',
  statutory: wd(20),
  promised: wd(5),
  intervals: [],
};

test('the statutory and the promised limit run side by side', () => {
  expect(readClock(clock, 'statutory', calendar, '2026-03-11')).toMatchObject({
    due: '2026-04-07',
    used: 2,
    left: 18,
    total: 20,
    colour: 'green',
  });
  expect(readClock(clock, 'promised', calendar, '2026-03-11')).toMatchObject({
    due: '2026-03-16',
    used: 2,
    left: 3,
    colour: 'green',
  });
});

test('amber at two working days or 30 %, red on the day after the last', () => {
  expect(readClock(clock, 'promised', calendar, '2026-03-12')?.colour).toBe('amber');
  expect(readClock(clock, 'promised', calendar, '2026-03-16')?.colour).toBe('amber');
  expect(readClock(clock, 'promised', calendar, '2026-03-17')).toMatchObject({ colour: 'red', left: -1 });
  expect(readClock(clock, 'statutory', calendar, addWorkingDays(calendar, '2026-03-09', 13))?.colour).toBe('green');
  expect(readClock(clock, 'statutory', calendar, addWorkingDays(calendar, '2026-03-09', 14))?.colour).toBe('amber');
});

test('a clock that ended in time stays green for ever, one that ended late stays red', () => {
  expect(readClock({ ...clock, endedOn: '2026-03-11' }, 'promised', calendar, '2026-12-01')).toMatchObject({
    colour: 'green',
    used: 2,
  });
  expect(readClock({ ...clock, endedOn: '2026-03-18' }, 'promised', calendar, '2026-12-01')?.colour).toBe('red');
});

test('an open suspension stands still and is expected to end when its notice says', () => {
  const stopped: Clock = {
    ...clock,
    intervals: [{ holder: 'special', from: '2026-03-11', expectedUntil: '2026-03-18', stops: review }],
  };
  expect(readClock(stopped, 'promised', calendar, '2026-03-13')).toMatchObject({
    suspended: true,
    used: 2,
    due: '2026-03-23',
    left: 3,
  });
  expect(readClock(stopped, 'promised', calendar, '2026-03-20')).toMatchObject({
    suspended: true,
    used: 2,
    due: '2026-03-25',
  });
});

test('waiting for the applicant without a written ground stops nothing, but is the applicant’s time', () => {
  const waiting: Clock = { ...clock, intervals: [{ holder: 'applicant', from: '2026-03-10', until: '2026-03-12' }] };
  expect(readClock(waiting, 'promised', calendar, '2026-03-13')?.used).toBe(4);
  expect(attribution(waiting, calendar, '2026-03-13')).toEqual([
    { holder: 'local', from: '2026-03-06', to: '2026-03-10', workingDays: 3 },
    { holder: 'applicant', from: '2026-03-11', to: '2026-03-12', workingDays: 2 },
    { holder: 'local', from: '2026-03-13', to: '2026-03-13', workingDays: 1 },
  ]);
});

test('the applicant’s elapsed time runs on while the clock stands still', () => {
  const stopped: Clock = {
    ...clock,
    intervals: [{ holder: 'special', from: '2026-03-10', until: '2026-03-20', stops: review }],
  };
  expect(applicantElapsed(stopped, calendar, '2026-03-20')).toEqual({ days: 15, workingDays: 11 });
});

test('one extension, capped, with a reason, before the limit has passed', () => {
  const extension = {
    by: wd(10),
    moves: 'statutory' as const,
    approvedBy: 's-1-head',
    reason: '案情复杂',
    on: '2026-03-20',
  };
  const extended = extendClock(clock, extension, wd(10), calendar);
  if ('refused' in extended) throw new Error(extended.refused);
  expect(readClock(extended, 'statutory', calendar, '2026-03-20')).toMatchObject({ due: '2026-04-21', total: 30 });
  expect(readClock(extended, 'promised', calendar, '2026-03-20')?.due).toBe('2026-03-16');
  expect(readClock(extended, 'statutory', calendar, '2026-03-20')?.why.map((s) => s.rule)).toContain('extended');
  expect(extendClock(extended, extension, wd(10), calendar)).toMatchObject({ refused: 'already-extended' });
  expect(extendClock(clock, { ...extension, by: wd(11) }, wd(10), calendar)).toMatchObject({
    refused: 'extension-over-cap',
  });
  expect(extendClock(clock, { ...extension, by: { n: 10, unit: 'd' } }, wd(10), calendar)).toMatchObject({
    refused: 'extension-over-cap',
  });
  expect(extendClock(clock, { ...extension, reason: ' ' }, wd(10), calendar)).toMatchObject({
    refused: 'extension-without-reason',
  });
  expect(extendClock(clock, { ...extension, on: '2026-04-08' }, wd(10), calendar)).toMatchObject({
    refused: 'extension-too-late',
  });
  expect(extendClock({ ...clock, endedOn: '2026-03-10' }, extension, wd(10), calendar)).toMatchObject({
    refused: 'clock-ended',
  });
});

test('a new calendar moves open due days and leaves ended clocks and passed days alone', () => {
  const running: Clock = { startedOn: '2026-12-10', appliedOn: '2026-12-10', statutory: wd(45), intervals: [] };
  const published = {
    ...calendar,
    lastPublishedYear: 2027,
    years: { ...calendar.years, 2027: { notice: 'demonstration', rest: 'Y0101-0103 S0205-0211', work: 'S0130 S0214' } },
  };
  const { calendar: after } = changeCalendar(calendar, published, '2026-12-11');
  expect(recalculate(running, calendar, after, '2026-12-11')).toEqual([
    { side: 'statutory', from: '2027-02-12', to: '2027-02-17', provisionalBefore: true, provisionalAfter: false },
  ]);
  expect(recalculate({ ...running, endedOn: '2026-12-11' }, calendar, after, '2026-12-11')).toEqual([]);
  expect(recalculate(clock, calendar, after, '2026-12-11')).toEqual([]);
});

const torture = process.env['TORTURE'] === '1';
const anyClock = fc
  .record({
    at: anyStart,
    holders: fc.array(fc.constantFrom(...HOLDERS), { minLength: 4, maxLength: 4 }),
    open: fc.boolean(),
  })
  .map(({ at, holders, open }) => {
    const intervals = at.suspensions.map(
      (s, i): ClockInterval => ({
        holder: holders[i] ?? 'local',
        from: s.from,
        ...(open && i === 0 ? {} : { until: s.until }),
        ...(i % 2 === 0 && { stops: review }),
      }),
    );
    return { startedOn: at.start, appliedOn: at.start, statutory: wd(20), intervals } satisfies Clock;
  });

test(
  'used time equals a day count, never shrinks, never grows while suspended; every day has exactly one holder',
  () => {
    fc.assert(
      fc.property(anyClock, fc.nat({ max: 90 }), (c, days) => {
        const today = isoDay(dayNumber(c.startedOn) + days);
        const tomorrow = isoDay(dayNumber(today) + 1);
        const stops = c.intervals.filter((i) => i.stops).map((i) => ({ from: i.from, until: i.until ?? today }));
        const now = readClock(c, 'statutory', calendar, today);
        const next = readClock(c, 'statutory', calendar, tomorrow);
        expect(now?.used).toBe(walkUsed('wd', c.startedOn, today, stops));
        const grown = (next?.used ?? 0) - (now?.used ?? 0);
        expect([0, 1]).toContain(grown);
        if (next?.suspended) expect(grown).toBe(0);
        const runs = attribution(c, calendar, today);
        expect(runs.reduce((sum, r) => sum + dayNumber(r.to) - dayNumber(r.from) + 1, 0)).toBe(days);
        runs.slice(1).forEach((r, i) => expect(dayNumber(r.from)).toBe(dayNumber(runs[i]?.to ?? '') + 1));
      }),
      { numRuns: torture ? 200_000 : 2000 },
    );
  },
  torture ? 7_200_000 : 60_000,
);
