/** What the facts before the prerequisite do to a case. */
import type { FactData, FactName, MatterFact } from '../facts.ts';
import type { Ahead, CaseState, TaskState } from '../state.ts';
import type { CaseEvolver } from './change.ts';

/** The result stands, and its task is done. */
function settle(one: CaseState, fact: MatterFact, ahead: Ahead, id: string): CaseState {
  const before = one.tasks[id];
  const tasks = before
    ? { ...one.tasks, [id]: { ...before, state: 'done' as const, by: ahead.by, version: fact.seq } }
    : one.tasks;
  return { ...one, status: one.status === 'accepted' ? 'in-review' : one.status, ahead, tasks };
}

/** Examination, decision and conversion wait again; the result is gone. */
function again(one: CaseState, fact: MatterFact): CaseState {
  const { ahead: _gone, ...rest } = one;
  const isReview = (id: string): boolean =>
    ['examine', 'decide', 'convert'].includes(one.spec.tasks.find((spec) => spec.task === id)?.kind ?? '');
  const waiting = (each: TaskState): TaskState => {
    const { opinion: _opinion, by: _by, openedAt: _openedAt, due: _due, ...kept } = each;
    return { ...kept, state: 'waiting', version: fact.seq };
  };
  return {
    ...rest,
    tasks: Object.fromEntries(Object.entries(one.tasks).map(([id, each]) => [id, isReview(id) ? waiting(each) : each])),
  };
}

const kept = (data: FactData<'result-simulated'>): Omit<Ahead, 'kind'> => ({
  effect: data.effect,
  reasons: data.reasons,
  conditions: data.conditions,
  by: data.by,
  on: data.on,
  materials: data.materials,
  ...(data.examinedBy === null ? {} : { examinedBy: data.examinedBy }),
});

/** Fact name -> change of the case. */
export const aheadEvolvers: { readonly [N in FactName]?: CaseEvolver<N> } = {
  'result-simulated': (one, data, fact) => settle(one, fact, { kind: 'simulated', ...kept(data) }, data.task),
  'opinion-issued': (one, data, fact) => settle(one, fact, { kind: 'preliminary', ...kept(data) }, data.task),
  'decision-prepared': (one, data, fact) => settle(one, fact, { kind: 'prepared', ...kept(data) }, data.task),
  'conditions-foreseen': (one, data) => (one.ahead ? { ...one, ahead: { ...one.ahead, rows: data.rows } } : one),
  'delta-checked': (one, data, fact) => (data.verdict === 'examine-again' ? again(one, fact) : one),
};
