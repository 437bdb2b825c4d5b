/** The defects that are visible at this moment over all cases: what one notice must list completely. */
import { missingNeeds, type MatterState } from '../state.ts';
import { isInIntake } from './intake.ts';

export function defectiveSoFar(state: MatterState): readonly { readonly case: string; readonly need: string }[] {
  return Object.values(state.cases)
    .filter((one) => isInIntake(one) && one.receivedOn !== undefined)
    .flatMap((one) => {
      const marked = Object.entries(one.checks).flatMap(([need, verdict]) => (verdict === 'fits' ? [] : [need]));
      return [...new Set([...missingNeeds(state, one, ['intake']), ...marked])].map((need) => ({
        case: one.spec.case,
        need,
      }));
    });
}
