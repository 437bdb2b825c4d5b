/** Suspensions of a clock: what they are, and their union, so that overlapping or adjacent ones never count twice (invariant 5). */
import { dayNumber } from './day.ts';

/**
 * A suspension as days `(from, until]`: the day of the notice still counts as used, the day of resumption does not, as a start day does not.
 * It moves the due day by exactly the working (or calendar) days in it. Article 45 of the Licensing Law, or a ground that the item declares.
 */
export interface Suspension {
  readonly from: string;
  readonly until: string;
}

/** The same by day numbers. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Disjoint spans in order, touching ones joined; empty or reversed ones disappear. */
export function union(suspensions: readonly Suspension[]): Span[] {
  const spans = suspensions
    .map((s) => ({ from: dayNumber(s.from), until: dayNumber(s.until) }))
    .filter((s) => s.until > s.from);
  spans.sort((a, b) => a.from - b.from);
  const merged: { from: number; until: number }[] = [];
  for (const span of spans) {
    const last = merged[merged.length - 1];
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else merged.push({ ...span });
  }
  return merged;
}

/** The span in which a day is suspended, if any. */
export function spanOf(spans: readonly Span[], day: number): Span | undefined {
  return spans.find((s) => day > s.from && day <= s.until);
}
