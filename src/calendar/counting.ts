/** Counting working days. Intervals are half-open `(from, to]`: the first day is not counted, the last one is (民法典 §201, by analogy). */
import type { Calendar } from './calendar.ts';
import { isPublished, yearTable } from './calendar.ts';
import { dayNumber, isoDay, partsOf } from './day.ts';

/** Working days after `from` up to and including `to`; negative where `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  return workingBetween(calendar, dayNumber(from), dayNumber(to));
}

/** The n-th working day after the start day, which is not counted; with n = 0 the start day, or the first working day after it. Negative n counts back. */
export function addWorkingDays(calendar: Calendar, from: string, n: number): string {
  return isoDay(nthWorkingDay(calendar, dayNumber(from), n));
}

/** The day itself where it is a working day, else the first one after it. */
export function nextWorkingDay(calendar: Calendar, from: string): string {
  return isoDay(nthWorkingDay(calendar, dayNumber(from), 0));
}

/** `workingDaysBetween` by day numbers. */
export function workingBetween(calendar: Calendar, from: number, to: number): number {
  if (to < from) return -workingBetween(calendar, to, from);
  const firstYear = partsOf(from).year;
  const lastYear = partsOf(to).year;
  const before = (day: number, year: number): number => {
    const table = yearTable(calendar, year);
    return table.prefix[day - table.first + 1] ?? 0;
  };
  let count = before(to, lastYear) - before(from, firstYear);
  for (let year = firstYear; year < lastYear; year += 1) count += yearTable(calendar, year).days.length;
  return count;
}

/** `addWorkingDays` by day numbers. */
export function nthWorkingDay(calendar: Calendar, from: number, n: number): number {
  let { year } = partsOf(from);
  let table = yearTable(calendar, year);
  const offset = from - table.first;
  // Position, in the year's list of working days, of the day wanted.
  let index = n > 0 ? (table.prefix[offset + 1] ?? 0) + n - 1 : (table.prefix[offset] ?? 0) + n;
  while (index >= table.days.length) {
    index -= table.days.length;
    year += 1;
    table = yearTable(calendar, year);
  }
  while (index < 0) {
    year -= 1;
    table = yearTable(calendar, year);
    index += table.days.length;
  }
  return table.days[index] ?? from;
}

/** The first day in `[from, to]` whose year is not published, or undefined. */
export function firstUnpublished(calendar: Calendar, from: number, to: number): number | undefined {
  for (let year = partsOf(from).year; year <= partsOf(to).year; year += 1) {
    if (!isPublished(calendar, year)) return Math.max(from, yearTable(calendar, year).first);
  }
  return undefined;
}
