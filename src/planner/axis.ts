/**
 * Time as the scheduler counts it: minutes of office time. A day, working or not, has 480 of them (eight hours); work in working days,
 * hours and minutes moves only on working days, calendar days and months also over the others. Moving is monotone: who starts later never
 * ends earlier. So a longest path is simply the latest of the predecessors. The only file of the planner that asks the calendar.
 */
import { addMonths, dayNumber, isoDay, isWorkingDay } from '../calendar/pure.ts';
import type { Calendar, Duration } from '../calendar/pure.ts';

/** Minutes of office time since 1970-01-01; a whole multiple of 480 is the end of one day and the start of the next. */
export type Moment = number;

/** Office minutes of a day. */
export const DAY = 480;

export interface Axis {
  /** Opening of business on that day. */
  opening(iso: string): Moment;
  /** The day on which something that ended then was finished: at closing time it is still that day. */
  dayEnded(at: Moment): string;
  /** The end of work of that duration begun then. */
  advance(from: Moment, duration: Duration): Moment;
  /** Working minutes before a moment, counted from the begin of the axis. */
  worked(at: Moment): number;
  /** The first moment at which so much work is done, or, for a begin, the last one. */
  momentOf(work: number, begin: boolean): Moment;
  /** Working minutes between two moments. */
  working(from: Moment, to: Moment): number;
  /** Whether the calendar for the day on which it ended is not published yet. */
  isProvisional(at: Moment): boolean;
}

/** Zero, in a unit that moves nothing. */
export const NOTHING: Duration = { n: 0, unit: 'min' };

/** Working days looked up once per calendar: `first` day of the table, running count before each day, and the days that are working days. */
interface Table {
  readonly first: number;
  readonly before: number[];
  readonly days: number[];
}

const tables = new WeakMap<Calendar, Map<number, Table>>();

/** The axis of a calendar; begins half a year before `today` and reaches as far as it is asked. */
export function axisOf(calendar: Calendar, today: string): Axis {
  const table = tableOf(calendar, Math.floor(dayNumber(today) / 365) * 365 - 200);
  const grow = (day: number): void => {
    while (table.first + table.before.length <= day) extend(table, calendar);
  };
  const worked = (at: Moment): number => {
    const day = Math.max(Math.floor(at / DAY), table.first);
    grow(day + 1);
    const i = day - table.first;
    const count = table.before[i] ?? 0;
    return count * DAY + ((table.before[i + 1] ?? 0) > count ? at - day * DAY : 0);
  };
  const momentOf = (work: number, begin: boolean): Moment => {
    const n = begin ? Math.floor(work / DAY) : Math.ceil(work / DAY) - 1;
    while (table.days.length <= n) grow(table.first + table.before.length + 60);
    return (table.days[Math.max(n, 0)] ?? table.first) * DAY + work - Math.max(n, 0) * DAY;
  };
  return {
    opening: (iso) => dayNumber(iso) * DAY,
    dayEnded: (at) => isoDay(Math.ceil(at / DAY) - 1),
    advance: (from, d) => {
      const minutes = workMinutes(d);
      if (d.n === 0) return from;
      return minutes === undefined
        ? from + calendarDays(Math.floor(from / DAY), d) * DAY
        : momentOf(worked(from) + minutes, false);
    },
    worked,
    momentOf,
    working: (from, to) => worked(to) - worked(from),
    isProvisional: (at) => Number(isoDay(Math.ceil(at / DAY) - 1).slice(0, 4)) > calendar.lastPublishedYear,
  };
}

/** Working minutes of a duration, or undefined where it runs on the calendar. */
export function workMinutes(d: Duration): number | undefined {
  return d.unit === 'wd' ? d.n * DAY : d.unit === 'h' ? d.n * 60 : d.unit === 'min' ? d.n : undefined;
}

/** Length of a calendar duration in days from that day; month ends are clipped (31 January + 1 month = 28 February). */
export function calendarDays(from: number, d: Duration): number {
  if (d.unit === 'd') return d.n;
  return addMonths(from, d.unit === 'month' ? d.n : d.n * 12) - from;
}

function tableOf(calendar: Calendar, first: number): Table {
  const known = tables.get(calendar) ?? new Map<number, Table>();
  tables.set(calendar, known);
  const table = known.get(first) ?? { first, before: [0], days: [] };
  known.set(first, table);
  return table;
}

function extend(table: Table, calendar: Calendar): void {
  const day = table.first + table.before.length - 1;
  const works = isWorkingDay(calendar, day);
  if (works) table.days.push(day);
  table.before.push((table.before[table.before.length - 1] ?? 0) + (works ? 1 : 0));
}
