/**
 * Every command that somebody may send to a running matter, as wire shape and as argument of `decide`: one list for both.
 * `version` is what the sender saw of the case or the task; a later change of that part, and of nothing else, refuses the command as stale.
 */
import { Type, type Static } from 'typebox';
import { aheadCommands } from './commands/ahead.ts';
import { Evidence, jointCommands } from './commands/joint.ts';
import { decidingCommands } from './commands/deciding.ts';
import { intakeCommands } from './commands/intake.ts';
import { visitCommands } from './commands/visits.ts';
import { Late, onCase, onTask, version } from './commands/parts.ts';
import { reliefCommands } from './commands/relief.ts';
import { ConditionRow } from './facts/conditions.ts';
import { grounds } from './facts/ending.ts';
import { Check } from './facts/intake.ts';
import { sources } from './facts/replanning.ts';
import { sealForms, sealKinds } from './seal-kinds.ts';
import { Day, Id, Instant, Sentence, Sha256, closed, oneOf, some } from '../platform/shapes.ts';
import { Duration, Basis, Signpost } from './shapes.ts';

export { Late } from './commands/parts.ts';

/** A document handed in for a need; the hash names a stored file, or `reference` names what the organ found elsewhere. */
const Paper = closed({
  need: Id,
  material: some(Id),
  sha256: Sha256,
  name: some(Type.String({ maxLength: 200 })),
});

