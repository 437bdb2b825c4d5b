/** Facts of an hour that the applicant chose: for a site check, or for an appointment at the organ. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, closed, oneOf, orNull } from '../../platform/shapes.ts';

/** What an hour is for: the organ comes, or the applicant comes. */
export const visitKinds = ['survey', 'appointment'] as const;

const Visit = {
  /** The joint step, the single task, or the case that the hour is for. */
  about: Id,
  kind: oneOf(visitKinds),
  cases: Type.Array(Id, { minItems: 1 }),
  tasks: Type.Array(Id),
  organs: Type.Array(Id, { minItems: 1 }),
};

/** `visit-booked`: one hour for all organs that come; `was` is the hour that it takes the place of. */
export const VisitBooked = closed({ ...Visit, at: Instant, was: orNull(Instant), by: Id });

/** `visit-cancelled`: the hour is free again for somebody else. */
export const VisitCancelled = closed({ ...Visit, at: Instant, reasons: orNull(Sentence), by: Id });

/** Name -> shape. */
export const visitFacts = { 'visit-booked': VisitBooked, 'visit-cancelled': VisitCancelled } as const;
