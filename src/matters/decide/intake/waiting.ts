/** The applicant stands at the counter and waits (即办): everybody who can end the waiting sees it first. */
import { isEnded } from '../../state.ts';
import { onCase, refuse } from '../scene.ts';

export const markWaiting = onCase<'mark-waiting'>({
  possible: ({ one }) => (isEnded(one) || one.decision ? refuse('case-ended') : undefined),
  decide: ({ one, body, draft }) => {
    if (body.waits === (one.waitingSince !== undefined)) return undefined;
    draft.add('applicant-waiting', { case: one.spec.case, waits: body.waits });
    return undefined;
  },
});
