/** What a fact does to one case. Statuses are few; flags live and die by their own facts. */
import { aheadEvolvers } from './ahead.ts';
import { jointCaseEvolvers } from './joint.ts';
import { visitCaseEvolvers } from './visits.ts';
import type { FactName, MatterFact } from '../facts.ts';
import { replanning } from './replanning.ts';
import { decidingEvolvers } from './deciding.ts';
import type { CaseState, TaskState } from '../state.ts';
import type { CaseEvolver } from './change.ts';

const task = (one: CaseState, id: string, fact: MatterFact, change: Partial<TaskState>): CaseState => {
  const before = one.tasks[id];
  return before ? { ...one, tasks: { ...one.tasks, [id]: { ...before, ...change, version: fact.seq } } } : one;
};

const end = (one: CaseState, status: CaseState['status'], fact: MatterFact): CaseState => ({
  ...one,
  status,
  tasks: Object.fromEntries(
    Object.entries(one.tasks).map(([id, each]) => [
      id,
      each.state === 'done' || each.state === 'dropped'
        ? each
        : { ...each, state: 'dropped' as const, version: fact.seq },
    ]),
  ),
});

const reviewed = (one: CaseState): CaseState => (one.status === 'accepted' ? { ...one, status: 'in-review' } : one);

const evolvers: { readonly [N in FactName]?: CaseEvolver<N> } = {
  'materials-checked': (one, data) => ({
    ...one,
    checks: { ...one.checks, ...Object.fromEntries(data.checks.map((check) => [check.need, check.verdict])) },
  }),
  'corrected-on-spot': (one, data) => ({ ...one, checks: { ...one.checks, [data.need]: 'fits' } }),
  'material-fetched': (one, data) => ({ ...one, checks: { ...one.checks, [data.need]: 'fits' } }),
  'case-accepted': (one, data) => ({
    ...one,
    status: 'accepted',
    acceptedOn: data.on,
    clockFrom: data.clockFrom,
    ...(data.runsFrom === undefined ? {} : { runsFrom: data.runsFrom }),
    promisedDue: data.promisedDue,
    ...(data.statutoryDue === null ? {} : { statutoryDue: data.statutoryDue }),
    ...(data.deemed === null ? {} : { isDeemedAccepted: true as const }),
  }),
  'case-not-accepted': (one, _data, fact) => end(one, 'not-accepted', fact),
  'task-opened': (one, data, fact) => task(one, data.task, fact, { state: 'open', openedAt: fact.at, due: data.due }),
  'task-assigned': (one, data, fact) => {
    const { assignee: _before, ...rest } = one.tasks[data.task] ?? { state: 'waiting' as const, version: 0 };
    return {
      ...one,
      tasks: {
        ...one.tasks,
        [data.task]: { ...rest, version: fact.seq, ...(data.to === null ? {} : { assignee: data.to }) },
      },
    };
  },
  'survey-scheduled': (one, data, fact) =>
    data.tasks
      .filter((id) => one.tasks[id])
      .reduce((next, id) => task(next, id, fact, { scheduledAt: data.at, notified: true }), one),
  'survey-recorded': (one, data, fact) =>
    reviewed(task(one, data.task, fact, { state: 'done', passed: data.passed, by: fact.actor })),
  'step-recorded': (one, data, fact) =>
    reviewed(task(one, data.task, fact, { state: 'done', passed: data.passed, by: fact.actor })),
  'opinion-deemed': (one, data, fact) =>
    reviewed(task(one, data.task, fact, { state: 'done', passed: true, deemed: true })),
  examined: (one, data, fact) =>
    reviewed(task(one, data.task, fact, { state: 'done', opinion: data.opinion, by: data.by })),
  'sent-back': (one, data, fact) => sendBack(one, data.task, fact),
  'external-submitted': (one, data, fact) => reviewed(task(one, data.task, fact, { submitted: true })),
  'submission-assisted': (one, data) => {
    const sent = one.tasks[data.task];
    return sent ? { ...one, tasks: { ...one.tasks, [data.task]: { ...sent, isSentUp: true } } } : one;
  },
  'external-result-recorded': (one, data, fact) =>
    task(one, data.task, fact, { state: 'done', passed: data.effect === 'granted' }),
  'clock-suspended': (one, data, fact) => ({
    ...one,
    suspensions: [...one.suspensions, { id: data.suspension, ground: data.ground, from: data.on, fromAt: fact.at }],
  }),
  'clock-resumed': (one, data, fact) => ({
    ...one,
    suspensions: one.suspensions.map((each) =>
      each.id === data.suspension ? { ...each, to: data.on, toAt: fact.at } : each,
    ),
    promisedDue: data.promisedDue,
    ...(data.statutoryDue === null ? {} : { statutoryDue: data.statutoryDue }),
  }),
  'limit-extended': (one, data) => ({
    ...one,
    extendedBy: data.by,
    promisedDue: data.promisedDue,
    ...(data.statutoryDue === null ? {} : { statutoryDue: data.statutoryDue }),
  }),
  'due-moved': (one, data) => ({
    ...one,
    promisedDue: data.promisedDue,
    ...(data.statutoryDue === null ? {} : { statutoryDue: data.statutoryDue }),
  }),
  'applicant-waiting': ({ waitingSince: _before, ...one }, data, fact) => ({
    ...one,
    ...(data.waits ? { waitingSince: fact.at } : {}),
  }),
  'violation-recorded': (one, data) =>
    data.rule === 'late' ? { ...one, lateWith: [...(one.lateWith ?? []), data.about] } : one,
  'case-overdue': (one, data) => ({ ...one, overdue: [...new Set([...one.overdue, data.limit])] }),
  'case-decided': (one, data, fact) => ({
    ...end(one, 'decided', fact),
    decision: {
      effect: data.effect,
      on: data.on,
      materials: data.materials,
      ...(data.decidedBy === null ? {} : { by: data.decidedBy }),
      ...(data.elsewhere === null ? {} : { serial: data.elsewhere.serial }),
    },
    tasks: Object.fromEntries(
      Object.entries(one.tasks).map(([id, each]) => [
        id,
        finished(each, one.spec.tasks.find((spec) => spec.task === id)?.kind, data.decidedBy, fact),
      ]),
    ),
  }),
  'decision-revoked': (one, data) =>
    one.decision ? { ...one, decision: { ...one.decision, revokedOn: data.on } } : one,
  'supervisor-told': (one) => ({ ...one, isSupervisorTold: true }),
  'certificate-entered': (one, data) => ({
    ...one,
    certificates: [...one.certificates, { type: data.type, number: data.number, identifier: data.identifier }],
  }),
  'result-delivered': (one) => ({ ...one, status: 'delivered' }),
  'case-closed': (one, _data, fact) => end(one, 'closed', fact),
  'case-withdrawn': (one, _data, fact) => end(one, 'withdrawn', fact),
  'case-lapsed': (one, _data, fact) => end(one, 'lapsed', fact),
  ...decidingEvolvers,
  'void-proposed': (one, data) => ({ ...one, voidProposedBy: data.by }),
  'case-voided': (one, _data, fact) => end(one, 'voided', fact),
  ...aheadEvolvers,
  ...jointCaseEvolvers,
  ...visitCaseEvolvers,
  'case-dropped': (one, _data, fact) => end(one, 'dropped', fact),
  'payment-ordered': (one, data) => ({
    ...one,
    payment: { order: data.order, amount: data.amount, by: data.by, state: 'ordered' },
  }),
  'payment-settled': (one, data) => (one.payment ? { ...one, payment: { ...one.payment, state: data.result } } : one),
  'payment-returned': (one) => (one.payment ? { ...one, payment: { ...one.payment, state: 'returned' } } : one),
  'payment-recovered': (one) => (one.payment ? { ...one, payment: { ...one.payment, state: 'recovered' } } : one),
  ...replanning,
};

