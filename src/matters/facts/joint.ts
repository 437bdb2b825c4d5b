/** Facts of joint work: one mechanism for notification, survey, measurement, assessment, drawing review, meeting, acceptance and escalation. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, Sha256, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Due } from '../shapes.ts';

/** The forms of joint work; what tells them apart is data (`state/joint-kinds.ts`). */
export const jointKindNames = [
  'notification',
  'survey',
  'measurement',
  'assessment',
  'drawing-review',
  'meeting',
  'acceptance',
  'escalation',
] as const;
export const JointKindName = oneOf(jointKindNames);

const Person = closed({ name: Type.String({ minLength: 1, maxLength: 60 }), card: orNull(Type.String()) });

/** `joint-called`: kind, day and place, who is called and how each was told: the proof of notice. */
export const JointCalled = closed({
  joint: Id,
  kind: JointKindName,
  cases: Type.Array(Id, { minItems: 1 }),
  tasks: Type.Array(Id),
  organs: Type.Array(Id, { minItems: 1 }),
  at: Instant,
  place: Sentence,
  subject: Sentence,
  /** The one set that everybody reviews. */
  version: orNull(Sha256),
  /** Why the same place is visited again. */
  because: orNull(oneOf(['open-findings', 'complaint', 'statutory'])),
  level: orNull(oneOf(['centre', 'above'])),
  notified: Type.Array(closed({ organ: Id, at: Instant, way: Type.String() })),
  by: Id,
});

/** `joint-attended`: one line of the attendance record. */
export const JointAttended = closed({ joint: Id, organ: Id, staff: Type.Array(Person, { minItems: 1 }), by: Id });

/** `joint-excused`: leave was approved before; silence of the absent organ then means nothing. */
export const JointExcused = closed({ joint: Id, organ: Id, reasons: Sentence, by: Id });

/** `joint-answered`: one organ's own conclusion, held until all are there. */
export const JointAnswered = closed({
  joint: Id,
  organ: Id,
  round: Type.Integer({ minimum: 1 }),
  version: orNull(Sha256),
  passed: Type.Boolean(),
  text: Sentence,
  documents: Type.Array(Sha256),
  by: Id,
});

/** `absence-deemed`: notified, not excused, not there: agreed with what was found, for ever distinguishable from a signature (缺席默认). */
export const AbsenceDeemed = closed({
  joint: Id,
  organ: Id,
  cases: Type.Array(Id),
  tasks: Type.Array(Id),
  notifiedAt: Instant,
  heldAt: Instant,
  present: Type.Integer({ minimum: 0 }),
});

/** `joint-concluded`: one result of all, with the dates that were promised in it; each organ still does its own act. */
export const JointConcluded = closed({
  joint: Id,
  kind: JointKindName,
  round: Type.Integer({ minimum: 1 }),
  cases: Type.Array(Id),
  passed: Type.Boolean(),
  text: Sentence,
  place: orNull(Sentence),
  toldOnSite: Type.Boolean(),
  limits: Type.Array(closed({ task: Id, due: Due })),
  /** Needs that were told once; what is asked outside them later is flagged. */
  told: Type.Array(Id),
  /** Tasks that the common record answers: one measurement, several products. */
  shared: Type.Array(Id),
  documents: Type.Array(Sha256),
  /** Paper sets that a drawing review took: one to review, one for the archive. */
  sets: Type.Integer({ minimum: 0 }),
  notice: orNull(Id),
});

/** `joint-renewed`: another round about what is still open, for those who objected and nobody else. */
export const JointRenewed = closed({
  joint: Id,
  round: Type.Integer({ minimum: 2 }),
  version: orNull(Sha256),
  organs: Type.Array(Id),
});

/** `joint-signed`: the applicant signed for what was told. */
export const JointSigned = closed({ joint: Id, by: Id, signature: orNull(Sha256) });

/** `findings-rechecked`: only what was open is looked at again. */
export const FindingsRechecked = closed({
  case: Id,
  task: Id,
  staff: Type.Array(Person, { minItems: 2 }),
  results: Type.Array(closed({ finding: Id, fits: Type.Boolean(), note: orNull(Sentence) }), { minItems: 1 }),
  photographs: Type.Array(Sha256),
  isAllClosed: Type.Boolean(),
});

/** `mandatory-breach-raised`: a breach of a mandatory rule may always be raised, also by who was silent or absent. */
export const MandatoryBreachRaised = closed({
  case: Id,
  organ: Id,
  basis: Type.Array(Basis, { minItems: 1 }),
  text: Sentence,
  by: Id,
});

/** `survey-evidence-recorded`: photographs with hash, time and place, the signature, and when it was done without network. */
export const SurveyEvidenceRecorded = closed({
  case: Id,
  task: Id,
  photographs: Type.Array(
    closed({
      sha256: Sha256,
      takenAt: Instant,
      place: orNull(closed({ latitude: Type.Number(), longitude: Type.Number(), accuracy: Type.Number() })),
    }),
  ),
  signature: orNull(closed({ sha256: Sha256, name: Type.String() })),
  startedAt: Instant,
  endedAt: Instant,
  /** What was told to the applicant there. */
  told: Sentence,
  isOffline: Type.Boolean(),
});

/** `submission-assisted`: an organ helps to prepare and send what an organ above decides (协助报批). */
export const SubmissionAssisted = closed({
  case: Id,
  task: Id,
  helper: Id,
  documents: Type.Array(Sha256),
  submittedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  note: orNull(Sentence),
});

/** `fetch-asked`: what another organ holds is fetched by the centre, what the organ itself holds by its window; the applicant is not asked (S100). */
export const FetchAsked = closed({
  case: Id,
  need: Id,
  from: Id,
  by: oneOf(['centre', 'window']),
  reasons: orNull(Sentence),
});

/** Name -> shape. */
export const jointFacts = {
  'joint-called': JointCalled,
  'joint-attended': JointAttended,
  'joint-excused': JointExcused,
  'joint-answered': JointAnswered,
  'absence-deemed': AbsenceDeemed,
  'joint-concluded': JointConcluded,
  'joint-renewed': JointRenewed,
  'joint-signed': JointSigned,
  'findings-rechecked': FindingsRechecked,
  'mandatory-breach-raised': MandatoryBreachRaised,
  'survey-evidence-recorded': SurveyEvidenceRecorded,
  'submission-assisted': SubmissionAssisted,
  'fetch-asked': FetchAsked,
} as const;
