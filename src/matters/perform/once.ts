/**
 * An item is applied for again on one certificate once at a time: two applications of the same second would both find nothing under way
 * (docs/decisions/0094). The row is written in the transaction of the hand-in, in the cell of the certificate; the second one waits for the first.
 */
import type { Refusal, Tx } from '../../platform/index.ts';
import { isEnded, isGranted } from '../state.ts';
import * as store from '../store.ts';
import { lockState } from './read-state.ts';

/** What is applied for again: items of the certificate with this identifier. */
export interface Again {
  readonly certificate: string;
  readonly items: readonly string[];
}

/** Takes the items for a matter. Refused: `applied-for-already`, where another matter asks for one of them and is not over. */
export async function takeAgain(tx: Tx, { certificate, items }: Again, matterId: string): Promise<Refusal | undefined> {
  const wanted = items.toSorted();
  await tx.query(store.addAgain, [tx.key, certificate, wanted, matterId]);
  const rows = await tx.query<{ item: string; matter_id: string }>(store.lockAgain, [tx.key, certificate, wanted]);
  for (const { item, matter_id: other } of rows.filter((row) => row.matter_id !== matterId)) {
    if (await isUnderWay(tx, other, item)) return { refused: 'applied-for-already', detail: { matter: other } };
    await tx.query(store.moveAgain, [tx.key, certificate, item, matterId]);
  }
  return undefined;
}

/** Undecided, or granted while the new certificate is being made. */
async function isUnderWay(tx: Tx, matterId: string, item: string): Promise<boolean> {
  const cases = Object.values((await lockState(tx, matterId))?.state.cases ?? {});
  return cases.some((one) => one.spec.item === item && (!isEnded(one) || isGranted(one)));
}