/** The opinion is gone, and the decision waits for the next one. */
function sendBack(one: CaseState, examine: string, fact: MatterFact): CaseState {
  const waiting = (each: TaskState): TaskState => {
    const { opinion: _opinion, by: _by, openedAt: _openedAt, due: _due, session: _session, ...rest } = each;
    return { ...rest, state: 'waiting', version: fact.seq };
  };
  const isTouched = (id: string): boolean =>
    id === examine || one.spec.tasks.find((spec) => spec.task === id)?.kind === 'decide';
  return {
    ...one,
    tasks: Object.fromEntries(
      Object.entries(one.tasks).map(([id, each]) => [id, isTouched(id) ? waiting(each) : each]),
    ),
  };
}

function finished(each: TaskState, kind: string | undefined, by: string | null, fact: MatterFact): TaskState {
  if (each.state === 'done' || each.state === 'dropped') return each;
  if (kind === 'decide') return { ...each, state: 'done', version: fact.seq, ...(by === null ? {} : { by }) };
  return { ...each, state: 'dropped', version: fact.seq };
}

/** The case after the fact. A fact that says nothing about the case's own state leaves it as it is. */
export function evolveCase(one: CaseState, fact: MatterFact): CaseState {
  const apply = evolvers[fact.name] as CaseEvolver<FactName> | undefined;
  return apply ? apply(one, fact.data, fact) : one;
}
