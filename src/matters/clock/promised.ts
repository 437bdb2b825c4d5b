/** When a matter is promised to be done: one answer for its page, its receipt and the person's list. */
import { duePassed } from './clock.ts';
import type { Due } from '../shapes.ts';
import { isEnded, type MatterState } from '../state.ts';

/** A promised day, with its instant where hours are promised. The log keeps a plan's day without saying whether its calendar was published. */
type Promised = Pick<Due, 'on' | 'at'> & Partial<Pick<Due, 'provisional'>>;

/**
 * The latest promise of the cases. While one still has none of its own, the plan's stands in for it, and the later of the two counts: no
 * case is ever promised later than its matter. A case that ended before it had a promise is waited for no more.
 */
export function promiseOf({ cases, head }: Pick<MatterState, 'cases' | 'head'>): Promised | undefined {
  const all = Object.values(cases);
  const own: readonly Promised[] = all.flatMap((one) => one.promisedDue ?? []);
  const isWhole = own.length > 0 && all.every((one) => one.promisedDue !== undefined || isEnded(one));
  const plan: readonly Promised[] = head.promisedOn === null ? [] : [{ on: head.promisedOn }];
  if (!isWhole && plan.length === 0) return undefined;
  const dues = isWhole ? own : [...own, ...plan];
  return dues.toSorted((a, b) => Number(duePassed(a)) - Number(duePassed(b))).at(-1);
}
