/** Facts of intake: checked, corrected once, accepted or not. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Due, Duration, Given, Signpost } from '../shapes.ts';

/** The verdict on one document: the exact need, and what is wrong in it. */
export const Check = closed({
  need: Id,
  verdict: oneOf(['fits', 'defective', 'missing']),
  problem: orNull(Sentence),
  field: orNull(Type.String({ maxLength: 200 })),
  /** The clerk saw the original and found the copy to agree (与原件一致). */
  originalSeen: Type.Boolean(),
});
export type Check = Static<typeof Check>;

/** `materials-checked`: who looked at which documents and what they found. */
export const MaterialsChecked = closed({ case: Id, checks: Type.Array(Check) });

/** `corrected-on-spot`: what could be put right at once was put right before the clerk, and needs no notice (Licensing Law art. 32). */
export const CorrectedOnSpot = closed({ case: Id, need: Id, what: Sentence, given: orNull(Given) });

/** `delivery-chosen`: how, and at whose counter, the applicant wants the result: it need not be where it was received or decided. */
export const DeliveryChosen = closed({
  way: oneOf(['electronic', 'window', 'courier', 'kiosk']),
  site: orNull(Id),
});

/** `material-fetched`: an organ or the centre obtained it, so that nobody is asked (一律取消). */
export const MaterialFetched = closed({
  case: Id,
  need: Id,
  from: Id,
  sha256: orNull(Sha256),
  reference: orNull(Type.String()),
});

/** `material-supplied`: handed in later: a deferred material, or a supplement after acceptance (补充材料). */
export const MaterialSupplied = closed({ case: Id, given: Given });

export const Defect = closed({
  case: Id,
  need: Id,
  problem: Sentence,
  field: orNull(Type.String({ maxLength: 200 })),
  couldBeSeenBefore: Type.Boolean(),
});
export type Defect = Static<typeof Defect>;

/** `correction-notified`: the one notice over all cases (一次性告知). `nth` beyond 1 names only what the first could not have shown. */
export const CorrectionNotified = closed({
  notice: Id,
  nth: Type.Integer({ minimum: 1 }),
  defects: Type.Array(Defect),
  until: Due,
  /** The limit itself, so that a new calendar can count it again; absent in what was told before it was kept. */
  within: Type.Optional(Duration),
});

/** `correction-supplied`: the missing papers arrived. */
export const CorrectionSupplied = closed({ notice: Id, materials: Type.Array(Given) });

/** `case-accepted`: the organ takes the case. Deemed: silence beyond the notice limit accepts as of the receipt day (Licensing Law art. 32). */
export const CaseAccepted = closed({
  case: Id,
  on: Day,
  deemed: orNull(closed({ silentUntil: Due, basis: Type.Array(Basis) })),
  inNameOf: orNull(closed({ organ: Id, authorisation: Type.String() })),
  clockFrom: Day,
  /** From when a promise in hours runs: the acceptance, or after the cut-off the end of that day. Absent where days are promised. */
  runsFrom: Type.Optional(Instant),
  promisedDue: Due,
  statutoryDue: orNull(Due),
});

/** `case-not-accepted`: 不受理 (no permission is needed), 不予受理 (another organ's power) or papers returned; always with a signpost. */
export const CaseNotAccepted = closed({
  case: Id,
  kind: oneOf(['not-required', 'not-competent', 'papers-returned']),
  reasons: Sentence,
  basis: Type.Array(Basis),
  signpost: Signpost,
});

/** `violation-recorded`: an organ broke a rule of procedure; it costs the applicant nothing. */
export const ViolationRecorded = closed({
  case: Id,
  organ: Id,
  rule: oneOf([
    'second-correction',
    'silence-on-intake',
    'silence-on-opinion',
    'late',
    'absence',
    'outside-notification',
  ]),
  about: Type.String(),
});

/** `obligation-opened`: something promised for later: a deferred material, or what was committed and will be checked. */
export const ObligationOpened = closed({
  obligation: Id,
  case: Id,
  need: orNull(Id),
  mechanism: Id,
  kind: oneOf(['supply', 'check']),
  due: Due,
  /** The limit from which the day was counted; absent where only a day was named. */
  within: Type.Optional(Duration),
  text: Sentence,
  breach: oneOf(['withhold', 'handling-task']),
  withholds: Type.Boolean(),
  /** The organ that looks; the deciding one and those with a step in the case where nobody is named. */
  checker: Type.Optional(Id),
});
/** `obligation-closed`: kept, or moot because the case ended or a re-planning waived what was owed. */
export const ObligationClosed = closed({
  obligation: Id,
  how: oneOf(['supplied', 'verified', 'case-ended', 'put-right', 'waived']),
  note: orNull(Sentence),
});
/** `obligation-overdue`: only withholding is automatic; anything that takes away opens a handling task. */
export const ObligationOverdue = closed({ obligation: Id, dueOn: Day });
/** `obligation-breached`: the check found the commitment untrue; what follows is a handling task, never automatic. */
export const ObligationBreached = closed({ obligation: Id, finding: Sentence, putRightWithin: Duration });
