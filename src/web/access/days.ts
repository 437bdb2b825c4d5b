/** How long power is given, as it was typed. */
import { field, type Visit } from '../app/visit.ts';

/** The field `days`; undefined where it is no whole number from one to `most`. */
export function daysOf(visit: Visit, most: number): number | undefined {
  const days = Number(field(visit, 'days'));
  return Number.isInteger(days) && days >= 1 && days <= most ? days : undefined;
}
