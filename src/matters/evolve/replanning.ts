/** What a re-planning does to one case: its pinned form changes by facts only, never by itself. */
import type { CaseState } from '../state.ts';
import type { CaseEvolver } from './change.ts';

const spec = (one: CaseState, change: Partial<CaseState['spec']>): CaseState => ({
  ...one,
  spec: { ...one.spec, ...change },
});

type Tasks = CaseState['spec']['tasks'];

/** Tasks that wait for one thing more. */
const waiting = (tasks: Tasks, ids: readonly string[], wait: Tasks[number]['waits'][number]): Tasks =>
  tasks.map((task) => (ids.includes(task.task) ? { ...task, waits: [...task.waits, wait] } : task));

const added: CaseEvolver<'requirement-added'> = (one, data, fact) => ({
  ...spec(one, { needs: [...one.spec.needs.filter((need) => need.need !== data.need.need), data.need] }),
  neededSince: { ...one.neededSince, [data.need.need]: fact.seq },
});

const waived: CaseEvolver<'requirement-waived'> = (one, data) => {
  const { [data.need]: _gone, ...checks } = one.checks;
  return { ...spec(one, { needs: one.spec.needs.filter((need) => need.need !== data.need) }), checks };
};

const stepAdded: CaseEvolver<'step-added'> = (one, data, fact) => {
  const tasks = waiting(one.spec.tasks, data.before, { task: data.task.task });
  const back = Object.fromEntries(
    data.before.flatMap((id) => {
      const hot = one.tasks[id];
      return hot && hot.state === 'open' ? [[id, { state: 'waiting' as const, version: fact.seq }]] : [];
    }),
  );
  return {
    ...spec(one, { tasks: [data.task, ...tasks] }),
    tasks: { ...one.tasks, ...back, [data.task.task]: { state: 'waiting', version: fact.seq } },
  };
};

const stepDropped: CaseEvolver<'step-dropped'> = (one, data, fact) => ({
  ...one,
  tasks: { ...one.tasks, [data.task]: { ...one.tasks[data.task], state: 'dropped', version: fact.seq } },
});

const prerequisite: CaseEvolver<'prerequisite-added'> = (one, data) => {
  const late = data.gate !== 'intake' && data.gate !== 'after-issue';
  const deciding = one.spec.tasks.filter((task) => task.kind === 'decide' || task.kind === 'external');
  return spec(one, {
    waits: [...one.spec.waits, { case: data.on, gate: data.gate }],
    tasks: late
      ? waiting(
          one.spec.tasks,
          deciding.map((task) => task.task),
          { case: data.on },
        )
      : one.spec.tasks,
  });
};

const variant: CaseEvolver<'variant-changed'> = (one, data) =>
  spec(one, { variant: data.to, ...(data.to === 'committed' ? {} : { commitment: null }) });

/** Fact name -> what it does to the case. */
export const replanning = {
  'requirement-added': added,
  'requirement-waived': waived,
  'step-added': stepAdded,
  'step-dropped': stepDropped,
  'prerequisite-added': prerequisite,
  'variant-changed': variant,
} as const;
