/** Facts of clocks, decisions, notices and ends. */
import { Type } from 'typebox';
import { sealKinds } from '../seal-kinds.ts';
import { Day, Id, Instant, Sentence, Sha256, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Due, Duration } from '../shapes.ts';

/** Grounds of article 45 of the Licensing Law, and one that the item declares with its own basis. */
export const grounds = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
  'declared-by-item',
] as const;

/** `clock-suspended`: on a listed ground, by written notice that says how long it will take. */
export const ClockSuspended = closed({
  case: Id,
  suspension: Id,
  ground: oneOf(grounds),
  basis: Type.Array(Basis),
  expected: Duration,
  on: Day,
  notice: Id,
});
/** `clock-resumed`: the limit moves by exactly the suspended working time. */
export const ClockResumed = closed({ case: Id, suspension: Id, on: Day, promisedDue: Due, statutoryDue: orNull(Due) });
/** `limit-extended`: once, within the cap, approved by the head, told with its reason (art. 42). */
export const LimitExtended = closed({
  case: Id,
  by: Duration,
  approvedBy: Id,
  approver: Type.String(),
  reasons: Sentence,
  notice: Id,
  promisedDue: Due,
  statutoryDue: orNull(Due),
});
/** `due-moved`: a calendar that was published or corrected changed days still to come; told where the day itself moved. */
export const DueMoved = closed({
  case: Id,
  change: Id,
  before: closed({ promisedDue: Due, statutoryDue: orNull(Due) }),
  promisedDue: Due,
  statutoryDue: orNull(Due),
  notice: orNull(Id),
});
/** `dates-made-firm`: days of corrections, promises and tasks as a new calendar counts them; what the applicant was told never comes earlier. */
export const DatesMadeFirm = closed({
  change: Id,
  corrections: Type.Array(closed({ notice: Id, until: Due })),
  obligations: Type.Array(closed({ obligation: Id, due: Due })),
  tasks: Type.Optional(Type.Array(closed({ task: Id, due: Due }))),
});

/** `case-overdue`: a limit passed without a decision. */
export const CaseOverdue = closed({ case: Id, limit: oneOf(['promised', 'statutory']), dueOn: Day });

/** `case-decided`: the legal effect. Reasons and basis always; a denial carries the remedies with their limits (art. 38). */
export const CaseDecided = closed({
  case: Id,
  effect: oneOf(['granted', 'denied']),
  on: Day,
  conditions: Type.Array(Sentence),
  reasons: Sentence,
  basis: Type.Array(Basis, { minItems: 1 }),
  remedies: orNull(closed({ review: Text, litigation: Text })),
  organ: Id,
  decidedBy: orNull(Id),
  examinedBy: orNull(Id),
  power: orNull(Type.String()),
  /** The exact set of documents that the decision rests on, sorted; later fixed. */
  materials: Type.Array(Sha256),
  elsewhere: orNull(closed({ system: Id, serial: Type.String(), number: orNull(Type.String()) })),
  deemed: orNull(closed({ due: Due, basis: Type.Array(Basis) })),
  variant: Type.String(),
  outputs: Type.Array(Id),
});

/** `supervisor-told`: the result goes to the department that supervises afterwards (审管联动). */
export const SupervisorTold = closed({ case: Id, supervisor: Id });

/** `certificate-entered`: told by the room that issues certificates. */
export const CertificateEntered = closed({ case: Id, type: Id, number: Type.String(), identifier: Id });
/** `result-delivered`: the applicant has it. */
export const ResultDelivered = closed({
  case: Id,
  way: oneOf(['electronic', 'window', 'courier', 'kiosk']),
  visit: orNull(Id),
  receivedBy: orNull(Sentence),
});
/** `case-closed`: nothing is left to do in it. */
export const CaseClosed = closed({ case: Id, outcome: oneOf(['granted', 'denied']) });
/** `case-withdrawn`: by the applicant; handling ends (终止办理). */
export const CaseWithdrawn = closed({ case: Id, reasons: orNull(Sentence) });
/** `case-lapsed`: the papers asked for never came. */
export const CaseLapsed = closed({
  case: Id,
  because: oneOf(['correction-not-supplied', 'prerequisite-ended']),
  basis: Type.Array(Basis),
});
/** `case-voided`: received in error; two people, a reason, nothing deleted. */
export const CaseVoided = closed({ case: Id, reasons: Sentence, proposedBy: Id, confirmedBy: Id });
/** `void-proposed`: the first of the two. */
export const VoidProposed = closed({ case: Id, reasons: Sentence, by: Id });
/** `matter-completed`: every case is terminal; exactly once. */
export const MatterCompleted = closed({ cases: Type.Integer(), granted: Type.Integer(), visits: Type.Integer() });

/** The documents of the field reference 2.4 that the engine issues by itself. */
export const noticeKinds = [
  'receipt',
  'correction',
  'acceptance',
  'not-required',
  'not-competent',
  'papers-returned',
  'tolerance',
  'tolerance-promise',
  'commitment',
  'statement-right',
  'extension',
  'special-procedure',
  'due-moved',
  'hearing-right',
  'hearing-notice',
  'third-party',
  'grant',
  'denial',
  'termination',
  'survey-record',
  'delivery',
  'plan-change',
  'put-right-order',
  'revocation',
  'breach-decision',
  'preliminary-opinion',
  'joint-notification',
  'joint-reply',
] as const;

/** `notice-issued`: a legally required document with number, date and content; immutable. */
export const NoticeIssued = closed({
  notice: Id,
  kind: oneOf(noticeKinds),
  number: Type.String(),
  organ: orNull(Id),
  cases: Type.Array(Id),
  template: Type.String(),
  seal: oneOf([...sealKinds, 'none']),
  content: Type.Record(Type.String(), Type.Unknown()),
});
/** `notice-served`: how and when it reached the applicant. */
export const NoticeServed = closed({
  notice: Id,
  way: oneOf(['electronic', 'direct', 'post', 'entrusted', 'left', 'announced']),
  at: Instant,
  evidence: orNull(Sentence),
});
