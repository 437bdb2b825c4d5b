/** What became of one matter in a change of the catalogue: noted once, for moved matters in the transaction of their facts. */
import type { Tx } from '../../platform/index.ts';
import type { FactName } from '../facts.ts';
import * as store from './store.ts';

/** `moved`: something is different and the applicant was told. `stayed`: on the new edition with nothing different. `refused`: left as it was. */
export const outcomes = ['moved', 'stayed', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** Notes a matter that is on the new edition; the facts say whether its applicant was told. */
export async function noteMoved(
  tx: Tx,
  change: string,
  matterId: string,
  facts: readonly { readonly name: FactName }[],
): Promise<void> {
  const outcome: Outcome = facts.some((one) => one.name === 'plan-changed') ? 'moved' : 'stayed';
  await tx.query(store.addOutcome, [tx.key, change, matterId, outcome, null, tx.now]);
}

/** Notes a matter that could not be moved, with the code that says why. */
export async function noteRefused(tx: Tx, change: string, matterId: string, code: string): Promise<void> {
  await tx.query(store.addOutcome, [tx.key, change, matterId, 'refused' satisfies Outcome, code, tx.now]);
}
