/** What a chosen hour does to the ledger and to the tasks that it is for. */
import type { FactName } from '../facts.ts';
import type { CaseState, MatterState, TaskState } from '../state.ts';
import type { CaseEvolver, Evolver } from './change.ts';

/** Several organs come together: the joint step knows the hour too. */
function ofJoint(
  state: MatterState,
  about: string,
  tasks: readonly string[],
  at?: string,
): MatterState['ledger']['joints'] {
  if (tasks.length === 0 || tasks.includes(about)) return state.ledger.joints;
  const joint = {
    tasks,
    isCompleted: false,
    ...(at === undefined ? {} : { scheduledAt: at }),
  };
  return { ...state.ledger.joints, [about]: joint };
}

/** Fact name -> change of the matter. */
export const visitEvolvers: { readonly [N in FactName]?: Evolver<N> } = {
  'visit-booked': (state, { about, kind, cases, tasks, organs, at }) => ({
    ...state,
    ledger: {
      ...state.ledger,
      bookings: {
        ...state.ledger.bookings,
        [about]: { kind, cases, tasks, organs, at },
      },
      joints: ofJoint(state, about, tasks, at),
    },
  }),
  'visit-cancelled': (state, { about, tasks }) => {
    const { [about]: _gone, ...bookings } = state.ledger.bookings ?? {};
    return {
      ...state,
      ledger: { ...state.ledger, bookings, joints: ofJoint(state, about, tasks) },
    };
  },
};

const onTasks = (one: CaseState, ids: readonly string[], change: (task: TaskState) => TaskState): CaseState => ({
  ...one,
  tasks: Object.fromEntries(
    Object.entries(one.tasks).map(([id, task]) => [id, ids.includes(id) ? change(task) : task]),
  ),
});

/** Fact name -> change of a case. */
export const visitCaseEvolvers: { readonly [N in FactName]?: CaseEvolver<N> } = {
  'visit-booked': (one, { tasks, at }, fact) =>
    onTasks(one, tasks, (task) => ({ ...task, scheduledAt: at, notified: true, version: fact.seq })),
  'visit-cancelled': (one, { tasks }, fact) =>
    onTasks(one, tasks, ({ scheduledAt: _at, notified: _told, ...task }) => ({ ...task, version: fact.seq })),
};
