/**
 * When a hall serves. Not the legal calendar: serving on a Saturday (周末延时服务) makes it no working day, and a cut-off of 15:30 moves
 * the work, never the day of receipt.
 */
import type { Calendar } from './calendar.ts';
import { dayDetail } from './calendar.ts';
import { addWorkingDays, nextWorkingDay } from './counting.ts';
import { dayNumber, isoDay, weekday } from './day.ts';
import type { Duration } from './duration.ts';
import { dueDate } from './due.ts';
import type { InstantLike } from './instants.ts';
import { dayOver, instantOf, LEGAL_ZONE, legalDay, legalMinute } from './instants.ts';

/** Opening and closing on the wall, `HH:MM`; closing is not served any more. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** Hours of a hall. `workday` also serves make-up working days; a holiday is closed unless `special` says otherwise. */
export interface ServiceHours {
  readonly zone?: string;
  readonly workday: readonly OpenSpan[];
  readonly saturday?: readonly OpenSpan[];
  readonly sunday?: readonly OpenSpan[];
  readonly special?: Readonly<Record<string, readonly OpenSpan[]>>;
  /** After this time what comes in is worked on the next working day. */
  readonly cutOff?: string;
}

/** A stretch of instants (ISO, UTC) in which office time does not run. */
export interface InstantSpan {
  readonly from: string;
  readonly until: string;
}

const FARTHEST_DAYS = 3660;

/** Minutes after midnight of `HH:MM`; a RangeError where the setting is not a time. */
export function minuteOf(time: string): number {
  const m = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  const minute = m ? Number(m[1]) * 60 + Number(m[2]) : 1441;
  if (minute > 1440) throw new RangeError(`not a time of day: ${time}`);
  return minute;
}

/** The spans in which the hall serves on a day (ISO). */
export function servingSpans(hours: ServiceHours, calendar: Calendar, day: string): readonly OpenSpan[] {
  const special = hours.special?.[day];
  if (special) return special;
  const { kind } = dayDetail(calendar, day);
  if (kind === 'workday') return hours.workday;
  if (kind === 'holiday') return [];
  return (weekday(dayNumber(day)) === 6 ? hours.saturday : hours.sunday) ?? [];
}

/** Whether the hall serves at an instant. */
export function isServing(hours: ServiceHours, calendar: Calendar, instant: InstantLike): boolean {
  const minute = legalMinute(instant, hours.zone);
  return servingSpans(hours, calendar, legalDay(instant, hours.zone)).some(
    (s) => minute >= minuteOf(s.from) && minute < minuteOf(s.to),
  );
}

/** The working day on which work on something received at that instant begins: today before the cut-off, else the next working day. */
export function handlingDay(hours: ServiceHours, calendar: Calendar, instant: InstantLike): string {
  const day = legalDay(instant, hours.zone);
  const first = nextWorkingDay(calendar, day);
  const late = hours.cutOff !== undefined && legalMinute(instant, hours.zone) >= minuteOf(hours.cutOff);
  return first === day && late ? addWorkingDays(calendar, day, 1) : first;
}

/**
 * The instant (ISO, UTC) at which a limit is over. Hours and minutes run in office time on working days only, without the suspended
 * stretches; limits in days end with their last day (`suspended` is then read by legal days).
 */
export function dueInstant(
  limit: Duration,
  start: InstantLike,
  hours: ServiceHours,
  calendar: Calendar,
  suspended: readonly InstantSpan[] = [],
): string {
  const zone = hours.zone ?? LEGAL_ZONE;
  const startDay = legalDay(start, zone);
  if (limit.unit !== 'h' && limit.unit !== 'min') {
    const days = suspended.map((s) => ({ from: legalDay(s.from, zone), until: legalDay(s.until, zone) }));
    return dayOver(dueDate(limit, startDay, calendar, days).due, zone);
  }
  const begin = Date.parse(typeof start === 'string' ? start : start.toISOString());
  let left = limit.n * (limit.unit === 'h' ? 3_600_000 : 60_000);
  const first = dayNumber(startDay);
  for (let day = first; day < first + FARTHEST_DAYS; day += 1) {
    for (const [from, until] of officeStretches(hours, calendar, isoDay(day), begin, suspended)) {
      if (left <= until - from) return new Date(from + left).toISOString();
      left -= until - from;
    }
  }
  throw new RangeError('these service hours never open on a working day');
}

/** Stretches of office time on a day, in milliseconds, from `begin` on and without what is suspended. */
function officeStretches(
  hours: ServiceHours,
  calendar: Calendar,
  day: string,
  begin: number,
  suspended: readonly InstantSpan[],
): [number, number][] {
  if (dayDetail(calendar, day).kind !== 'workday') return [];
  let stretches = servingSpans(hours, calendar, day)
    .map((s): [number, number] => [Math.max(begin, at(day, s.from, hours.zone)), at(day, s.to, hours.zone)])
    .sort((a, b) => a[0] - b[0]);
  for (const s of suspended) {
    const from = Date.parse(s.from);
    const until = Date.parse(s.until);
    if (until > from)
      stretches = stretches.flatMap(([a, b]): [number, number][] => [
        [a, Math.min(b, from)],
        [Math.max(a, until), b],
      ]);
    stretches = stretches.filter(([a, b]) => b > a);
  }
  return stretches.filter(([a, b]) => b > a);
}

function at(day: string, time: string, zone: string | undefined): number {
  const minute = minuteOf(time);
  return Date.parse(minute === 1440 ? dayOver(day, zone) : instantOf(day, minute, zone));
}
