/**
 * The calendar of a region as data: what differs from Monday-to-Friday, year by year, each with the notice that says so. Years without
 * a notice have weekends and the fixed statutory days only, and everything computed over them is provisional.
 * Source: 全国年节及纪念日放假办法, yearly 国务院办公厅 notices.
 */
import { dayFrom, dayNumber, monthLength, partsOf, weekday } from './day.ts';

/** One year: `rest` and `work` are lists like `N1001-1007 T0404`: letter of the holiday (see words `holiday.*`), month and day, to month and day. */
export interface CalendarYear {
  /** Where it was published: address or document number. */
  readonly notice: string;
  readonly rest: string;
  readonly work: string;
}

/** A region's calendar as plain JSON. A new one replaces it as a whole; see `changeCalendar`. */
export interface Calendar {
  readonly region: string;
  readonly source: string;
  readonly firstPublishedYear: number;
  readonly lastPublishedYear: number;
  readonly years: Readonly<Record<string, CalendarYear>>;
}

/** A working day (make-up working days are working days), a weekend, or a holiday on which people rest. */
export type DayKind = 'workday' | 'weekend' | 'holiday';

/** What a day is and why: the holiday's letter, whether it is a make-up working day, whether its year is unpublished. */
export interface DayDetail {
  readonly kind: DayKind;
  readonly holiday?: string;
  readonly makeUp: boolean;
  readonly provisional: boolean;
}

/** A year worked out: `prefix[i]` working days before day `first + i`; `days` all working days; `marks` the exceptions by day number. */
interface YearTable {
  readonly first: number;
  readonly length: number;
  readonly prefix: readonly number[];
  readonly days: readonly number[];
  readonly marks: ReadonlyMap<number, { readonly works: boolean; readonly holiday: string }>;
}

/** Statutory days with a fixed date, by the year from which they hold (放假办法 1949, 1999, 2007, 2024). The lunar ones need the notice. */
const FIXED: readonly (readonly [from: number, rest: string])[] = [
  [2025, 'Y0101 L0501-0502 N1001-1003'],
  [2008, 'Y0101 L0501 N1001-1003'],
  [2000, 'Y0101 L0501-0503 N1001-1003'],
  [1, 'Y0101 L0501 N1001-1002'],
];

const tables = new WeakMap<Calendar, Map<number, YearTable>>();

/** Whether the calendar of that year is published; if not, a date in it is provisional. */
export function isPublished(calendar: Calendar, year: number): boolean {
  return year >= calendar.firstPublishedYear && year <= calendar.lastPublishedYear;
}

/** The worked-out year, made once for each calendar value. */
export function yearTable(calendar: Calendar, year: number): YearTable {
  let known = tables.get(calendar);
  if (!known) tables.set(calendar, (known = new Map()));
  let table = known.get(year);
  if (!table) known.set(year, (table = makeTable(calendar, year)));
  return table;
}

/** What kind of day it is. Weekend make-up days are `workday`; a service hall's Saturday opening does not count here. */
export function dayKind(calendar: Calendar, isoDate: string): DayKind {
  return dayDetail(calendar, isoDate).kind;
}

/** Whether a day, by its number, is a working day. */
export function isWorkingDay(calendar: Calendar, day: number): boolean {
  return marksOf(calendar, partsOf(day).year).get(day)?.works ?? weekday(day) <= 5;
}

/** What a day is, with the reason. */
export function dayDetail(calendar: Calendar, isoDate: string): DayDetail {
  return detailOf(calendar, dayNumber(isoDate));
}

/** `dayDetail` by day number. */
export function detailOf(calendar: Calendar, day: number): DayDetail {
  const { year } = partsOf(day);
  const mark = yearTable(calendar, year).marks.get(day);
  const weekend = weekday(day) > 5;
  const provisional = !isPublished(calendar, year);
  if (!mark) return { kind: weekend ? 'weekend' : 'workday', makeUp: false, provisional };
  return {
    kind: mark.works ? 'workday' : 'holiday',
    holiday: mark.holiday,
    makeUp: mark.works && weekend,
    provisional,
  };
}

/** The part of a calendar that a browser needs for dates around a plan; outside of it everything is provisional. */
export function sliceCalendar(calendar: Calendar, fromYear: number, toYear: number): Calendar {
  const firstPublishedYear = Math.max(fromYear, calendar.firstPublishedYear);
  const lastPublishedYear = Math.min(toYear, calendar.lastPublishedYear);
  const years = Object.fromEntries(
    Object.entries(calendar.years).filter(([y]) => Number(y) >= firstPublishedYear && Number(y) <= lastPublishedYear),
  );
  return { ...calendar, firstPublishedYear, lastPublishedYear, years };
}

/** The exceptions of a year as day numbers in the order written. A malformed entry is a bug in the data and throws. */
export function decodeRuns(year: number, text: string): { readonly day: number; readonly holiday: string }[] {
  if (text === '') return [];
  return text.split(' ').flatMap((run) => {
    const m = /^([A-Z])(\d{2})(\d{2})(?:-(\d{2})(\d{2}))?$/.exec(run);
    if (!m) throw new RangeError(`calendar ${year}: cannot read ${run}`);
    const from = existing(year, Number(m[2]), Number(m[3]));
    const to = m[4] === undefined ? from : existing(year, Number(m[4]), Number(m[5]));
    return Array.from({ length: to - from + 1 }, (_, i) => ({ day: from + i, holiday: m[1] ?? '' }));
  });
}

/** The first entry of a year that cannot be read or names a day that the year does not have; nothing where all can be read. */
export function unreadable(year: number, text: string): string | undefined {
  const isRead = (run: string): boolean => {
    try {
      return decodeRuns(year, run).length > 0;
    } catch {
      return false;
    }
  };
  return text === '' ? undefined : text.split(' ').find((run) => !isRead(run));
}

function existing(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month))
    throw new RangeError(`calendar ${year}: no such day ${month}-${day}`);
  return dayFrom(year, month, day);
}

function makeTable(calendar: Calendar, year: number): YearTable {
  const first = dayFrom(year, 1, 1);
  const length = dayFrom(year + 1, 1, 1) - first;
  const marks = marksOf(calendar, year);
  const prefix: number[] = [0];
  const days: number[] = [];
  for (let i = 0; i < length; i += 1) {
    const works = marks.get(first + i)?.works ?? weekday(first + i) <= 5;
    if (works) days.push(first + i);
    prefix.push(days.length);
  }
  return { first, length, prefix, days, marks };
}

const exceptions = new WeakMap<Calendar, Map<number, YearTable['marks']>>();

/** The exceptions of a year by day number, made once for each calendar value. */
function marksOf(calendar: Calendar, year: number): YearTable['marks'] {
  let known = exceptions.get(calendar);
  if (!known) exceptions.set(calendar, (known = new Map()));
  let marks = known.get(year);
  if (!marks) known.set(year, (marks = makeMarks(calendar, year)));
  return marks;
}

function makeMarks(calendar: Calendar, year: number): YearTable['marks'] {
  const written = calendar.years[year];
  const rest = written?.rest ?? (isPublished(calendar, year) ? '' : (FIXED.find(([from]) => year >= from)?.[1] ?? ''));
  const marks = new Map<number, { works: boolean; holiday: string }>();
  for (const { day, holiday } of decodeRuns(year, rest)) marks.set(day, { works: false, holiday });
  for (const { day, holiday } of decodeRuns(year, written?.work ?? '')) marks.set(day, { works: true, holiday });
  return marks;
}
