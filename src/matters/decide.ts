/**
 * `decide(state, command, context) -> facts | refusal`: pure and synchronous. Order: does the target exist, may this actor, is the page stale,
 * is it possible now, the rule itself, what follows by itself. A refusal changes nothing.
 */
import { lookUp, isRefusal, type Refusal } from '../platform/pure.ts';
import { mayCommand, type Acting } from './access.ts';
import { commands, internal, type Command, type CommandName } from './commands.ts';
import { applyCalendar } from './decide/replan/calendar.ts';
import { consequences } from './decide/consequences.ts';
import { extendLimit, resumeClock, suspendClock } from './decide/clocks.ts';
import { askSupplement, notifyCorrection, supplyCorrection, supplyMaterial } from './decide/intake/correction.ts';
import { makeStatement, tellStatementRight } from './decide/decision/statement.ts';
import { recordConditionEvent } from './decide/decision/conditions.ts';
import { handOverPapers, takePapers } from './decide/intake/counter.ts';
import {
  acknowledgeSupervision,
  addNote,
  confirmVoid,
  deliverResult,
  enterCertificate,
  proposeVoid,
  recordVisit,
  tellSupervisor,
  withdrawCase,
} from './decide/ending.ts';
import { enterExternalSerial, recordExternalResult, submitExternal } from './decide/decision/external.ts';
import { answerHearingRight, callHearing, recordHearing, tellHearingRight } from './decide/decision/hearing.ts';
import { chooseDelivery, correctOnSpot } from './decide/intake/counter-acts.ts';
import { acceptCase, checkMaterials, fetchMaterial, notAcceptCase } from './decide/intake/intake.ts';
import { convertResult, decideBefore } from './decide/decision/before-prerequisite.ts';
import { assistSubmission, askToFetch } from './decide/intake/fetching.ts';
import { raiseBreach, recheckFindings } from './decide/joint/findings.ts';
import { attendJoint, callJoint, excuseJoint } from './decide/joint/joint.ts';
import { answerJoint, concludeJoint, renewJoint, signJoint } from './decide/joint/joint-result.ts';
import { lookAgain } from './decide/look.ts';
import { decideHandling, recordRepair, stateDefence } from './decide/relief/handling.ts';
import { serveNotice } from './decide/notices.ts';
import { orderPayment, recoverPayment, settlePayment } from './decide/decision/policies.ts';
import { applyCatalogue, changeFact } from './decide/replan/replan.ts';
import { breachObligation, closeObligation } from './decide/relief/obligations.ts';
import { applyRecusal, decideRecusal, hearThirdParty, tellThirdParty } from './decide/decision/parties.ts';
import { preReview, signCommitment } from './decide/relief/relief.ts';
import { declareConflict, examine, sendBack } from './decide/decision/review.ts';
import { draftOn, refuse, type Context, type Draft, type Handler, type Target } from './decide/scene.ts';
import { sealAwaited, sealsInTheWay } from './decide/seals.ts';
import { castVote, closeSession, conveneSession } from './decide/decision/session.ts';
import { markWaiting } from './decide/intake/waiting.ts';
import { beginStep } from './decide/decision/steps.ts';
import { assignTask, recordStep, recordSurvey, scheduleSurvey } from './decide/joint/survey.ts';
import { bookVisit, cancelVisit } from './decide/joint/visits.ts';
import { findTask, type MatterState } from './state.ts';

