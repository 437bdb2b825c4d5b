/** Tolerance, commitments and the handling of a breach as the page shows them. */
import type { MatterFact } from '../facts.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';

/** Commitments and handlings of the cases that the viewer sees. */
export function reliefView(
  state: MatterState,
  read: readonly MatterFact[],
  ids: ReadonlySet<string>,
): Pick<MatterView, 'commitments' | 'handlings'> {
  const commitments = read.flatMap((fact) => {
    if (fact.name !== 'relief-agreed' || !ids.has(fact.data.case)) return [];
    const { relief, case: id, term } = fact.data;
    const { need, variant, promise, text, textVersion, document, signer } = term;
    const isSigned = state.ledger.reliefs?.[relief]?.signedBy !== undefined;
    return [{ relief, case: id, need, variant, promise, text, textVersion, document, signer, isSigned }];
  });
  const handlings = read.flatMap((fact) => {
    if (fact.name !== 'handling-opened' || !ids.has(fact.data.case)) return [];
    const { handling, obligation, case: id, finding, putRightBy } = fact.data;
    const now = state.ledger.handlings?.[handling];
    return [
      {
        handling,
        obligation,
        case: id,
        finding,
        putRightBy: putRightBy.on,
        isHeard: now?.isHeard === true,
        state: now?.state ?? ('open' as const),
        outcome: now?.outcome ?? null,
        isRepaired: now?.isRepaired === true,
      },
    ];
  });
  return { commitments, handlings };
}
