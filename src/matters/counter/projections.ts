/** Writes the counter's rows in the command's own transaction: nothing for a matter that no counter ever sees. */
import type { Tx } from '../../platform/index.ts';
import { isOnPaper } from '../decide/intake/counter.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';
import { counterChanges, isOfCounter, isPickup, type CounterChange } from './rows.ts';
import * as store from './store.ts';

/** The rows of new cases, and what the facts changed in them. */
export function projectCounter(
  tx: Tx,
  before: MatterState | undefined,
  after: MatterState,
  facts: readonly MatterFact[],
  today: string,
): void {
  if (!isOfCounter(after)) return;
  const { head } = after;
  const fresh = Object.values(after.cases).filter((one) => !before?.cases[one.spec.case]);
  if (fresh.length > 0)
    tx.post(store.addCounterCases, [
      tx.key,
      head.id,
      fresh.map((one) => one.spec.case),
      fresh.map((one) => one.spec.organ),
      fresh.map((one) => one.number),
      fresh.map((one) => JSON.stringify({ itemName: one.spec.name, title: head.title })),
      head.site ?? 'unknown',
      isOnPaper(after),
      isPickup(after),
      head.receivedOn,
    ]);
  const changes = counterChanges(before, after, facts, today);
  if (changes.length > 0) tx.post(store.changeCounterCases, [tx.key, head.id, ...columnsOf(changes)]);
}

const columnsOf = (changes: readonly CounterChange[]): readonly (readonly (string | number | null)[])[] =>
  (
    [
      'case',
      'sheet',
      'handedOn',
      'handedBy',
      'takenOn',
      'takenBy',
      'missing',
      'readyOn',
      'collectedOn',
      'collectedBy',
      'goneOn',
      'settledOn',
    ] as const
  ).map((name) => changes.map((change) => change[name] ?? null));
