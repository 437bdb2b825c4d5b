/**
 * What follows by itself from the state after a command, asked until nothing follows any more: tasks open when what they consume exists and
 * for no other reason, the last answer completes the joint step, the last end completes the matter. Each is recorded exactly once.
 */
import { duePassed } from '../clock/clock.ts';
import { isWholeMatterEnded } from '../evolve.ts';
import type { Wait } from '../facts/opening.ts';
import type { Due } from '../shapes.ts';
import { isToOrder } from '../payments/orders.ts';
import { isEnded, isGranted, type CaseState, type MatterState } from '../state.ts';
import { missingNeeds } from '../state/papers.ts';
import { followPrerequisites } from './decision/before-prerequisite.ts';
import { closeHandlings } from './relief/handling.ts';
import { endByLapse } from './intake/lapse.ts';
import { unserved } from './notices.ts';
import { withholds } from './relief/relief.ts';
import type { Context, Draft } from './scene.ts';

/** Adds every consequence to the draft. */
export function consequences(draft: Draft, context: Context): void {
  for (let round = 0; round < 1000; round += 1) {
    const before = draft.facts.length;
    for (const id of Object.keys(draft.state.cases)) {
      receiveWaiting(draft, context, id);
      openTasks(draft, context, id);
      followPrerequisites(draft, context, id);
      endCase(draft, id);
      releasePromises(draft, id);
    }
    closeHandlings(draft);
    completeJoints(draft);
    if (draft.state.head.status === 'running' && isWholeMatterEnded(draft.state)) complete(draft);
    if (draft.facts.length === before) return;
  }
  throw new Error(`the consequences of a command on ${draft.state.head.id} do not end`);
}

const get = (draft: Draft, id: string): CaseState => draft.state.cases[id] as CaseState;

/** A case counts as answered for those that wait for it when it is granted, or when it has ended without a grant. */
const isAnswered = (one: CaseState | undefined): boolean =>
  one === undefined || isGranted(one) || isEnded(one) || one.status === 'decided';

/** Received when the earlier result was notified: that day is its receipt day. An earlier case that ended without a grant ends this one too. */
function receiveWaiting(draft: Draft, context: Context, id: string): void {
  const one = get(draft, id);
  if (one.receivedOn !== undefined || isEnded(one)) return;
  const waits = one.spec.waits.filter((wait) => wait.gate === 'intake').map((wait) => wait.case);
  if (!waits.every((other) => isAnswered(draft.state.cases[other]) && unserved(draft.state, other).length === 0))
    return;
  const isFailed = waits.some((other) => draft.state.cases[other] && !isGranted(draft.state.cases[other]));
  if (isFailed) return endByLapse(draft, context, one, 'prerequisite-ended');
  draft.add('case-received', { case: id, after: waits.at(-1) ?? id });
}

/** Whether what a task consumes exists now. */
const isSatisfied = (state: MatterState, one: CaseState, wait: Wait): boolean => {
  if ('case' in wait) return isAnswered(state.cases[wait.case]);
  const task =
    one.tasks[wait.task] ?? Object.values(state.cases).find((each) => each.tasks[wait.task])?.tasks[wait.task];
  return task === undefined || task.state === 'done' || task.state === 'dropped';
};

/** A decision is due when the case is; every other task in its own time, never after the case. */
export function taskDue({ promisedDue }: CaseState, kind: string, own: Due): Due {
  if (kind === 'decide' || kind === 'external') return promisedDue ?? own;
  return promisedDue && duePassed(promisedDue) < duePassed(own) ? promisedDue : own;
}

function openTasks(draft: Draft, context: Context, id: string): void {
  for (const spec of get(draft, id).spec.tasks) {
    const one = get(draft, id);
    const task = one.tasks[spec.task];
    if (!mayWork(draft.state, one) || task?.state !== 'waiting') continue;
    if (!spec.waits.every((wait) => isSatisfied(draft.state, one, wait))) continue;
    const own = context.almanac.due(spec.duration, context.today);
    const due = taskDue(one, spec.kind, own);
    draft.add('task-opened', {
      case: id,
      task: spec.task,
      kind: spec.kind,
      organ: spec.organ,
      due: task.limit ?? due,
    });
  }
}

