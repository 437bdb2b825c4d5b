/**
 * Days as numbers, for conditions only: days since 1970-01-01 in the proleptic Gregorian calendar, no time zone, no clock.
 * Working days and limits are the calendar room's affair.
 */
const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** UTC milliseconds of a calendar day; unlike `Date.UTC`, years 0 to 99 mean themselves. Out-of-range months and days roll over. */
function utc(year: number, month: number, day: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  return at.getTime();
}

/** Day number of an ISO date `YYYY-MM-DD` of the years 0001 to 9999, or undefined if there is no such day. */
export function dayOf(iso: string): number | undefined {
  const m = ISO_DAY.exec(iso);
  if (!m || m[1] === '0000') return undefined;
  const ms = utc(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  return new Date(ms).toISOString().slice(0, 10) === iso ? ms / MS_PER_DAY : undefined;
}

/** ISO date of a day number within the years 0001 to 9999. */
export function isoOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day of the month `months` later (earlier if negative); month ends are clipped: 31 January + 1 month = 28 February. */
export function addMonths(day: number, months: number): number {
  const at = new Date(day * MS_PER_DAY);
  const year = at.getUTCFullYear();
  const month = at.getUTCMonth() + months;
  const last = new Date(utc(year, month + 1, 0)).getUTCDate();
  return utc(year, month, Math.min(at.getUTCDate(), last)) / MS_PER_DAY;
}
