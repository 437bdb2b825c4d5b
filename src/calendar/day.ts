/**
 * Days as integers: day 0 is 1970-01-01, proleptic Gregorian, no time zone and no clock. Arithmetic by Howard Hinnant's civil-day
 * algorithm, so that a browser needs no date library and no zone can shift a date.
 */
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month (1 to 12) of a Gregorian year. */
export function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Day number of a year, month and day that exist. */
export function dayFrom(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a day number. */
export function partsOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const shifted = Math.floor((5 * doy + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** Day number of an ISO date `YYYY-MM-DD` of the years 0001 to 9999, or undefined where there is no such day (2025-13-45). */
export function parseDay(iso: string): number | undefined {
  const m = ISO.exec(iso);
  if (!m) return undefined;
  const year = Number(m[1]);
  const month = Number(m[2]);
  const day = Number(m[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
    ? dayFrom(year, month, day)
    : undefined;
}

/** Day number of an ISO date that the caller knows to exist. A RangeError means a bug in the caller; check input with `parseDay`. */
export function dayNumber(iso: string): number {
  const day = parseDay(iso);
  if (day === undefined) throw new RangeError(`no such day: ${iso}`);
  return day;
}

/** ISO date of a day number in the years 0001 to 9999. */
export function isoDay(day: number): string {
  const p = partsOf(day);
  return `${String(p.year).padStart(4, '0')}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`;
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month `months` later (earlier if negative); a month end is clipped: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: number, months: number): number {
  const p = partsOf(day);
  const index = p.year * 12 + p.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayFrom(year, month, Math.min(p.day, monthLength(year, month)));
}
