import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dueDate, lastDayBefore } from './due.ts';
import { counterexample } from './due.proof.ts';
import { mainlandCalendar as calendar } from './mainland.ts';

const wd = (n: number) => ({ n, unit: 'wd' as const });
const torture = process.env['TORTURE'] === '1';
const runs = torture ? 1_000_000 : 20_000;

/** Planted: knows weekends only. */
const weekendsOnly: typeof dueDate = (limit, start, cal, stops) => dueDate(limit, start, { ...cal, years: {} }, stops);

/** Planted: counts overlapping suspensions twice, by pushing each behind the one before. */
const twice: typeof dueDate = (limit, start, cal, stops = []) => {
  let end = '';
  const apart = [...stops]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((s) => {
      const from = s.from < end ? end : s.from;
      const length = Date.parse(s.until) - Date.parse(s.from);
      const until = new Date(Date.parse(from) + Math.max(length, 0)).toISOString().slice(0, 10);
      end = until > end ? until : end;
      return { from, until };
    });
  return dueDate(limit, start, cal, apart);
};

/** Planted: counts the start day. */
const early: typeof dueDate = (limit, start, cal, stops) =>
  dueDate(limit.n > 0 ? { ...limit, n: limit.n - 1 } : limit, start, cal, stops);

/** Planted: is sure where nothing is published. */
const sure: typeof dueDate = (limit, start, cal, stops) => ({
  ...dueDate(limit, start, cal, stops),
  provisional: false,
});

describe('the field reference is right to the day', () => {
  test.each([
    ['received on Friday 26 September 2025, 5 working days', '2025-09-26', 5, '2025-10-10'],
    ['received on 29 September 2025, 5 working days', '2025-09-29', 5, '2025-10-13'],
    ['accepted on 25 September 2025, 20 working days', '2025-09-25', 20, '2025-10-29'],
    ['received on 10 February 2026, 5 working days', '2026-02-10', 5, '2026-02-24'],
    ['accepted on 12 February 2026, 20 working days', '2026-02-12', 20, '2026-03-18'],
    ['accepted on 28 April 2026, 10 working days', '2026-04-28', 10, '2026-05-14'],
    ['accepted on 18 September 2026, 20 working days', '2026-09-18', 20, '2026-10-22'],
    ['joint case accepted on 30 January 2026, 45 working days', '2026-01-30', 45, '2026-04-10'],
  ])('%s', (_, start, n, due) => {
    expect(dueDate(wd(n), start, calendar)).toMatchObject({ due, provisional: false });
  });
});

test('five working days from Monday end on the next Monday', () => {
  expect(dueDate(wd(5), '2026-03-09', calendar).due).toBe('2026-03-16');
});

test('a case accepted in December 2026 has a provisional date and says from which day on', () => {
  const due = dueDate(wd(20), '2026-12-10', calendar);
  expect(due.provisional).toBe(true);
  expect(due.why).toContainEqual({ rule: 'provisional', date: '2027-01-01', note: { first: 2004, last: 2026 } });
});

test('a date before the first published year is provisional too', () => {
  expect(dueDate(wd(5), '2003-12-01', calendar).provisional).toBe(true);
});

test('a calendar-day limit whose last day is a holiday moves on to the next working day and says why', () => {
  const due = dueDate({ n: 7, unit: 'd' }, '2026-09-26', calendar);
  expect(due.due).toBe('2026-10-08');
  expect(due.why).toContainEqual({
    rule: 'last-day-moved',
    date: '2026-10-03',
    note: { to: '2026-10-08', holiday: 'N' },
  });
});

test('a limit in months ends with the month where the day does not exist', () => {
  expect(dueDate({ n: 6, unit: 'month' }, '2025-08-31', calendar)).toMatchObject({ due: '2026-02-28' });
  expect(dueDate({ n: 1, unit: 'year' }, '2024-02-29', calendar)).toMatchObject({ due: '2025-02-28' });
});

test('a make-up Saturday counts as a working day and a last day on it does not move', () => {
  expect(dueDate({ n: 1, unit: 'd' }, '2025-10-10', calendar).due).toBe('2025-10-11');
});

test('an on-the-spot item is due the same day, or on the first working day when it came in on a day of rest', () => {
  expect(dueDate(wd(0), '2026-03-10', calendar).due).toBe('2026-03-10');
  expect(dueDate(wd(0), '2026-10-03', calendar).due).toBe('2026-10-08');
});

test('a suspension moves the due day by exactly the working days in it', () => {
  const stop = [{ from: '2026-03-11', until: '2026-03-18' }];
  expect(dueDate(wd(5), '2026-03-09', calendar, stop).due).toBe('2026-03-23');
});

test('overlapping, touching and repeated suspensions never count twice', () => {
  const stops = [
    { from: '2026-03-11', until: '2026-03-16' },
    { from: '2026-03-12', until: '2026-03-18' },
    { from: '2026-03-18', until: '2026-03-18' },
    { from: '2026-03-11', until: '2026-03-16' },
  ];
  expect(dueDate(wd(5), '2026-03-09', calendar, stops).due).toBe('2026-03-23');
});

test('a suspension after the last day moves nothing', () => {
  expect(dueDate(wd(5), '2026-03-09', calendar, [{ from: '2026-03-16', until: '2026-03-30' }]).due).toBe('2026-03-16');
});

test('hours are told as the latest day on which they can end', () => {
  expect(dueDate({ n: 4, unit: 'h' }, '2026-10-09', calendar).due).toBe('2026-10-10');
  expect(dueDate({ n: 9, unit: 'h' }, '2026-10-09', calendar).due).toBe('2026-10-12');
});

test('renewal must be asked for 30 working days before the licence expires', () => {
  expect(lastDayBefore(wd(30), '2026-10-12', calendar)).toEqual({ day: '2026-08-25', provisional: false });
});

test('a date that does not exist is a bug, never a working day', () => {
  expect(() => dueDate(wd(5), '2025-13-45', calendar)).toThrow('no such day: 2025-13-45');
});

describe('the day walk', () => {
  test.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'])(
    `agrees with the engine on random cases on a machine in %s`,
    (zone) => {
      const script = fileURLToPath(new URL('./due.proof-run.ts', import.meta.url));
      const run = spawnSync(process.execPath, [script, String(runs)], {
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toMatchObject({ zone, runs, found: null });
    },
    torture ? 7_200_000 : 60_000,
  );

  test('finds an engine that knows weekends only', () => {
    expect(counterexample(weekendsOnly, 2000)).toBeDefined();
  });

  test('finds an engine that counts overlapping suspensions twice', () => {
    expect(counterexample(twice, 2000)).toBeDefined();
  });

  test('finds an engine that counts the start day', () => {
    expect(counterexample(early, 2000)).toBeDefined();
  });

  test('finds an engine that guesses where no calendar is published', () => {
    expect(counterexample(sure, 2000)).toBeDefined();
  });
});
