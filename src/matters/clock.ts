/**
 * The calendar as the engine asks it. Clocks of a case are a ledger (limit, start, suspensions, extension); a due date is only what the ledger
 * gives today. Source: Licensing Law art. 42, 45, 82; matters.md section 3 "Clocks".
 */
import { dayOver } from '../calendar/index.ts';
import type { Due } from './facts/shapes.ts';
import type { CaseState, Suspension } from './state.ts';

export interface Limit {
  readonly n: number;
  readonly unit: 'min' | 'h' | 'wd' | 'd' | 'month' | 'year';
}

/** What `decide` needs of the calendar; made from the calendar room in the shell, handed in as an argument. */
export interface Almanac {
  /** Last day of a limit that starts on `from` (not counted), moved by the suspended working time. */
  due(limit: Limit, from: string, suspensions?: readonly { readonly from: string; readonly until: string }[]): Due;
  /** Working days used from `from` (not counted) up to `until`, without the union of the suspensions. */
  used(from: string, until: string, suspensions?: readonly { readonly from: string; readonly until: string }[]): number;
  /** The working day that lies `n` working days before a day. */
  before(day: string, n: number): string;
}

/** The instant at which a day has passed: the first moment of the next one in the district. */
export const dayPassed = (day: string): Date => new Date(dayOver(day));

const sum = (a: Limit, b: Limit | undefined): Limit => (b && a.unit === b.unit ? { n: a.n + b.n, unit: a.unit } : a);

/** Suspensions with both ends; an open one ends on `until` for the purpose of the calculation. */
export const closedSuspensions = (
  list: readonly Suspension[],
  until?: string,
): readonly { from: string; until: string }[] =>
  list.flatMap((one) =>
    one.to !== undefined ? [{ from: one.from, until: one.to }] : until === undefined ? [] : [{ from: one.from, until }],
  );

/** The two due dates of a case from its ledger: promised and statutory, side by side. */
export function dueDates(
  one: CaseState,
  almanac: Almanac,
  change: { clockFrom?: string; suspensions?: readonly Suspension[]; extension?: Limit } = {},
): { promisedDue: Due; statutoryDue: Due | null } {
  const from = change.clockFrom ?? one.clockFrom;
  if (from === undefined) throw new Error(`the clock of case ${one.spec.case} has not started`);
  const pauses = closedSuspensions(change.suspensions ?? one.suspensions);
  const extension = change.extension ?? one.extendedBy;
  return {
    promisedDue: almanac.due(sum(one.spec.promised, extension), from, pauses),
    statutoryDue: one.spec.statutory === null ? null : almanac.due(sum(one.spec.statutory, extension), from, pauses),
  };
}

/** Green, amber (30 % or two working days are left), red (the day has passed), or paused. */
export type Colour = 'green' | 'amber' | 'red' | 'paused' | 'none';

/** The first day on which a due date is amber: two working days, or 30 % of the limit, are left. */
export function amberFrom(due: Due, almanac: Almanac, start?: string): string {
  const total = start === undefined ? 0 : almanac.used(start, due.on);
  return almanac.before(due.on, Math.max(2, Math.floor(total * 0.3)));
}

/** The colour of a due date on a day. */
export function colourOf(due: Due | undefined, today: string, almanac: Almanac, start?: string): Colour {
  if (!due) return 'none';
  if (today > due.on) return 'red';
  return today >= amberFrom(due, almanac, start) ? 'amber' : 'green';
}
