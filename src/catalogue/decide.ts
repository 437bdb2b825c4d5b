/** How a version goes from state to state. Pure. A version itself never changes; running matters stay on theirs, also after withdrawal. */
import type { Refusal } from '../platform/pure.ts';
import type { StateRow, VersionState } from './store.ts';

/** What may follow what; `none` is a version that was never drafted. A withdrawn one may be drafted anew. */
const FOLLOWS: Readonly<Record<VersionState, readonly (VersionState | 'none')[]>> = {
  draft: ['none', 'withdrawn'],
  reviewed: ['draft'],
  published: ['reviewed'],
  withdrawn: ['draft', 'reviewed', 'published'],
};

/** The number of the next state, or why not: out of order, or reviewed by its own drafter. */
export function nextState(
  states: readonly Pick<StateRow, 'seq' | 'state' | 'by'>[],
  wanted: VersionState,
  by: string,
): { readonly seq: number } | Refusal {
  const last = states[states.length - 1];
  const now = last?.state ?? 'none';
  if (!FOLLOWS[wanted].includes(now))
    return { refused: 'catalogue-state-out-of-order', status: 409, detail: { now, wanted } };
  const draft = [...states].reverse().find((s) => s.state === 'draft');
  if (wanted === 'reviewed' && draft?.by === by)
    return { refused: 'catalogue-review-by-second-person', status: 403, detail: { draftedBy: by } };
  return { seq: (last?.seq ?? 0) + 1 };
}
