/** Facts of tolerance and commitment: what was agreed, signed, reminded, withheld, and what followed a breach. */
import { Type, type Static } from 'typebox';
import { Day, Id, Sentence, Sha256, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Due, Duration } from '../shapes.ts';

/**
 * What stands in place of a paper or of a check now: one of the six variants with its four switches written out, or a commitment that the law
 * itself provides for (告知承诺). `need` is null where a check of the whole item is promised.
 */
export const TermSpec = closed({
  case: Id,
  need: orNull(Id),
  variant: oneOf(['A', 'B', 'C', 'D', 'E', 'F', 'by-law']),
  materials: oneOf(['secondary', 'unavailable', 'condition']),
  promise: Type.Boolean(),
  issues: oneOf(['after-closure', 'before-closure', 'never']),
  breach: oneOf(['withhold', 'handling-task']),
  /** Number of the district's governing document; never null for B, C and F. */
  document: orNull(Type.String()),
  standard: orNull(Type.String()),
  within: Duration,
  text: Text,
  /** Which wording it is: a text that differs by one character is another version. */
  textVersion: Id,
  basis: Type.Array(Basis),
  /** Who must sign: the applicant, or the guardian of a minor. */
  signer: oneOf(['self', 'guardian']),
});
export type TermSpec = Static<typeof TermSpec>;

/** `relief-agreed`: from the first second it is written down what may come later, and on which terms. */
export const ReliefAgreed = closed({ relief: Id, case: Id, term: TermSpec });

/** `commitment-signed`: in person; by an agent only with explicit written authorisation; by the guardian of a minor. Never by the government's own agent. */
export const CommitmentSigned = closed({
  relief: Id,
  case: Id,
  textVersion: Id,
  by: Id,
  capacity: oneOf(['in-person', 'agent', 'guardian']),
  authorisation: orNull(Sha256),
  /** The handwritten signature, where it was signed on paper or on a screen at the window. */
  signature: orNull(Sha256),
  notice: Id,
});

/** `promise-reminded`: a message before the day is over; it changes nothing. */
export const PromiseReminded = closed({ obligation: Id, case: Id, due: Day, whom: oneOf(['applicant', 'organ']) });

/** `result-withheld`: what has not been handed over stays here until the promise is kept. The only automatic consequence. */
export const ResultWithheld = closed({ obligation: Id, case: Id, since: Day });

/** `pre-reviewed`: an opinion on papers with gaps, before acceptance (容缺预审): no acceptance, no clock, no decision. */
export const PreReviewed = closed({
  case: Id,
  gaps: Type.Array(Id, { minItems: 1 }),
  opinion: oneOf(['ready-but-for-gaps', 'not-ready']),
  text: Sentence,
  by: Id,
});

/** `handling-opened`: whoever found a breach orders it put right within a limit, and says what may follow by which article. */
export const HandlingOpened = closed({
  handling: Id,
  obligation: Id,
  case: Id,
  organ: Id,
  by: Id,
  finding: Sentence,
  basis: Type.Array(Basis),
  within: Duration,
  putRightBy: Due,
  notice: Id,
});

/** `defence-stated`: statement and defence (陈述申辩); it must be heard before anything is taken away. */
export const DefenceStated = closed({
  handling: Id,
  case: Id,
  text: Sentence,
  documents: Type.Array(Sha256),
  by: Id,
});

/** `handling-decided`: what follows the breach, by an authorised person, with reasons, on a listed article. */
export const HandlingDecided = closed({
  handling: Id,
  case: Id,
  outcome: oneOf(['no-measure', 'revoke', 'credit-entry', 'revoke-and-credit-entry']),
  basis: Type.Array(Basis, { minItems: 1 }),
  reasons: Sentence,
  by: Id,
  openedBy: Id,
  wasHeard: Type.Boolean(),
  on: Day,
  notice: Id,
});

/** `handling-closed`: it was put right in time; nothing is taken away. */
export const HandlingClosed = closed({ handling: Id, case: Id, because: oneOf(['put-right', 'case-ended']) });

/** `decision-revoked`: the favourable decision has no force any more; certificates fall by their own room. */
export const DecisionRevoked = closed({ case: Id, handling: Id, on: Day, basis: Type.Array(Basis), reasons: Sentence });

/** `breach-repaired`: after a credit entry the person made it good; the standing is restored. */
export const BreachRepaired = closed({ handling: Id, case: Id, evidence: Sentence, by: Id });

/** Name -> shape. */
export const reliefFacts = {
  'relief-agreed': ReliefAgreed,
  'commitment-signed': CommitmentSigned,
  'promise-reminded': PromiseReminded,
  'result-withheld': ResultWithheld,
  'pre-reviewed': PreReviewed,
  'handling-opened': HandlingOpened,
  'defence-stated': DefenceStated,
  'handling-decided': HandlingDecided,
  'handling-closed': HandlingClosed,
  'decision-revoked': DecisionRevoked,
  'breach-repaired': BreachRepaired,
} as const;
