/** What the facts between examination and decision do to one case: sessions, hearings, third parties, steps, recusal. */
import { legalDay } from '../../calendar/index.ts';
import type { CaseEvolver } from './change.ts';
import type { FactName } from '../facts.ts';
import type { CaseState, Hearing, Session, TaskState } from '../state.ts';

const onTask = (one: CaseState, id: string, seq: number, change: (task: TaskState) => TaskState): CaseState => {
  const before = one.tasks[id];
  return before ? { ...one, tasks: { ...one.tasks, [id]: { ...change(before), version: seq } } } : one;
};
const onSession = (one: CaseState, id: string, change: (session: Session) => Session): CaseState => {
  const before = one.tasks[id];
  return before?.session
    ? { ...one, tasks: { ...one.tasks, [id]: { ...before, session: change(before.session) } } }
    : one;
};
const hearing = (one: CaseState, change: Hearing): CaseState => ({ ...one, hearing: { ...one.hearing, ...change } });

/** A session in which somebody sat who must keep out is void. */
const withoutSessionsOf = (one: CaseState, staff: string): CaseState => ({
  ...one,
  tasks: Object.fromEntries(
    Object.entries(one.tasks).map(([id, task]) => {
      if (!task.session?.members.includes(staff)) return [id, task];
      const { session: _void, ...rest } = task;
      return [id, rest];
    }),
  ),
});

/** What was given to somebody who must keep out is nobody's: another takes it up. */
const withoutTasksOf = (one: CaseState, staff: string): CaseState => ({
  ...one,
  tasks: Object.fromEntries(
    Object.entries(one.tasks).map(([id, task]) => {
      if (task.assignee !== staff || task.state === 'done' || task.state === 'dropped') return [id, task];
      const { assignee: _out, ...rest } = task;
      return [id, rest];
    }),
  ),
});

export const decidingEvolvers: { readonly [N in FactName]?: CaseEvolver<N> } = {
  'session-convened': (one, data, fact) =>
    onTask(one, data.task, fact.seq, (task) => ({
      ...task,
      session: { id: data.session, members: data.members, votes: {} },
    })),
  // A vote leaves the version of the task as it was: members vote at the same time.
  'vote-cast': (one, data) =>
    onSession(one, data.task, (session) => ({ ...session, votes: { ...session.votes, [data.by]: data.vote } })),
  'session-closed': (one, data, fact) =>
    onTask(
      onSession(one, data.task, (session) => ({ ...session, outcome: data.outcome })),
      data.task,
      fact.seq,
      (task) => task,
    ),
  'conflict-declared': (one, data) =>
    withoutTasksOf(
      withoutSessionsOf({ ...one, recused: [...new Set([...one.recused, data.staff])] }, data.staff),
      data.staff,
    ),
  'hearing-right-told': (one, { notice, applyUntil }) =>
    one.hearing?.notice === notice ? hearing(one, { applyUntil }) : { ...one, hearing: { notice, applyUntil } },
  'hearing-right-answered': (one, data) => {
    const answers = { ...one.hearing?.answers, [data.by]: data.wanted };
    return hearing(one, {
      answers,
      isWanted: one.hearing?.isOwnMotion === true || Object.values(answers).includes(true),
      ...(data.holdBy === null ? {} : { holdBy: data.holdBy }),
    });
  },
  'hearing-called': (one, data) =>
    hearing(one, {
      calledFor: data.at,
      place: data.place,
      presider: data.presider,
      isWanted: true,
      ...(data.ownMotion ? { isOwnMotion: true } : {}),
    }),
  'hearing-held': (one, data, fact) =>
    hearing(one, {
      isOver: true,
      ...(data.outcome === 'held' ? { heldOn: legalDay(fact.at) } : {}),
      ...(data.transcript === null ? {} : { transcript: data.transcript }),
    }),
  'statement-right-told': (one, { notice, until }) => ({
    ...one,
    statement: { notice, until, isMade: one.statement?.notice === notice && one.statement.isMade },
  }),
  'statement-made': (one) => (one.statement ? { ...one, statement: { ...one.statement, isMade: true } } : one),
  'step-begun': (one, data, fact) =>
    onTask(one, data.task, fact.seq, (task) => ({
      ...task,
      begunAt: fact.at,
      ...(data.suspension === null ? {} : { pause: data.suspension }),
    })),
  'third-party-told': (one, data) => ({
    ...one,
    thirdParties: {
      ...one.thirdParties,
      [data.party]: {
        until: data.until,
        isHeard: one.thirdParties?.[data.party]?.isHeard === true,
        notice: data.notice,
        interest: data.interest,
      },
    },
  }),
  'third-party-heard': (one, data) => {
    const before = one.thirdParties?.[data.party];
    return before ? { ...one, thirdParties: { ...one.thirdParties, [data.party]: { ...before, isHeard: true } } } : one;
  },
  'recusal-applied': (one, data) => ({
    ...one,
    recusals: [...(one.recusals ?? []), { id: data.application, isDecided: false }],
  }),
  'recusal-decided': (one, data) => ({
    ...one,
    recusals: (one.recusals ?? []).map((each) => (each.id === data.application ? { ...each, isDecided: true } : each)),
  }),
  'supervisor-acknowledged': (one) => ({ ...one, isSupervisorAware: true }),
};
