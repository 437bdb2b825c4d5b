/** The calendar room's functions behind the engine's `Almanac`. */
import { dueInstant, legalDay, type Calendar } from '../../calendar/index.ts';
import { addWorkingDays, dueDate, workingDaysBetween } from '../../calendar/pure.ts';
import type { Almanac } from './clock.ts';

/** An almanac over one calendar. */
export function almanacOf(calendar: Calendar): Almanac {
  return {
    due(limit, from, suspensions = []) {
      const { due, provisional } = dueDate(limit, from, calendar, suspensions);
      return { on: due, provisional };
    },
    dueAt(limit, from, officeTime, suspensions = []) {
      const at = dueInstant(limit, from, { workday: officeTime }, calendar, suspensions);
      const on = legalDay(at);
      return { on, provisional: dueDate({ n: 0, unit: 'wd' }, on, calendar).provisional, at };
    },
    used(from, until, suspensions = []) {
      if (until <= from) return 0;
      const all = workingDaysBetween(calendar, from, until);
      return all - pausedDays(calendar, from, until, suspensions);
    },
    before: (day, n) => addWorkingDays(calendar, day, -n),
  };
}

/** Working days in the union of the suspensions, as far as they lie in (from, until]. */
function pausedDays(
  calendar: Calendar,
  from: string,
  until: string,
  suspensions: readonly { readonly from: string; readonly until: string }[],
): number {
  let paused = 0;
  let reached = from;
  for (const one of suspensions.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = one.from > reached ? one.from : reached;
    const end = one.until < until ? one.until : until;
    if (end <= start) continue;
    paused += workingDaysBetween(calendar, start, end);
    reached = end;
  }
  return paused;
}
