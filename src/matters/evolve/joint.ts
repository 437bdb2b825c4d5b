/** What the facts of joint work do to the ledger and to the cases. */
import type { FactName, MatterFact } from '../facts.ts';
import type { CaseState, MatterState, TaskState } from '../state.ts';
import type { Activity, Finding } from '../state/joint.ts';
import type { CaseEvolver, Evolver } from './change.ts';

const put = (state: MatterState, id: string, one: Activity): MatterState => ({
  ...state,
  ledger: { ...state.ledger, activities: { ...state.ledger.activities, [id]: one } },
});
function change(state: MatterState, id: string, more: (one: Activity) => Partial<Activity>): MatterState {
  const one = state.ledger.activities?.[id];
  return one ? put(state, id, { ...one, ...more(one) }) : state;
}
const findings = (state: MatterState, more: Readonly<Record<string, Finding>>): MatterState => ({
  ...state,
  ledger: { ...state.ledger, findings: { ...state.ledger.findings, ...more } },
});
const without = (answers: Activity['answers'], organs: readonly string[]): Activity['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([organ]) => !organs.includes(organ)));

/** Fact name -> change of the matter. */
export const jointEvolvers: { readonly [N in FactName]?: Evolver<N> } = {
  'joint-called': (state, { joint, kind, cases, tasks, organs, at, version, because, level, by }, fact) =>
    put(state, joint, {
      kind,
      cases,
      tasks,
      organs,
      at,
      version,
      because,
      level,
      notifiedAt: fact.at,
      calledBy: by,
      round: 1,
      attended: [],
      excused: [],
      answers: {},
      deemed: [],
      state: 'called',
    }),
  'joint-attended': (state, { joint, organ }) =>
    change(state, joint, ({ attended }) => ({ attended: [...new Set([...attended, organ])] })),
  'joint-excused': (state, { joint, organ }) =>
    change(state, joint, ({ excused }) => ({ excused: [...new Set([...excused, organ])] })),
  'joint-answered': (state, { joint, organ, passed }) =>
    change(state, joint, ({ answers }) => ({ answers: { ...answers, [organ]: passed } })),
  'absence-deemed': (state, { joint, organ }) =>
    change(state, joint, ({ deemed, answers }) => ({
      deemed: [...new Set([...deemed, organ])],
      answers: { ...answers, [organ]: true },
    })),
  'joint-concluded': (state, { joint, passed, told }) => {
    const next = change(state, joint, () => ({ state: 'concluded', passed }));
    return told.length === 0
      ? next
      : { ...next, ledger: { ...next.ledger, told: [...new Set([...(next.ledger.told ?? []), ...told])] } };
  },
  'joint-renewed': (state, { joint, round, version, organs }) =>
    change(state, joint, (one) => ({
      round,
      version: version ?? one.version,
      asked: organs,
      answers: without(one.answers, organs),
      state: 'called',
    })),
  'fetch-asked': (state, { need, by }) => ({
    ...state,
    ledger: { ...state.ledger, fetches: { ...state.ledger.fetches, [need]: by } },
  }),
  'joint-signed': (state, { joint }) => change(state, joint, () => ({ isSigned: true })),
  'survey-recorded': (state, { task, findings: found }) =>
    found.length === 0
      ? state
      : findings(
          state,
          Object.fromEntries(found.map((text, index) => [`${task}/${index + 1}`, { task, text, isOpen: true }])),
        ),
  'findings-rechecked': (state, { results }) =>
    findings(
      state,
      Object.fromEntries(
        results.flatMap(({ finding, fits }) => {
          const one = state.ledger.findings?.[finding];
          return one ? [[finding, { ...one, isOpen: one.isOpen && !fits }]] : [];
        }),
      ),
    ),
};

const onTasks = (one: CaseState, ids: readonly string[], fact: MatterFact, more: Partial<TaskState>): CaseState => ({
  ...one,
  tasks: Object.fromEntries(
    Object.entries(one.tasks).map(([id, each]) => [
      id,
      ids.includes(id) ? { ...each, ...more, version: fact.seq } : each,
    ]),
  ),
});
const reviewed = (one: CaseState): CaseState => (one.status === 'accepted' ? { ...one, status: 'in-review' } : one);

/** Fact name -> change of a case. */
export const jointCaseEvolvers: { readonly [N in FactName]?: CaseEvolver<N> } = {
  'joint-called': (one, { tasks, at }, fact) => onTasks(one, tasks, fact, { scheduledAt: at, notified: true }),
  'absence-deemed': (one, { tasks }, fact) => {
    const own = tasks.filter((id) => one.tasks[id]);
    return own.length === 0
      ? one
      : reviewed(onTasks(one, own, fact, { state: 'done', passed: true, deemed: true, isAbsent: true }));
  },
  'joint-concluded': (one, { limits, shared, passed }, fact) => {
    const own = shared.filter((id) => one.tasks[id]?.state === 'open');
    const done = own.length === 0 ? one : reviewed(onTasks(one, own, fact, { state: 'done', passed, by: fact.actor }));
    return limits.reduce(
      (next, { task, due }) =>
        onTasks(next, [task], fact, { limit: due, ...(next.tasks[task]?.state === 'open' ? { due } : {}) }),
      done,
    );
  },
  'findings-rechecked': (one, { task, isAllClosed }, fact) =>
    isAllClosed ? onTasks(one, [task], fact, { passed: true }) : one,
};
