/** Every fact of a matter by name, with its shape. Past tense, complete, never changed; a new meaning is a new version. */
import type { Static } from 'typebox';
import type { Fact } from '../journal/index.ts';
import { factsBy, type FactOf } from '../platform/shapes.ts';
import * as deciding from './facts/deciding.ts';
import * as counter from './facts/counter.ts';
import * as ending from './facts/ending.ts';
import * as handling from './facts/handling.ts';
import * as intake from './facts/intake.ts';
import * as policies from './facts/policies.ts';
import * as replanning from './facts/replanning.ts';
import * as opening from './facts/opening.ts';
import { aheadFacts } from './facts/ahead.ts';
import { conditionFacts } from './facts/conditions.ts';
import { jointFacts } from './facts/joint.ts';
import { reliefFacts } from './facts/relief.ts';
import { visitFacts } from './facts/visits.ts';
import { sealFacts } from './facts/seals.ts';

/** Name of the fact -> shape of its data (version 1). */
export const facts = {
  'matter-received': opening.MatterReceived,
  'receipt-issued': opening.ReceiptIssued,
  'visit-recorded': opening.VisitRecorded,
  'counter-visited': opening.CounterVisited,
  'case-opened': opening.CaseOpened,
  'case-received': opening.CaseReceived,
  'materials-checked': intake.MaterialsChecked,
  'corrected-on-spot': intake.CorrectedOnSpot,
  'delivery-chosen': intake.DeliveryChosen,
  'material-fetched': intake.MaterialFetched,
  'material-supplied': intake.MaterialSupplied,
  'correction-notified': intake.CorrectionNotified,
  'correction-supplied': intake.CorrectionSupplied,
  'case-accepted': intake.CaseAccepted,
  'case-not-accepted': intake.CaseNotAccepted,
  'violation-recorded': intake.ViolationRecorded,
  'obligation-opened': intake.ObligationOpened,
  'obligation-closed': intake.ObligationClosed,
  'obligation-overdue': intake.ObligationOverdue,
  'obligation-breached': intake.ObligationBreached,
  'task-opened': handling.TaskOpened,
  'task-assigned': handling.TaskAssigned,
  'survey-scheduled': handling.SurveyScheduled,
  'survey-recorded': handling.SurveyRecorded,
  'step-recorded': handling.StepRecorded,
  'opinion-deemed': handling.OpinionDeemed,
  'joint-completed': handling.JointCompleted,
  examined: handling.Examined,
  'sent-back': handling.SentBack,
  'external-submitted': handling.ExternalSubmitted,
  'external-result-recorded': handling.ExternalResultRecorded,
  'conflict-declared': handling.ConflictDeclared,
  'note-added': handling.NoteAdded,
  'papers-handed-over': counter.PapersHandedOver,
  'papers-taken': counter.PapersTaken,
  'applicant-waiting': counter.ApplicantWaiting,
  'late-entry-recorded': handling.LateEntryRecorded,
  'supplement-asked': handling.SupplementAsked,
  'session-convened': deciding.SessionConvened,
  'vote-cast': deciding.VoteCast,
  'session-closed': deciding.SessionClosed,
  'hearing-right-told': deciding.HearingRightTold,
  'hearing-right-answered': deciding.HearingRightAnswered,
  'hearing-called': deciding.HearingCalled,
  'hearing-held': deciding.HearingHeld,
  'step-begun': deciding.StepBegun,
  'statement-right-told': deciding.StatementRightTold,
  'statement-made': deciding.StatementMade,
  'third-party-told': deciding.ThirdPartyTold,
  'third-party-heard': deciding.ThirdPartyHeard,
  'recusal-applied': deciding.RecusalApplied,
  'recusal-decided': deciding.RecusalDecided,
  'cover-acted': deciding.CoverActed,
  'supervisor-acknowledged': deciding.SupervisorAcknowledged,
  'clock-suspended': ending.ClockSuspended,
  'clock-resumed': ending.ClockResumed,
  'limit-extended': ending.LimitExtended,
  'due-moved': ending.DueMoved,
  'dates-made-firm': ending.DatesMadeFirm,
  'case-overdue': ending.CaseOverdue,
  'case-decided': ending.CaseDecided,
  'supervisor-told': ending.SupervisorTold,
  'certificate-entered': ending.CertificateEntered,
  'result-delivered': ending.ResultDelivered,
  'case-closed': ending.CaseClosed,
  'case-withdrawn': ending.CaseWithdrawn,
  'case-lapsed': ending.CaseLapsed,
  'void-proposed': ending.VoidProposed,
  'case-voided': ending.CaseVoided,
  'matter-completed': ending.MatterCompleted,
  'payment-ordered': policies.PaymentOrdered,
  'payment-settled': policies.PaymentSettled,
  'payment-returned': policies.PaymentReturned,
  'payment-recovered': policies.PaymentRecovered,
  'fact-changed': replanning.FactChanged,
  'plan-changed': replanning.PlanChanged,
  'edition-taken': replanning.EditionTaken,
  'case-dropped': replanning.CaseDropped,
  'requirement-added': replanning.RequirementAdded,
  'requirement-waived': replanning.RequirementWaived,
  'step-added': replanning.StepAdded,
  'step-dropped': replanning.StepDropped,
  'prerequisite-added': replanning.PrerequisiteAdded,
  'variant-changed': replanning.VariantChanged,
  'notice-issued': ending.NoticeIssued,
  'notice-served': ending.NoticeServed,
  ...conditionFacts,
  ...sealFacts,
  ...reliefFacts,
  ...aheadFacts,
  ...jointFacts,
  ...visitFacts,
} as const;

export type FactName = keyof typeof facts;
export type FactData<N extends FactName> = Static<(typeof facts)[N]>;

/** A fact as `decide` makes it: not yet numbered, not yet hashed. */
export type NewMatterFact = FactOf<typeof facts>;

/** A fact as `evolve` reads it: its place in the stream, when it happened, who did it. */
export type MatterFact = NewMatterFact & { readonly seq: number; readonly at: string; readonly actor: string };

/** Makes one fact; the compiler checks its data against the shape. */
export const { make: fact } = factsBy(facts);

/** A fact of the journal as the engine reads it; personal values as they stand there. */
export const matterFact = ({ name, data, seq, occurredAt, actor }: Fact): MatterFact =>
  ({ name, version: 1, data, seq, at: occurredAt, actor: actor.id }) as unknown as MatterFact;