const handlers: { readonly [N in CommandName]: Handler<N> } = {
  'record-visit': recordVisit,
  'check-materials': checkMaterials,
  'fetch-material': fetchMaterial,
  'notify-correction': notifyCorrection,
  'supply-correction': supplyCorrection,
  'supply-material': supplyMaterial,
  'accept-case': acceptCase,
  'not-accept-case': notAcceptCase,
  'schedule-survey': scheduleSurvey,
  'record-survey': recordSurvey,
  'record-step': recordStep,
  examine,
  'send-back': sendBack,
  'decide-case': decideBefore,
  'record-condition-event': recordConditionEvent,
  'submit-external': submitExternal,
  'record-external-result': recordExternalResult,
  'assign-task': assignTask,
  'declare-conflict': declareConflict,
  'suspend-clock': suspendClock,
  'resume-clock': resumeClock,
  'extend-limit': extendLimit,
  'tell-statement-right': tellStatementRight,
  'tell-hearing-right': tellHearingRight,
  'ask-supplement': askSupplement,
  'withdraw-case': withdrawCase,
  'deliver-result': deliverResult,
  'serve-notice': serveNotice,
  'seal-document': sealAwaited,
  'enter-certificate': enterCertificate,
  'close-obligation': closeObligation,
  'breach-obligation': breachObligation,
  'propose-void': proposeVoid,
  'confirm-void': confirmVoid,
  'hand-over-papers': handOverPapers,
  'take-papers': takePapers,
  'mark-waiting': markWaiting,
  'add-note': addNote,
  'sign-commitment': signCommitment,
  'pre-review': preReview,
  'state-defence': stateDefence,
  'decide-handling': decideHandling,
  'record-repair': recordRepair,
  'convert-result': convertResult,
  'call-joint': callJoint,
  'attend-joint': attendJoint,
  'excuse-joint': excuseJoint,
  'answer-joint': answerJoint,
  'conclude-joint': concludeJoint,
  'renew-joint': renewJoint,
  'sign-joint': signJoint,
  'recheck-findings': recheckFindings,
  'raise-breach': raiseBreach,
  'assist-submission': assistSubmission,
  'ask-to-fetch': askToFetch,
  'tell-supervisor': tellSupervisor,
  'order-payment': orderPayment,
  'settle-payment': settlePayment,
  'recover-payment': recoverPayment,
  'correct-on-spot': correctOnSpot,
  'choose-delivery': chooseDelivery,
  'apply-calendar': applyCalendar,
  'change-fact': changeFact,
  'apply-catalogue': applyCatalogue,
  'convene-session': conveneSession,
  'cast-vote': castVote,
  'close-session': closeSession,
  'answer-hearing-right': answerHearingRight,
  'make-statement': makeStatement,
  'call-hearing': callHearing,
  'record-hearing': recordHearing,
  'begin-step': beginStep,
  'tell-third-party': tellThirdParty,
  'hear-third-party': hearThirdParty,
  'apply-recusal': applyRecusal,
  'decide-recusal': decideRecusal,
  'enter-external-serial': enterExternalSerial,
  'acknowledge-supervision': acknowledgeSupervision,
  'book-visit': bookVisit,
  'cancel-visit': cancelVisit,
  'look-again': lookAgain,
} as unknown as { readonly [N in CommandName]: Handler<N> };

type AnyHandler = Handler<CommandName, 'matter'>;

/** The facts that a command brings, with everything that follows from them; an empty draft where it was already so. */
export function decide(state: MatterState, command: Command, context: Context): Draft | Refusal {
  const target = targetOf(state, command);
  if (isRefusal(target)) return target;
  const handler = handlers[command.name] as unknown as AnyHandler;
  const refusal =
    mayAct(command, target, context.actor) ??
    stale(command, target) ??
    late(context, state) ??
    handler.possible(target, context.actor);
  if (refusal) return refusal;
  const draft = draftOn(state, state.head.id, context);
  if (context.occurredAt !== undefined)
    draft.add('late-entry-recorded', { occurredAt: context.occurredAt, evidence: evidenceOf(command) });
  standIn(draft, target, context.actor);
  const refused = handler.decide({ ...target, body: command.body as never, context, draft });
  if (refused) return refused;
  consequences(draft, context);
  return sealsInTheWay(draft, context) ?? draft;
}

