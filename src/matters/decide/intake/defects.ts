/** The defects that are visible at this moment over all cases: what one notice must list completely. */
import { type CaseState, type MatterState } from '../../state.ts';
import { missingNeeds } from '../../state/papers.ts';
import { isInIntake } from './intake.ts';

export function defectiveSoFar(state: MatterState): readonly { readonly case: string; readonly need: string }[] {
  return Object.values(state.cases)
    .filter((one) => isInIntake(one) && one.receivedOn !== undefined)
    .flatMap((one) => {
      const marked = Object.entries(one.checks).flatMap(([need, verdict]) => (verdict === 'fits' ? [] : [need]));
      return [...new Set([...missingNeeds(state, one, ['intake']), ...marked])]
        .filter((need) => !isHeld(state, one, need))
        .map((need) => ({ case: one.spec.case, need }));
    });
}

/**
 * Whether organs have the paper, or make it in this very matter: shared, held as a certificate, the result of another case, or being fetched.
 * What the applicant handed in over it is theirs again.
 */
export function isHeld(state: MatterState, one: CaseState, id: string): boolean {
  const need = one.spec.needs.find((each) => each.need === id);
  if (state.ledger.fetches?.[id] !== undefined) return true;
  return ['registry', 'certificate', 'output', 'area-report'].includes(
    state.ledger.materials[id]?.way ?? need?.way ?? '',
  );
}
