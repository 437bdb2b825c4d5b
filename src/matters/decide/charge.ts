/** An organ that misses a day of its own is charged for it, once. */
import type { CaseState } from '../state.ts';
import type { Due } from '../shapes.ts';
import type { Draft } from './scene.ts';

/** What is owed until which day. */
export interface Owed {
  readonly about: 'delivery' | 'hearing' | 'lower-review';
  readonly due: Due;
}

const nameOf = ({ about, due }: Owed): string => `${about} ${due.on}`;

/** Whether the organ was charged for this day before. */
export const isCharged = (one: CaseState, owed: Owed): boolean => one.lateWith?.includes(nameOf(owed)) === true;

/** Charges the organ of the case. */
export function chargeLate(draft: Draft, one: CaseState, owed: Owed): void {
  if (isCharged(one, owed)) return;
  const { case: id, organ } = one.spec;
  draft.add('violation-recorded', { case: id, organ, rule: 'late', about: nameOf(owed) });
}
