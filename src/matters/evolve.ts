/** `evolve(state, fact) -> state`: the one writer of state, pure; unknown names are an error, so that no fact is silently lost. */
import { evolveCase } from './evolve/case.ts';
import type { FactName, MatterFact } from './facts.ts';
import { terminal, type CaseState, type MatterState } from './state.ts';
import { head, patch, type Evolver } from './evolve/change.ts';
import { begin } from './evolve/opening.ts';
import { wholeMatter } from './evolve/whole-matter.ts';

/** The first fact makes the state; everything later changes it. */
export function evolve(state: MatterState | undefined, fact: MatterFact, id: string): MatterState {
  if (fact.name === 'matter-received') return begin(fact.data, fact, id);
  if (!state) throw new Error(`the stream ${id} does not begin with matter-received`);
  const apply = wholeMatter[fact.name] as Evolver<FactName> | undefined;
  let next = apply ? apply(state, fact.data, fact) : state;
  for (const touched of casesOf(fact)) next = patch(next, touched, (one) => stamp(evolveCase(one, fact), fact));
  return head(next, { seq: fact.seq });
}

/** Folds a whole stream. */
export const fold = (facts: readonly MatterFact[], id: string): MatterState | undefined =>
  facts.reduce<MatterState | undefined>((state, fact) => evolve(state, fact, id), undefined);

/** The cases that a fact speaks of. */
export function casesOf(fact: MatterFact): readonly string[] {
  const data = fact.data as {
    case?: string;
    cases?: unknown;
    tasks?: readonly string[];
    defects?: readonly { case: string }[];
  };
  if (typeof data.case === 'string') return [data.case];
  if (Array.isArray(data.cases)) return data.cases as string[];
  if (fact.name === 'survey-scheduled')
    return [...new Set(fact.data.tasks.map((task) => task.slice(0, task.indexOf('.'))))];
  if (data.defects) return [...new Set(data.defects.map((defect) => defect.case))];
  return [];
}

function stamp(one: CaseState, fact: MatterFact): CaseState {
  return { ...one, version: fact.seq };
}

/** Whether every case has ended; what `matter-completed` records exactly once. */
export const isWholeMatterEnded = (state: MatterState): boolean => {
  const all = Object.values(state.cases);
  return all.length > 0 && all.every((one) => terminal.has(one.status));
};
