/**
 * Days as integers: day 0 is 1970-01-01, proleptic Gregorian, no time zone and no clock: everything is reckoned in UTC, which has no
 * summer time, so that a browser needs no date library and no zone can shift a date.
 */
const MS_PER_DAY = 86_400_000;

/** Days in a month (1 to 12) of a Gregorian year. */
export function monthLength(year: number, month: number): number {
  return partsOf(dayFrom(year, month + 1, 0)).day;
}

/** Day number of a year, month and day; years below 100 mean themselves. What is out of range rolls over. */
export function dayFrom(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY;
}

/** Year, month and day of a day number. */
export function partsOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const at = new Date(dayNumber * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Day number of an ISO date `YYYY-MM-DD` of the years 0001 to 9999, or undefined where there is no such day (2025-13-45). */
export function parseDay(iso: string): number | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso) && iso >= '0001' ? Date.parse(iso) / MS_PER_DAY : Number.NaN;
  return !Number.isNaN(day) && isoDay(day) === iso ? day : undefined;
}

/** Day number of an ISO date that the caller knows to exist. A RangeError means a bug in the caller; check input with `parseDay`. */
export function dayNumber(iso: string): number {
  const day = parseDay(iso);
  if (day === undefined) throw new RangeError(`no such day: ${iso}`);
  return day;
}

/** ISO date of a day number in the years 0001 to 9999. */
export function isoDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month `months` later (earlier if negative); a month end is clipped: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: number, months: number): number {
  const p = partsOf(day);
  const first = dayFrom(p.year, p.month + months, 1);
  return first - 1 + Math.min(p.day, dayFrom(p.year, p.month + months + 1, 1) - first);
}
