/** Facts between examination and decision: sessions and votes, hearings, third parties, steps that stop the clock, recusal, cover. */
import { Type } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Due, Duration } from '../shapes.ts';

/** `session-convened`: a collective decision is prepared: at least three people of the organ are called (集体讨论决定). */
export const SessionConvened = closed({
  case: Id,
  task: Id,
  session: Id,
  chair: Id,
  members: Type.Array(Id, { minItems: 3 }),
});
/** `vote-cast`: one member's vote, once, with reasons where they differ. */
export const VoteCast = closed({
  case: Id,
  task: Id,
  session: Id,
  by: Id,
  vote: oneOf(['grant', 'deny', 'abstain']),
  reasons: orNull(Sentence),
});
/** `session-closed`: counted, with minutes. More than half of the members decide; `none` where there is no such majority. */
export const SessionClosed = closed({
  case: Id,
  task: Id,
  session: Id,
  grant: Type.Integer({ minimum: 0 }),
  deny: Type.Integer({ minimum: 0 }),
  abstain: Type.Integer({ minimum: 0 }),
  outcome: oneOf(['granted', 'denied', 'none']),
  minutes: Sentence,
});

/** `hearing-right-told`: a hearing may be asked for within five working days of being told (Licensing Law art. 47). Recorded again with the later day when the same notice is served on paper. */
export const HearingRightTold = closed({ case: Id, notice: Id, applyUntil: Day });
/** `hearing-right-answered`: wanted or waived. A wanted hearing is held within twenty working days (art. 47). */
export const HearingRightAnswered = closed({
  case: Id,
  wanted: Type.Boolean(),
  by: oneOf(['applicant', 'third-party']),
  holdBy: orNull(Due),
  reasons: orNull(Sentence),
});
/** `hearing-called`: time, place and presider, told at least seven working days before (art. 48). `ownMotion`: for a public interest (art. 46). */
export const HearingCalled = closed({
  case: Id,
  at: Instant,
  place: Sentence,
  presider: Id,
  ownMotion: Type.Boolean(),
  notice: Id,
});
/** `hearing-held`: with a signed transcript on which the decision rests (art. 48); `abandoned` where nobody who had asked came or the wish was taken back. */
export const HearingHeld = closed({
  case: Id,
  outcome: oneOf(['held', 'abandoned']),
  presider: Id,
  present: Type.Array(oneOf(['applicant', 'third-party', 'examiner', 'expert', 'witness', 'public'])),
  record: Sentence,
  transcript: orNull(Sha256),
});

/** `step-begun`: a test, review, hearing or public notice starts. `ground` and `suspension` where the item says that it stops the clock. */
export const StepBegun = closed({
  case: Id,
  task: Id,
  expected: Duration,
  ground: orNull(Id),
  suspension: orNull(Id),
});

/** `statement-right-told`: the applicant was told what weighs against them and may speak until that day (art. 7, 36). Again with a later day when it is served on paper. */
export const StatementRightTold = closed({ case: Id, notice: Id, until: Due });
/** `statement-made`: what the applicant said; a statement of `null` says that they had nothing to say. */
export const StatementMade = closed({
  case: Id,
  statement: orNull(Sentence),
  documents: Type.Array(Sha256),
});

/** `third-party-told`: somebody whose major interest is touched was told and may speak (art. 36). The interest is named, never the person. Again with a later day when it is served. */
export const ThirdPartyTold = closed({ case: Id, party: Id, interest: Sentence, notice: Id, until: Due });
/** `third-party-heard`: what they said; a statement of `null` says that they had nothing to say. */
export const ThirdPartyHeard = closed({
  case: Id,
  party: Id,
  statement: orNull(Sentence),
  documents: Type.Array(Sha256),
});

/** `recusal-applied`: the applicant asks that somebody keep out of the case (申请回避). */
export const RecusalApplied = closed({ case: Id, application: Id, whom: Sentence, reasons: Sentence });
/** `recusal-decided`: the head of the organ decides, with reasons. */
export const RecusalDecided = closed({
  case: Id,
  application: Id,
  granted: Type.Boolean(),
  staff: orNull(Id),
  reasons: Sentence,
});

/** `cover-acted`: what was done in a task assigned to somebody absent was done by their cover (AB岗); both remain visible. */
export const CoverActed = closed({ case: Id, task: Id, for: Id, by: Id });

/** `supervisor-acknowledged`: the department that supervises afterwards has taken the result over (审管联动). */
export const SupervisorAcknowledged = closed({ case: Id, supervisor: Id, by: Id });