/** Command name -> body. */
export const commands = {
  'record-visit': closed({
    site: Id,
    purpose: oneOf(['consult', 'hand-in', 'correct', 'sign', 'pay', 'on-site']),
    note: some(Sentence),
    /** The counter, where the hall counts them; with `sameVisitAs` it is one more counter of a visit that is recorded already. */
    window: some(Id),
    sameVisitAs: some(Id),
    late: some(Late),
  }),
  'check-materials': closed({ ...onCase, checks: Type.Array(Check, { minItems: 1, maxItems: 200 }) }),
  'fetch-material': closed({
    ...onCase,
    need: Id,
    from: Id,
    sha256: some(Sha256),
    reference: some(Type.String({ maxLength: 200 })),
  }),
  'notify-correction': closed({
    seq: version,
    defects: Type.Array(
      closed({
        case: Id,
        need: Id,
        problem: Sentence,
        field: some(Type.String({ maxLength: 200 })),
        couldBeSeenBefore: some(Type.Boolean()),
      }),
      { minItems: 1, maxItems: 200 },
    ),
    within: some(Duration),
  }),
  'supply-correction': closed({ materials: Type.Array(Paper, { minItems: 1, maxItems: 200 }) }),
  'supply-material': closed({ case: Id, need: Id, sha256: Sha256, name: some(Type.String({ maxLength: 200 })) }),
  'accept-case': closed({ ...onCase, late: some(Late) }),
  'not-accept-case': closed({
    ...onCase,
    kind: oneOf(['not-required', 'not-competent', 'papers-returned']),
    reasons: Sentence,
    basis: some(Type.Array(Basis)),
    signpost: Signpost,
  }),
  'schedule-survey': closed({ tasks: Type.Array(Id, { minItems: 1, maxItems: 60 }), at: Instant }),
  'record-survey': closed({
    ...onTask,
    staff: Type.Array(
      closed({
        name: Type.String({ minLength: 1, maxLength: 60 }),
        card: Type.String({ minLength: 3, maxLength: 40 }),
      }),
      { minItems: 1, maxItems: 20 },
    ),
    checklist: Type.Array(
      closed({ point: Type.String({ maxLength: 500 }), fits: Type.Boolean(), note: some(Sentence) }),
      { maxItems: 200 },
    ),
    findings: Type.Array(Sentence, { maxItems: 100 }),
    photographs: Type.Array(Sha256, { maxItems: 100 }),
    passed: Type.Boolean(),
    concludedOnSite: Type.Boolean(),
    /** What the inspector's page adds: pictures with hash, time and place, the signature, what was told there. */
    evidence: some(Evidence),
    late: some(Late),
  }),
  'record-step': closed({
    ...onTask,
    passed: Type.Boolean(),
    note: Sentence,
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    late: some(Late),
  }),
  examine: closed({ ...onTask, opinion: oneOf(['grant', 'deny']), text: Sentence }),
  'send-back': closed({ ...onTask, reasons: Sentence }),
  'decide-case': closed({
    ...onTask,
    effect: oneOf(['granted', 'denied']),
    reasons: Sentence,
    conditions: some(Type.Array(Type.Union([Sentence, ConditionRow]), { maxItems: 50 })),
    basis: some(Type.Array(Basis, { maxItems: 50 })),
  }),
  'record-condition-event': closed({ condition: Id, on: Day, evidence: Sentence }),
  'submit-external': closed({ task: Id, theirs: some(Type.String({ maxLength: 120 })) }),
  'record-external-result': closed({
    task: Id,
    serial: Type.String({ minLength: 1, maxLength: 60 }),
    /** Typed twice when it is entered by hand: the check of the re-entry. */
    serialAgain: some(Type.String({ maxLength: 60 })),
    effect: oneOf(['granted', 'denied']),
    number: some(Type.String({ maxLength: 60 })),
    reasons: some(Sentence),
    by: oneOf(['push', 'poll', 're-entry']),
  }),
  'assign-task': closed({ ...onTask, to: Type.Union([Id, Type.Null()]), reason: some(Sentence) }),
  'declare-conflict': closed({ ...onCase, staff: some(Id), reason: Sentence }),
  'suspend-clock': closed({
    ...onCase,
    ground: oneOf(grounds),
    basis: some(Type.Array(Basis)),
    expected: Duration,
    reasons: Sentence,
  }),
  'resume-clock': closed({ ...onCase }),
  /** Before a decision that weighs on the applicant: their right to speak (art. 7, 36), until when. */
  'tell-statement-right': closed({ ...onCase, reasons: Sentence, within: Duration }),
  'tell-hearing-right': closed({ ...onCase, reasons: Sentence }),
  'extend-limit': closed({ ...onCase, by: Duration, reasons: Sentence }),
  'ask-supplement': closed({ ...onCase, need: Id, reasons: Sentence }),
  'withdraw-case': closed({ ...onCase, reasons: some(Sentence) }),
  'deliver-result': closed({
    ...onCase,
    way: oneOf(['window', 'courier', 'kiosk', 'electronic']),
    site: some(Id),
    receivedBy: some(Sentence),
    window: some(Id),
    sameVisitAs: some(Id),
  }),
  'serve-notice': closed({
    notice: Id,
    way: oneOf(['direct', 'post', 'entrusted', 'left', 'announced']),
    evidence: Sentence,
    late: some(Late),
  }),
  /** A document that came about without a seal gets it. */
  'seal-document': closed({ notice: Id }),
  'enter-certificate': closed({
    case: Id,
    type: Id,
    number: Type.String({ maxLength: 120 }),
    identifier: Id,
    /** The seal on it and its letter; absent where another system sealed it. */
    seal: some(
      closed({ organ: Id, kind: oneOf(sealKinds), form: oneOf(sealForms), letter: Id, number: Type.String() }),
    ),
  }),
  'close-obligation': closed({ obligation: Id, how: oneOf(['verified', 'put-right']), note: some(Sentence) }),
  'breach-obligation': closed({ obligation: Id, finding: Sentence, putRightWithin: Duration }),
  'propose-void': closed({ ...onCase, reasons: Sentence }),
  'confirm-void': closed({ ...onCase }),
  /** Paper of cases of one organ goes from the window to it, on one sheet (材料交接单). */
  'hand-over-papers': closed({ sheet: Id, organ: Id, cases: Type.Array(Id, { minItems: 1, maxItems: 60 }) }),
  /** The organ signs for it; what is not there is named. */
  'take-papers': closed({
    sheet: Id,
    missing: some(Type.Array(closed({ case: Id, need: Id }), { maxItems: 200 })),
    note: some(Sentence),
  }),
  /** The applicant stands at the counter and waits, or has gone. */
  'mark-waiting': closed({ ...onCase, waits: Type.Boolean() }),
  'add-note': closed({ case: Id, text: Sentence }),
  'tell-supervisor': closed({ case: Id }),
  'order-payment': closed({ ...onCase }),
  'settle-payment': closed({ ...onCase, result: oneOf(['paid', 'refused', 'returned']), reason: some(Sentence) }),
  'recover-payment': closed({ ...onCase, reasons: Sentence, law: Type.String({ minLength: 2, maxLength: 200 }) }),
  'change-fact': closed({
    changes: Type.Array(closed({ element: Id, value: Type.Unknown() }), { minItems: 1, maxItems: 50 }),
    source: oneOf(sources),
    reasons: Sentence,
    evidence: some(Type.String({ maxLength: 200 })),
  }),
  'apply-catalogue': closed({
    catalogue: Id,
    cause: oneOf(['law', 'catalogue']),
    basis: some(Type.Array(Basis, { maxItems: 20 })),
    reasons: Sentence,
  }),
  ...decidingCommands,
  ...intakeCommands,
  ...reliefCommands,
  ...aheadCommands,
  ...jointCommands,
  ...visitCommands,
  'look-again': closed({}),
} as const;

export type CommandName = keyof typeof commands;
export type CommandBody<N extends CommandName> = Static<(typeof commands)[N]>;
export type Command = { [N in CommandName]: { readonly name: N; readonly body: CommandBody<N> } }[CommandName];

/** Commands that only the system sends: they have no route. */
export const internal: ReadonlySet<CommandName> = new Set([
  'enter-certificate',
  'submit-external',
  'tell-supervisor',
  'apply-calendar',
  'look-again',
]);