/** Tasks open after acceptance; a case decided elsewhere goes out as soon as its papers are whole, for the other system accepts it. */
function mayWork(state: MatterState, one: CaseState): boolean {
  if (isEnded(one) || one.decision) return false;
  if (one.acceptedOn !== undefined) return true;
  const isCorrected = state.ledger.corrections.some((each) => !each.isSupplied && each.cases.includes(one.spec.case));
  return (
    one.spec.decidedIn !== null &&
    one.receivedOn !== undefined &&
    !isCorrected &&
    missingNeeds(state, one, ['intake']).length === 0
  );
}

/** Delivered when the applicant has the result electronically; closed when every notice is served and nothing is withheld. */
function endCase(draft: Draft, id: string): void {
  const one = get(draft, id);
  if (one.status === 'decided' && draft.state.head.delivery === 'electronic' && mayDeliver(draft.state, one)) {
    draft.add('result-delivered', { case: id, way: 'electronic', visit: null, receivedBy: null });
  }
  const now = get(draft, id);
  if (now.status === 'delivered' && now.decision && unserved(draft.state, id).length === 0 && !isUnpaid(now))
    draft.add('case-closed', { case: id, outcome: now.decision.revokedOn ? 'denied' : now.decision.effect });
}

/** A granted policy stays open until it is paid, or refused with its reason; what the bank sent back is not settled. */
const isUnpaid = (one: CaseState): boolean =>
  one.spec.policy !== undefined && isGranted(one) && (isToOrder(one) || one.payment?.state === 'ordered');

/** Everything the applicant should receive exists: the decision is served, certificates are there, no withholding promise is open. */
export function mayDeliver(state: MatterState, one: CaseState): boolean {
  if (!one.decision || unserved(state, one.spec.case).length > 0) return false;
  if (one.decision.effect === 'denied' || one.decision.revokedOn !== undefined) return true;
  const withheld = Object.values(state.ledger.obligations).some(
    (each) => each.case === one.spec.case && withholds(each),
  );
  return (
    !withheld && one.spec.outputs.every((type) => one.certificates.some((certificate) => certificate.type === type))
  );
}

/** Nothing is missing but the service of the paper decision, and handing it over is its service. */
export const hasOnlyPaperDecision = (state: MatterState, id: string): boolean => {
  const served = {
    ...state,
    ledger: {
      ...state.ledger,
      notices: Object.fromEntries(
        Object.entries(state.ledger.notices).map(([key, each]) => [key, { ...each, isServed: true }]),
      ),
    },
  };
  const one = state.cases[id];
  return one !== undefined && mayDeliver(served, one);
};

/** A promise of a case that ended without a grant is moot. */
function releasePromises(draft: Draft, id: string): void {
  const one = get(draft, id);
  if (!isEnded(one) || isGranted(one)) return;
  for (const [obligation, each] of Object.entries(draft.state.ledger.obligations)) {
    if (each.case === id && each.state !== 'closed')
      draft.add('obligation-closed', { obligation, how: 'case-ended', note: null });
  }
}

function completeJoints(draft: Draft): void {
  const parts = new Map<string, { task: string; one: CaseState }[]>();
  for (const one of Object.values(draft.state.cases)) {
    for (const spec of one.spec.tasks)
      if (spec.joint !== null) parts.set(spec.joint, [...(parts.get(spec.joint) ?? []), { task: spec.task, one }]);
  }
  for (const [joint, all] of parts) {
    if (all.length < 2 || draft.state.ledger.joints[joint]?.isCompleted) continue;
    const states = all.map(({ task, one }) => one.tasks[task]);
    const isAnsweredByAll = states.every((task) => task?.state === 'done' || task?.state === 'dropped');
    if (!isAnsweredByAll || !states.some((task) => task?.state === 'done')) continue;
    const done = all.filter(({ task, one }) => one.tasks[task]?.state === 'done');
    draft.add('joint-completed', {
      joint,
      tasks: done.map(({ task }) => task),
      passed: done.every(({ task, one }) => one.tasks[task]?.passed === true),
    });
  }
}

function complete(draft: Draft): void {
  const cases = Object.values(draft.state.cases);
  draft.add('matter-completed', {
    cases: cases.length,
    granted: cases.filter(isGranted).length,
    visits: draft.state.head.visits,
  });
}