/** What a cover does in the task of somebody absent is seen to be done by the cover, for the absent one. */
function standIn(draft: Draft, { one, spec, task }: Target, actor: Acting): void {
  const absent = task?.assignee;
  if (!one || !spec || absent === undefined || absent === actor.id || !actor.covers?.includes(absent)) return;
  draft.add('cover-acted', { case: one.spec.case, task: spec.task, for: absent, by: actor.id });
}

function targetOf(state: MatterState, { body }: Command): Target | Refusal {
  if ('task' in body && body.task !== undefined) {
    const found = findTask(state, body.task);
    return found ? { state, ...found } : refuse('task-not-found', { task: body.task });
  }
  if ('case' in body && typeof body.case === 'string') {
    const one = lookUp(state.cases, body.case);
    return one ? { state, one } : refuse('case-not-found', { case: body.case });
  }
  return { state };
}

function mayAct({ name }: Command, { state, one, spec }: Target, actor: Acting): Refusal | undefined {
  if (!mayCommand(name, state, actor, one, spec?.organ)) return refuse('not-permitted', { command: name });
  if (one && name !== 'declare-conflict' && actor.kind === 'staff' && one.recused.includes(actor.id))
    return refuse('recused');
  return undefined;
}

/** What its sender wants whatever the organ did meanwhile, as long as it is possible at all: no organ's step makes the page of it stale. */
const whateverBecame: ReadonlySet<CommandName> = new Set(['withdraw-case']);

/** Compared with the case or task that was shown, never with the whole matter, or twelve organs would refuse each other. */
function stale({ name, body }: Command, { one, task, state }: Target): Refusal | undefined {
  if (whateverBecame.has(name)) return undefined;
  if ('version' in body && typeof body.version === 'number') {
    const current = (task ?? one)?.version ?? 0;
    if (body.version !== current) return refuse('stale', { seen: body.version, current });
  }
  if ('seq' in body && typeof body.seq === 'number' && body.seq > state.head.seq)
    return refuse('stale', { seen: body.seq, current: state.head.seq });
  return undefined;
}

const evidenceOf = ({ body }: Command): string => ('late' in body && body.late ? body.late.evidence : 'unnamed');

function late(context: Context, state: MatterState): Refusal | undefined {
  const { occurredAt } = context;
  if (occurredAt === undefined) return undefined;
  if (occurredAt > context.now) return refuse('occurred-in-the-future');
  return occurredAt < state.head.receivedAt ? refuse('occurred-before-receipt') : undefined;
}

/** One action that the actor may take now, on the matter, a case or a task. */
export interface PermittedAction {
  readonly command: CommandName;
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
}

/** What this actor may do now: the same table and the same rules that the commands will ask. */
export function permittedActions(state: MatterState, actor: Acting): readonly PermittedAction[] {
  return (Object.keys(commands) as CommandName[])
    .filter((name) => !internal.has(name))
    .flatMap((name) => targets(state, handlers[name].on).flatMap((target) => permitted(name, target, actor)));
}

function permitted(name: CommandName, target: Target, actor: Acting): readonly PermittedAction[] {
  if (mayAct({ name } as Command, target, actor)) return [];
  const handler = handlers[name] as unknown as AnyHandler;
  if (handler.possible(target, actor)) return [];
  const { one, spec, task } = target;
  const version = (task ?? one)?.version;
  return [
    {
      command: name,
      ...(one ? { case: one.spec.case } : {}),
      ...(spec ? { task: spec.task } : {}),
      ...(version === undefined ? {} : { version }),
    },
  ];
}

function targets(state: MatterState, on: 'matter' | 'case' | 'task'): readonly Target[] {
  if (on === 'matter') return [{ state }];
  const cases = Object.values(state.cases);
  if (on === 'case') return cases.map((one) => ({ state, one }));
  return cases.flatMap((one) =>
    one.spec.tasks.flatMap((spec) => {
      const task = one.tasks[spec.task];
      return task ? [{ state, one, spec, task }] : [];
    }),
  );
}
