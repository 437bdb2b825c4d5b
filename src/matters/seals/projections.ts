/** Writes the register of seals in the command's own transaction: nothing for a command that seals nothing. */
import type { Tx } from '../../platform/index.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';
import * as store from './store.ts';

interface Line {
  readonly id: string;
  readonly organ: string;
  readonly kind: string;
  readonly document: string;
  readonly number: string;
  readonly about: readonly string[];
  readonly sealed?: { readonly form: string; readonly letter: string; readonly by: string; readonly at: string };
}

/** The lines that the facts of one command bring. */
export function projectSeals(tx: Tx, after: MatterState, facts: readonly MatterFact[], today: string): void {
  const lines = facts.flatMap((fact) => lineOf(after, fact));
  if (lines.length === 0) return;
  const of = (pick: (line: Line) => string | null): readonly (string | null)[] => lines.map(pick);
  tx.post(store.putSealUses, [
    tx.key,
    after.head.id,
    of((line) => line.id),
    of((line) => line.organ),
    of((line) => line.kind),
    of((line) => line.document),
    of((line) => line.number),
    of((line) => JSON.stringify(shownOf(after, line))),
    of(() => tx.now.toISOString()),
    of(() => today),
    of((line) => line.sealed?.form ?? null),
    of((line) => line.sealed?.letter ?? null),
    of((line) => line.sealed?.by ?? null),
    of((line) => line.sealed?.at ?? null),
  ]);
}

function lineOf(after: MatterState, fact: MatterFact): Line[] {
  if (fact.name !== 'seal-used' && fact.name !== 'seal-awaited') return [];
  const { notice, document, organ, kind, about } = fact.data;
  const number = fact.name === 'seal-used' ? fact.data.number : null;
  return [
    {
      id: notice ?? `certificate-${number}`,
      organ,
      kind,
      document,
      number: (notice === null ? number : after.ledger.notices[notice]?.number) ?? '',
      about,
      ...(fact.name === 'seal-used'
        ? { sealed: { form: fact.data.form, letter: fact.data.letterNumber, by: fact.data.by, at: fact.at } }
        : {}),
    },
  ];
}

/** What the line is about, as it is read: the affair, and the item where it is one only. */
const shownOf = ({ head, cases }: MatterState, { about }: Line) => ({
  title: head.title,
  itemName: about.length === 1 ? (cases[about[0] as string]?.spec.name ?? null) : null,
});
