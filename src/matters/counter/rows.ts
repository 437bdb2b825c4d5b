/** The counter's rows of a matter from its facts: what came in on paper and where it lies, what waits to be collected. Pure; the shell writes what changed. */
import { isOnPaper } from '../decide/intake/counter.ts';
import { mayDeliver } from '../decide/consequences.ts';
import type { MatterFact } from '../facts.ts';
import { isEnded, type CaseState, type MatterState } from '../state.ts';

/** What a command changed in the row of one case; undefined fields stay as they are. */
export interface CounterChange {
  readonly case: string;
  readonly sheet?: string;
  readonly handedOn?: string;
  readonly handedBy?: string;
  readonly takenOn?: string;
  readonly takenBy?: string;
  readonly missing?: number;
  readonly readyOn?: string;
  readonly collectedOn?: string;
  readonly collectedBy?: string;
  readonly goneOn?: string;
  readonly settledOn?: string;
}

/** Whether the counter has anything to do with the matter: paper came over it, or results are collected at it. */
export const isOfCounter = (state: MatterState): boolean => isOnPaper(state) || isPickup(state);

/** Results are collected at a window. */
export const isPickup = (state: MatterState): boolean => state.head.delivery === 'window';

/** What the facts of one command changed, case by case. `today` is the legal day of the command. */
export function counterChanges(
  before: MatterState | undefined,
  after: MatterState,
  facts: readonly MatterFact[],
  today: string,
): readonly CounterChange[] {
  if (!isOfCounter(after)) return [];
  return Object.values(after.cases).flatMap((one) => {
    const change = changeOf(before, after, one, facts, today);
    return Object.keys(change).length > 0 ? [{ case: one.spec.case, ...change }] : [];
  });
}

function changeOf(
  before: MatterState | undefined,
  after: MatterState,
  one: CaseState,
  facts: readonly MatterFact[],
  today: string,
): Omit<CounterChange, 'case'> {
  const id = one.spec.case;
  const moved = Object.assign({}, ...facts.map((fact) => moveOf(fact, id, today))) as Omit<CounterChange, 'case'>;
  const wasReady = before !== undefined && isReady(before, before.cases[id]);
  const ready = isPickup(after) && !wasReady && isReady(after, one) ? { readyOn: today } : {};
  const wasGone = before?.cases[id] !== undefined && isGone(before.cases[id] as CaseState);
  const gone = isGone(one) && !wasGone ? { goneOn: today } : {};
  const wasSettled = before !== undefined && isSettled(before, before.cases[id]);
  const settled = isSettled(after, one) && !wasSettled ? { settledOn: today } : {};
  return { ...moved, ...ready, ...gone, ...settled };
}

function moveOf(fact: MatterFact, id: string, today: string): Omit<CounterChange, 'case'> {
  if (fact.name === 'papers-handed-over' && fact.data.cases.includes(id))
    return { sheet: fact.data.sheet, handedOn: today, handedBy: fact.actor };
  if (fact.name === 'papers-taken' && fact.data.cases.includes(id))
    return {
      takenOn: today,
      takenBy: fact.actor,
      missing: fact.data.missing.filter((each) => each.case === id).length,
    };
  if (fact.name === 'result-delivered' && fact.data.case === id && fact.data.way === 'window')
    return { collectedOn: today, collectedBy: fact.actor };
  return {};
}

/** The result lies at the window: decided, and only the handing over is left. A paper decision is served by handing it over. */
function isReady(state: MatterState, one: CaseState | undefined): boolean {
  if (one?.status !== 'decided') return false;
  const notices = Object.fromEntries(
    Object.entries(state.ledger.notices).map(([key, each]) => [key, { ...each, isServed: true }]),
  );
  return mayDeliver({ ...state, ledger: { ...state.ledger, notices } }, one);
}

/** It ended without a result that anybody could collect. */
const isGone = (one: CaseState): boolean => isEnded(one) && one.decision === undefined;

const isTaken = (state: MatterState, id: string): boolean =>
  Object.values(state.ledger.handOvers ?? {}).some((sheet) => sheet.isTaken && sheet.cases.includes(id));

function isSettled(state: MatterState, one: CaseState | undefined): boolean {
  if (!one) return false;
  if (isGone(one)) return true;
  const isPaperDone = !isOnPaper(state) || isTaken(state, one.spec.case) || isEnded(one);
  const isPickupDone = !isPickup(state) || one.status === 'delivered' || one.status === 'closed';
  return isPaperDone && isPickupDone;
}
