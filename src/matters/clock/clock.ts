/**
 * The calendar as the engine asks it. Clocks of a case are a ledger (limit, start, suspensions, extension); a due date is only what the ledger
 * gives today. Source: Licensing Law art. 42, 45, 82; matters.md section 3 "Clocks".
 */
import { dayOver, instantOf, legalDay, legalMinute, minuteOf } from '../../calendar/index.ts';
import type { Due } from '../shapes.ts';
import type { CaseState, Suspension } from '../state.ts';

export interface Limit {
  readonly n: number;
  readonly unit: 'min' | 'h' | 'wd' | 'd' | 'month' | 'year';
}

/** What `decide` needs of the calendar; made from the calendar room in the shell, handed in as an argument. */
export interface Almanac {
  /** Last day of a limit that starts on `from` (not counted), moved by the suspended working time. */
  due(limit: Limit, from: string, suspensions?: readonly { readonly from: string; readonly until: string }[]): Due;
  /** The instant at which a limit in hours is over that runs from an instant in office time, without the suspended stretches. */
  dueAt(
    limit: Limit,
    from: string,
    officeTime: readonly { readonly from: string; readonly to: string }[],
    suspensions?: readonly { readonly from: string; readonly until: string }[],
  ): Due;
  /** Working days used from `from` (not counted) up to `until`, without the union of the suspensions. */
  used(from: string, until: string, suspensions?: readonly { readonly from: string; readonly until: string }[]): number;
  /** The working day that lies `n` working days before a day. */
  before(day: string, n: number): string;
}

/** The instant at which a due date has passed: that of a promise in hours, else the first moment of the next day in the district. */
export const duePassed = (due: Pick<Due, 'on' | 'at'>): Date => new Date(due.at ?? dayOver(due.on));

/** Whether the limit is one of hours or minutes, and runs at all. */
const isOfHours = ({ n, unit }: Limit): boolean => n > 0 && (unit === 'h' || unit === 'min');

/** The instant from which the promise of a case runs that is accepted at an instant; undefined where the promise is one of days. */
export function runsFrom({ spec }: CaseState, acceptedAt: string): string | undefined {
  if (spec.officeTime === undefined || !isOfHours(spec.promised)) return undefined;
  const [day, minute] = [legalDay(acceptedAt), legalMinute(acceptedAt)];
  return spec.sameDayUntil !== undefined && minute > minuteOf(spec.sameDayUntil) ? dayOver(day) : acceptedAt;
}

const sum = (a: Limit, b: Limit | undefined): Limit => (b && a.unit === b.unit ? { n: a.n + b.n, unit: a.unit } : a);

/** Suspensions with both ends; an open one ends on `until` for the purpose of the calculation. */
export const closedSuspensions = (
  list: readonly Suspension[],
  until?: string,
): readonly { from: string; until: string }[] =>
  list.flatMap((one) =>
    one.to !== undefined ? [{ from: one.from, until: one.to }] : until === undefined ? [] : [{ from: one.from, until }],
  );

/** Suspensions that are over, by their instants; one of which only the days are known counts with them. */
const instantsOf = (list: readonly Suspension[]): readonly { from: string; until: string }[] =>
  list.flatMap(({ from, to, fromAt = dayOver(from), toAt }) =>
    to === undefined ? [] : [{ from: fromAt, until: toAt ?? dayOver(to) }],
  );

/** The two due dates of a case from its ledger: promised and statutory, side by side. */
export function dueDates(
  one: CaseState,
  almanac: Almanac,
  change: {
    clockFrom?: string;
    runsFrom?: string | undefined;
    suspensions?: readonly Suspension[];
    extension?: Limit;
  } = {},
): { promisedDue: Due; statutoryDue: Due | null } {
  const from = change.clockFrom ?? one.clockFrom;
  if (from === undefined) throw new Error(`the clock of case ${one.spec.case} has not started`);
  const pauses = closedSuspensions(change.suspensions ?? one.suspensions);
  const extension = change.extension ?? one.extendedBy;
  const promised = sum(one.spec.promised, extension);
  const at = change.runsFrom ?? one.runsFrom;
  return {
    promisedDue:
      at === undefined || one.spec.officeTime === undefined
        ? almanac.due(promised, from, pauses)
        : almanac.dueAt(promised, at, one.spec.officeTime, instantsOf(change.suspensions ?? one.suspensions)),
    statutoryDue: one.spec.statutory === null ? null : almanac.due(sum(one.spec.statutory, extension), from, pauses),
  };
}

/** Green, amber (30 % or two working days are left), red (the day has passed), or paused. */
type Colour = 'green' | 'amber' | 'red' | 'paused' | 'none';

/** The first day on which a due date is amber: two working days, or 30 % of the limit, are left. */
function amberFrom(due: Due, almanac: Almanac, start?: string): string {
  const total = start === undefined ? 0 : almanac.used(start, due.on);
  return almanac.before(due.on, Math.max(2, Math.floor(total * 0.3)));
}

/** The instant from which a due date is amber: 30 % of a promise in hours is left, else the beginning of the amber day. */
export function amberAt(due: Due, limit: Limit, almanac: Almanac, start?: string): string {
  if (due.at === undefined || !isOfHours(limit)) return instantOf(amberFrom(due, almanac, start), 0);
  return new Date(Date.parse(due.at) - limit.n * (limit.unit === 'h' ? 3_600_000 : 60_000) * 0.3).toISOString();
}

/** The colour of a promise at an instant: by the hour where it is one of hours. */
export function colourAt(due: Due, limit: Limit, now: string, almanac: Almanac, start?: string): Colour {
  if (due.at === undefined) return colourOf(due, legalDay(now), almanac, start);
  if (now > due.at) return 'red';
  return now >= amberAt(due, limit, almanac) ? 'amber' : 'green';
}

/** The colour of a due date on a day. */
export function colourOf(due: Due | undefined, today: string, almanac: Almanac, start?: string): Colour {
  if (!due) return 'none';
  if (today > due.on) return 'red';
  return today >= amberFrom(due, almanac, start) ? 'amber' : 'green';
}
