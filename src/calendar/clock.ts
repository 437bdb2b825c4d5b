/**
 * The ledger of a clock: two limits side by side, intervals that say who held the case, and what follows from them. Everything is computed
 * from the ledger and a calendar at a day; nothing is stored twice. Sources: 行政许可法 §42, §45; field reference 2.3; invariants 4-6.
 */
import type { Calendar } from './calendar.ts';
import { workingBetween } from './counting.ts';
import { dayNumber } from './day.ts';
import type { DueDate } from './due.ts';
import { dueDate } from './due.ts';
import type { Duration } from './duration.ts';
import type { Suspension } from './suspension.ts';
import { spanOf, union } from './suspension.ts';
import { step } from './why.ts';

/** Who has a case on a day. A day belongs to exactly one of them. */
export const HOLDERS = ['local', 'applicant', 'intermediary', 'special', 'higher'] as const;

export type Holder = (typeof HOLDERS)[number];

/** Days `(from, until]` in which somebody held the case. `stops` names the ground on which the clock stands still meanwhile. */
export interface ClockInterval {
  readonly holder: Holder;
  readonly from: string;
  /** Absent while it runs. */
  readonly until?: string;
  /** The end that the written notice named; an open suspension is expected to last until then. */
  readonly expectedUntil?: string;
  readonly stops?: { readonly ground: string; readonly basis: string };
}

/** The one extension: by how much, which sides it moves, who approved it and when it was told. */
export interface Extension {
  readonly by: Duration;
  readonly moves: 'statutory' | 'both';
  readonly approvedBy: string;
  readonly reason: string;
  readonly on: string;
}

/** A clock as recorded. `startedOn` is the day of the fact that the intake regime names; `appliedOn` the day on which the applicant handed in. */
export interface Clock {
  readonly startedOn: string;
  readonly appliedOn: string;
  readonly statutory?: Duration;
  readonly promised?: Duration;
  readonly intervals: readonly ClockInterval[];
  readonly extension?: Extension;
  /** Day of the decision, or whichever fact ends the limit. */
  readonly endedOn?: string;
}

/** The two limits that run side by side. */
export type Side = 'statutory' | 'promised';

/** Green, amber (30 % or less, or two days or less left), red (over). */
export type Colour = 'green' | 'amber' | 'red';

/** One side of a clock on a day; amounts are working days where the limit is in working time, else calendar days. */
export interface Reading extends DueDate {
  readonly unit: 'wd' | 'd';
  readonly total: number;
  readonly used: number;
  /** Negative once over. */
  readonly left: number;
  readonly colour: Colour;
  /** Stands still today. */
  readonly suspended: boolean;
}

/** What one side says on a day (ISO), or undefined where the clock has no such limit. */
export function readClock(clock: Clock, side: Side, calendar: Calendar, today: string): Reading | undefined {
  const limit = limitOf(clock, side);
  if (!limit) return undefined;
  const now = Math.max(dayNumber(clock.startedOn), dayNumber(endOrToday(clock, today)));
  const suspensions = suspensionsOf(clock, today);
  const due = dueOf(clock, side, limit, calendar, suspensions);
  const unit = limit.unit === 'd' || limit.unit === 'month' || limit.unit === 'year' ? 'd' : 'wd';
  const free = freeDays(calendar, suspensions, unit);
  const start = dayNumber(clock.startedOn);
  const end = dayNumber(due.due);
  const left = now <= end ? free(now, end) : -free(end, now);
  const total = free(start, end);
  const short = unit === 'wd' ? left : workingBetween(calendar, now, Math.max(now, end));
  const colour = now > end ? 'red' : left <= total * 0.3 || short <= 2 ? 'amber' : 'green';
  const suspended = clock.endedOn === undefined && spanOf(union(suspensions), now) !== undefined;
  return { ...due, unit, total, used: free(start, now), left, colour, suspended };
}

/** The limit of a side with the extension in it where units agree (20 + 10 working days); the rest of the cases extend from the due day. */
function limitOf(clock: Clock, side: Side): Duration | undefined {
  const limit = clock[side];
  const extension = extensionOf(clock, side);
  return limit && extension && extension.by.unit === limit.unit
    ? { n: limit.n + extension.by.n, unit: limit.unit }
    : limit;
}

function extensionOf(clock: Clock, side: Side): Extension | undefined {
  return clock.extension && (side === 'statutory' || clock.extension.moves === 'both') ? clock.extension : undefined;
}

function dueOf(
  clock: Clock,
  side: Side,
  limit: Duration,
  calendar: Calendar,
  suspensions: readonly Suspension[],
): DueDate {
  const due = dueDate(limit, clock.startedOn, calendar, suspensions);
  const extension = extensionOf(clock, side);
  if (!extension) return due;
  const note = step('extended', dayNumber(extension.on), {
    n: extension.by.n,
    unit: extension.by.unit,
    approvedBy: extension.approvedBy,
  });
  if (extension.by.unit === clock[side]?.unit)
    return { ...due, why: [...due.why.slice(0, -1), note, ...due.why.slice(-1)] };
  const further = dueDate(extension.by, due.due, calendar, suspensions);
  return {
    due: further.due,
    provisional: due.provisional || further.provisional,
    why: [...due.why.slice(0, -1), note, ...further.why],
  };
}

/** Days `(a, b]` that are not suspended, in the unit of the limit. */
function freeDays(
  calendar: Calendar,
  suspensions: readonly Suspension[],
  unit: 'wd' | 'd',
): (a: number, b: number) => number {
  const spans = union(suspensions);
  const between = (a: number, b: number): number =>
    b <= a ? 0 : unit === 'wd' ? workingBetween(calendar, a, b) : b - a;
  return (a, b) => spans.reduce((sum, s) => sum - between(Math.max(a, s.from), Math.min(b, s.until)), between(a, b));
}

/** The suspensions of a clock as seen on a day: an open one lasts until its notice says, and at least until today. */
export function suspensionsOf(clock: Clock, today: string): Suspension[] {
  const end = endOrToday(clock, today);
  return clock.intervals
    .filter((i) => i.stops !== undefined)
    .map((i) => {
      const open =
        i.expectedUntil !== undefined && i.expectedUntil > end && clock.endedOn === undefined ? i.expectedUntil : end;
      return { from: i.from, until: i.until ?? open };
    });
}

/** The day of the end where the clock has ended by then, else the day itself. */
export function endOrToday(clock: Clock, today: string): string {
  return clock.endedOn !== undefined && clock.endedOn < today ? clock.endedOn : today;
}
