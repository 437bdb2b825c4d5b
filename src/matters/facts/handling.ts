/** Facts of handling: tasks, surveys, opinions, decisions elsewhere. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, Sha256, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Due, Given } from '../shapes.ts';

/** `task-opened`: what it consumes exists, and for no other reason. */
export const TaskOpened = closed({ case: Id, task: Id, kind: Id, organ: Id, due: Due });

/** `survey-scheduled`: one date for every case that shares the survey. */
export const SurveyScheduled = closed({
  tasks: Type.Array(Id, { minItems: 1 }),
  joint: orNull(Id),
  at: Instant,
  notified: Type.Array(Id),
});

/** `survey-recorded`: one organ's part of a survey: at least two of its staff with their cards (Licensing Law art. 34). */
export const SurveyRecorded = closed({
  case: Id,
  task: Id,
  organ: Id,
  staff: Type.Array(closed({ name: Type.String(), card: Type.String() }), { minItems: 2 }),
  checklist: Type.Array(closed({ point: Type.String(), fits: Type.Boolean(), note: orNull(Sentence) })),
  findings: Type.Array(Sentence),
  photographs: Type.Array(Sha256),
  passed: Type.Boolean(),
  concludedOnSite: Type.Boolean(),
});

/** `step-recorded`: another step (test, expert review, public notice, measurement) is done. */
export const StepRecorded = closed({
  case: Id,
  task: Id,
  passed: Type.Boolean(),
  note: Sentence,
  documents: Type.Array(Sha256),
});

/** `opinion-deemed`: a notified organ was silent past its due instant; it counts as agreed and is for ever distinguishable from a signature (超时默认). */
export const OpinionDeemed = closed({ case: Id, task: Id, organ: Id, due: Due });

/** `joint-completed`: every part of a joint activity is answered; exactly once. */
export const JointCompleted = closed({ joint: Id, tasks: Type.Array(Id), passed: Type.Boolean() });

/** `examined`: the opinion of one, never a decision (审). */
export const Examined = closed({ case: Id, task: Id, opinion: oneOf(['grant', 'deny']), text: Sentence, by: Id });

/** `sent-back`: the approver does not follow the opinion; the case is examined again. */
export const SentBack = closed({ case: Id, task: Id, reasons: Sentence });

/** `external-submitted`: the case went to the system that decides it. `reference` is ours, so that a second sending finds the first. */
export const ExternalSubmitted = closed({
  case: Id,
  task: Id,
  system: Id,
  reference: Id,
  theirs: orNull(Type.String()),
});

/** `external-result-recorded`: the other system's answer came back, once, with its serial number. */
export const ExternalResultRecorded = closed({
  case: Id,
  task: Id,
  system: Id,
  serial: Type.String(),
  effect: oneOf(['granted', 'denied']),
  number: orNull(Type.String()),
  reasons: orNull(Sentence),
  by: oneOf(['push', 'poll', 're-entry']),
  checkedBy: orNull(Id),
});

/** `conflict-declared`: a member of staff must not act in this case (回避). */
export const ConflictDeclared = closed({ case: Id, staff: Id, reason: Sentence });

/** `task-assigned`: handed to one person, or back to all of the organ (`to: null`). */
export const TaskAssigned = closed({ case: Id, task: Id, to: orNull(Id), reason: orNull(Sentence) });

/** `note-added`: an internal remark, not part of the decision. */
export const NoteAdded = closed({ case: Id, text: Sentence });

/** `supplement-asked`: after acceptance one may ask for supplementary material; it stops no clock by itself. */
export const SupplementAsked = closed({ case: Id, need: Id, reasons: Sentence, given: orNull(Given) });

/** `late-entry-recorded`: what follows happened before it was recorded; the evidence (postmark, paper slip, outage log) is named, counted and audited. */
export const LateEntryRecorded = closed({ occurredAt: Instant, evidence: Sentence });
