/** Whose time it was: every day of a clock given to exactly one holder, and the applicant's whole wait beside it. */
import type { Calendar } from './calendar.ts';
import type { Clock, Holder } from './clock.ts';
import { endOrToday } from './clock.ts';
import { workingBetween } from './counting.ts';
import { dayNumber, isoDay } from './day.ts';

/** How long the applicant has waited: days since handing in, whatever stopped the clocks. */
export function applicantElapsed(
  clock: Clock,
  calendar: Calendar,
  today: string,
): { readonly days: number; readonly workingDays: number } {
  const from = dayNumber(clock.appliedOn);
  const to = Math.max(from, dayNumber(endOrToday(clock, today)));
  return { days: to - from, workingDays: workingBetween(calendar, from, to) };
}

/** A run of days `[from, to]` that one holder answers for. */
export interface HeldRun {
  readonly holder: Holder;
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
}

/**
 * Every day after the hand-in up to today (or the end), given to exactly one holder: the interval that stops the clock before one that
 * does not, then the one begun last; days in no interval are the local organ's.
 */
export function attribution(clock: Clock, calendar: Calendar, today: string): HeldRun[] {
  const from = dayNumber(clock.appliedOn);
  const to = dayNumber(endOrToday(clock, today));
  const intervals = [...clock.intervals].sort(
    (a, b) =>
      Number(a.stops !== undefined) - Number(b.stops !== undefined) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  );
  const holderOn = (day: number): Holder => {
    let holder: Holder = 'local';
    for (const i of intervals)
      if (day > dayNumber(i.from) && (i.until === undefined || day <= dayNumber(i.until))) holder = i.holder;
    return holder;
  };
  const runs: { holder: Holder; from: number; to: number }[] = [];
  for (let day = from + 1; day <= to; day += 1) {
    const holder = holderOn(day);
    const last = runs[runs.length - 1];
    if (last && last.holder === holder) last.to = day;
    else runs.push({ holder, from: day, to: day });
  }
  return runs.map((r) => ({
    holder: r.holder,
    from: isoDay(r.from),
    to: isoDay(r.to),
    workingDays: workingBetween(calendar, r.from - 1, r.to),
  }));
}
