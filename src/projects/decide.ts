/** What may happen to a project, and what follows by itself. Pure: stages come from the template, evidence was looked up before. */
import type { Refusal } from '../platform/pure.ts';
import { projectFact, type Evidence, type ProjectFact, type ProjectFactData } from './facts.ts';
import { evolveProject, type ProjectState } from './state.ts';

/** A stage of the template, as far as barriers go: by default it waits for all of the stage before it. */
export interface StageOrder {
  readonly id: string;
  readonly items: readonly string[];
}

const refuse = (refused: string, detail?: Record<string, string>): Refusal => ({
  refused,
  ...(detail ? { detail } : {}),
});

/** Stages that have something to do for this project, in order. */
export const presentStages = (order: readonly StageOrder[], items: ReadonlySet<string>): readonly StageOrder[] =>
  order.filter((stage) => stage.items.some((item) => items.has(item)));

/** What a stage waits for: the stage before it, unless that one is complete. */
export function barrierOf(state: ProjectState, order: readonly StageOrder[], stage: string): readonly string[] {
  const at = order.findIndex((one) => one.id === stage);
  const before = at > 0 ? order[at - 1] : undefined;
  return before && !state.stages[before.id]?.isComplete ? [before.id] : [];
}

/** Whether the stage may be handed in: it exists, was not handed in before, and its barrier is open or binds only the conversion. */
export function mayHandIn(
  state: ProjectState,
  order: readonly StageOrder[],
  stage: string,
  isAhead: boolean,
): Refusal | undefined {
  if (!order.some((one) => one.id === stage)) return refuse('stage-not-found', { stage });
  if (state.stages[stage]?.matter !== undefined) return refuse('stage-already-handed-in', { stage });
  const waits = barrierOf(state, order, stage);
  return waits.length > 0 && !isAhead ? refuse('barrier-closed', { stage, after: waits.join(',') }) : undefined;
}

/** A stage is complete: its barrier opens for the next one; the last one completes the project. Told twice it is nothing. */
export function completeStage(
  state: ProjectState,
  order: readonly StageOrder[],
  done: ProjectFactData<'stage-completed'>,
): readonly ProjectFact[] {
  if (state.stages[done.stage]?.isComplete || state.stages[done.stage]?.matter !== done.matter) return [];
  const facts: ProjectFact[] = [projectFact('stage-completed', done)];
  const after = facts.reduce<ProjectState>(evolveProject, state);
  const at = order.findIndex((one) => one.id === done.stage);
  const next = order[at + 1];
  if (next && !after.stages[next.id]?.isOpen && barrierOf(after, order, next.id).length === 0)
    facts.push(projectFact('barrier-opened', { stage: next.id, after: [done.stage] }));
  if (order.every((one) => after.stages[one.id]?.isComplete))
    facts.push(projectFact('project-completed', { stages: order.length }));
  return facts;
}

/** A ledger entry closes on evidence only, and once. `isSeen`: whether the evidence exists and says so. */
export function closeEntry(
  state: ProjectState,
  entry: string,
  evidence: Evidence,
  isSeen: boolean,
  note: string | null,
): ProjectFact | Refusal {
  const found = state.ledger[entry];
  if (!found) return refuse('ledger-entry-not-found', { entry });
  if (found.evidence) return refuse('ledger-entry-closed-already', { entry });
  if (!isSeen) return refuse('evidence-not-found', { kind: evidence.kind });
  return projectFact('ledger-entry-closed', { entry, evidence, note });
}
