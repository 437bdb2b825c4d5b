/**
 * When a limit ends. Start day not counted; make-up working days count; month ends clipped; a last day that is no working day moves on;
 * suspensions move the end by exactly what they suspend. Sources: 行政许可法 §42, §45, §82; 民法典 §§201-203 and 民诉法 §85 by analogy.
 */
import type { Calendar } from './calendar.ts';
import { detailOf } from './calendar.ts';
import { firstUnpublished, nthWorkingDay, workingBetween } from './counting.ts';
import { addMonths, dayNumber, isoDay, partsOf } from './day.ts';
import type { Duration } from './duration.ts';
import type { Span, Suspension } from './suspension.ts';
import { spanOf, union } from './suspension.ts';
import type { WhyStep } from './why.ts';
import { holidaySteps, step } from './why.ts';

/** Minutes of office time in a working day, where a limit in hours must be told as a day. */
export const OFFICE_MINUTES = 480;

/** The last day of a limit (the whole of it belongs to the limit), whether its calendar is unpublished, and the reason step by step. */
export interface DueDate {
  readonly due: string;
  readonly provisional: boolean;
  readonly why: readonly WhyStep[];
}

/**
 * The last day of a limit that starts on `startDate` (ISO). Hours and minutes give the latest day on which so much office time ends;
 * the instant itself is `dueInstant`. No deemed effect may rest on a provisional date.
 */
export function dueDate(
  limit: Duration,
  startDate: string,
  calendar: Calendar,
  suspensions: readonly Suspension[] = [],
): DueDate {
  const start = dayNumber(startDate);
  const spans = union(suspensions);
  const counting = inWorkingDays(limit);
  return counting === undefined
    ? dueByCalendar(limit, start, calendar, spans)
    : dueByWorkingDays(limit, counting, start, calendar, spans);
}

/** The last day on which something may be done that must be done so long *before* `target` (renewal 30 working days before expiry). */
export function lastDayBefore(
  limit: Duration,
  target: string,
  calendar: Calendar,
): { readonly day: string; readonly provisional: boolean } {
  const end = dayNumber(target);
  const counting = inWorkingDays(limit);
  if (counting !== undefined) {
    const day = nthWorkingDay(calendar, end, -counting);
    return { day: isoDay(day), provisional: firstUnpublished(calendar, day, end) !== undefined };
  }
  return { day: isoDay(limit.unit === 'd' ? end - limit.n : addMonths(end, -monthsOf(limit))), provisional: false };
}

/** Working days of a limit that runs in working time, or undefined where it runs on the calendar. */
function inWorkingDays(limit: Duration): number | undefined {
  if (limit.unit === 'wd') return limit.n;
  if (limit.unit === 'h' || limit.unit === 'min')
    return Math.ceil((limit.n * (limit.unit === 'h' ? 60 : 1)) / OFFICE_MINUTES);
  return undefined;
}

function monthsOf(limit: Duration): number {
  return limit.n * (limit.unit === 'year' ? 12 : 1);
}

function dueByWorkingDays(
  limit: Duration,
  n: number,
  start: number,
  calendar: Calendar,
  spans: readonly Span[],
): DueDate {
  const due =
    n === 0
      ? firstFreeWorkingDay(calendar, start, spans)
      : walk(
          start,
          n,
          spans,
          (a, b) => workingBetween(calendar, a, b),
          (a, k) => nthWorkingDay(calendar, a, k),
        );
  const first = n === 0 ? step('same-day', start) : step('start-not-counted', start);
  const why = [first];
  if (limit.unit !== 'wd') why.push(step('office-time', start, { n: limit.n, unit: limit.unit, days: n }));
  if (n > 0) why.push(step('counted', start + 1, { n, unit: 'wd' }));
  why.push(...holidaySteps(calendar, start + 1, due, spans));
  why.push(...suspensionSteps(spans, start, due, (a, b) => workingBetween(calendar, a, b), 'wd'));
  if (n === 0 && due !== start) why.push(step('last-day-moved', start, { to: isoDay(due) }));
  return finish(calendar, due, n === 0 ? start : start + 1, why);
}

function dueByCalendar(limit: Duration, start: number, calendar: Calendar, spans: readonly Span[]): DueDate {
  const target = limit.unit === 'd' ? start + limit.n : addMonths(start, monthsOf(limit));
  const days = target - start;
  const last = walk(
    start,
    days,
    spans,
    (a, b) => b - a,
    (a, k) => a + k,
  );
  const due = firstFreeWorkingDay(calendar, last, spans);
  const why = [step('start-not-counted', start), step('counted', start + 1, { n: limit.n, unit: limit.unit })];
  if (limit.unit !== 'd' && partsOf(target).day !== partsOf(start).day)
    why.push(step('month-clipped', target, { day: partsOf(start).day }));
  why.push(...suspensionSteps(spans, start, last, (a, b) => b - a, 'd'));
  if (due !== last) {
    const { holiday } = detailOf(calendar, last);
    why.push(step('last-day-moved', last, { to: isoDay(due), ...(holiday && { holiday }) }));
  }
  return finish(calendar, due, last, why);
}

/** Counts `n` units from `start` over the spans that are free; `between` counts units in `(a, b]`, `nth` is the k-th unit after a day. */
function walk(
  start: number,
  n: number,
  spans: readonly Span[],
  between: (a: number, b: number) => number,
  nth: (a: number, k: number) => number,
): number {
  let at = start;
  let left = n;
  for (const span of spans) {
    if (span.until <= at) continue;
    const free = between(at, Math.max(span.from, at));
    if (left <= free) break;
    left -= free;
    at = span.until;
  }
  return left === 0 ? at : nth(at, left);
}

/** The first working day from `day` on that is not suspended. */
function firstFreeWorkingDay(calendar: Calendar, day: number, spans: readonly Span[]): number {
  let at = nthWorkingDay(calendar, day, 0);
  for (let span = spanOf(spans, at); span; span = spanOf(spans, at)) at = nthWorkingDay(calendar, span.until + 1, 0);
  return at;
}

function suspensionSteps(
  spans: readonly Span[],
  start: number,
  due: number,
  between: (a: number, b: number) => number,
  unit: string,
): WhyStep[] {
  return spans
    .filter((s) => s.until > start && s.from < due)
    .map((s) =>
      step('suspended', s.from, { until: isoDay(s.until), days: between(Math.max(s.from, start), s.until), unit }),
    );
}

function finish(calendar: Calendar, due: number, from: number, why: WhyStep[]): DueDate {
  const unpublished = firstUnpublished(calendar, from, due);
  if (unpublished !== undefined)
    why.push(
      step('provisional', unpublished, { first: calendar.firstPublishedYear, last: calendar.lastPublishedYear }),
    );
  why.push(step('due', due));
  return { due: isoDay(due), provisional: unpublished !== undefined, why };
}
