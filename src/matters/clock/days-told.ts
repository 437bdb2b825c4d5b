/** Counted days as a notice carries them for ever: the day, its hour where hours are promised, and whether only weekends were known (decision 0075). Pure. */
import type { Due } from '../shapes.ts';

/** The words that stand behind a day which lies beyond the published calendar; the same on paper and on the pages. */
export const byWeekendsMark = '（暂按周末推算）';

/**
 * Days of a notice by the names of its template. `byWeekends` names those that were counted by weekends only, so that the paper says it and
 * stays the same bytes when the year is published; a notice without such a day has no such list.
 */
export function daysToTell(days: Readonly<Record<string, Due>>): Readonly<Record<string, string | readonly string[]>> {
  const byWeekends = Object.keys(days).filter((name) => days[name]?.provisional);
  const told = Object.entries(days).map(([name, { on }]) => [name, on] as const);
  const hour = days['promisedDue']?.at;
  return {
    ...Object.fromEntries(told),
    ...(hour === undefined ? {} : { promisedAt: hour }),
    ...(byWeekends.length === 0 ? {} : { byWeekends }),
  };
}
