/** Facts of the counter: paper goes from the window to the organ, signed by both (材料交接). */
import { Type } from 'typebox';
import { Id, Sentence, closed, orNull } from '../../platform/shapes.ts';

/** One paper of a case on a hand-over sheet. */
const Sheeted = closed({ case: Id, need: Id });

/** `papers-handed-over`: the window gives these papers to the organ; the actor is who gave them. `sheet` may hold papers of other matters too. */
export const PapersHandedOver = closed({
  sheet: Id,
  organ: Id,
  cases: Type.Array(Id, { minItems: 1 }),
  papers: Type.Array(Sheeted),
});

/** `papers-taken`: the organ has them; the actor is who took them. What was on the sheet and not there is named. */
export const PapersTaken = closed({
  sheet: Id,
  organ: Id,
  cases: Type.Array(Id, { minItems: 1 }),
  missing: Type.Array(Sheeted),
  note: orNull(Sentence),
});

/** `applicant-waiting`: somebody stands at the counter and waits for this case to be decided, or no longer does. */
export const ApplicantWaiting = closed({ case: Id, waits: Type.Boolean() });
