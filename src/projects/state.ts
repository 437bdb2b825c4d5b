/** The state of a project, folded from its facts. */
import type { Evidence, ProjectFact } from './facts.ts';

interface StageState {
  readonly id: string;
  readonly matter?: string;
  readonly isComplete: boolean;
  /** Whether what it waited for is there; the first stage waits for nothing. */
  readonly isOpen: boolean;
  readonly refused: readonly string[];
}

interface Entry {
  readonly entry: string;
  readonly what: string;
  readonly lead: string;
  readonly organ: string | null;
  readonly stage: string | null;
  readonly due: string;
  readonly evidence?: Evidence;
}

export interface ProjectState {
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly template: string;
  readonly catalogue: string;
  readonly owner: string;
  readonly on: string;
  readonly isKey: boolean;
  readonly status: 'running' | 'complete';
  readonly stages: Readonly<Record<string, StageState>>;
  readonly ledger: Readonly<Record<string, Entry>>;
}

const blank = (id: string): StageState => ({ id, isComplete: false, isOpen: false, refused: [] });

/** The state after one more fact. */
export function evolveProject(state: ProjectState | undefined, fact: ProjectFact): ProjectState {
  if (fact.name === 'project-opened') {
    const { answers: _answers, district: _district, ...rest } = fact.data;
    return { ...rest, status: 'running', stages: {}, ledger: {} };
  }
  if (!state) throw new Error('a project begins with project-opened');
  const stage = (id: string, change: Partial<StageState>): ProjectState => ({
    ...state,
    stages: { ...state.stages, [id]: { ...(state.stages[id] ?? blank(id)), ...change } },
  });
  if (fact.name === 'stage-handed-in') return stage(fact.data.stage, { matter: fact.data.matter, isOpen: true });
  if (fact.name === 'stage-completed') return stage(fact.data.stage, { isComplete: true, refused: fact.data.refused });
  if (fact.name === 'barrier-opened') return stage(fact.data.stage, { isOpen: true });
  if (fact.name === 'ledger-entry-opened')
    return { ...state, ledger: { ...state.ledger, [fact.data.entry]: { ...fact.data } } };
  if (fact.name === 'ledger-entry-closed') {
    const entry = state.ledger[fact.data.entry];
    return entry
      ? { ...state, ledger: { ...state.ledger, [entry.entry]: { ...entry, evidence: fact.data.evidence } } }
      : state;
  }
  return fact.name === 'project-completed' ? { ...state, status: 'complete' } : state;
}

/** Folds a whole stream. */
export const foldProject = (facts: readonly ProjectFact[]): ProjectState | undefined =>
  facts.reduce<ProjectState | undefined>(evolveProject, undefined);
