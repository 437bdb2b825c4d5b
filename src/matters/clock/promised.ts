/** When a matter is promised to be done: one answer for its page, its receipt and the person's list. */
import { duePassed } from './clock.ts';
import type { Due } from '../shapes.ts';
import type { MatterState } from '../state.ts';

/** The latest promise of the cases once every one has its own, with its instant where hours are promised; until then the plan's promise counts. */
export function promiseOf(state: Pick<MatterState, 'cases'>): Due | undefined {
  const dues = Object.values(state.cases).flatMap((one) => one.promisedDue ?? []);
  if (dues.length < Object.keys(state.cases).length) return undefined;
  return dues.toSorted((a, b) => Number(duePassed(a)) - Number(duePassed(b))).at(-1);
}
