/** Dropping what only custom demands, and the named waiting that a mechanism does away with. Shared by several passes. */
import type { Graph } from '../graph.ts';
import { distinct, handIn, handOver, withoutTasks } from '../graph.ts';
import type { PlanEdge, PlanTask } from '../plan.ts';

/**
 * Lets the named items go on without waiting for others by mere custom. Items that are not named keep waiting for all that went before
 * them in the old order, so that nobody jumps a queue that was not opened for him. `among` limits it to waiting for each other.
 */
export function together(graph: Graph, free: ReadonlySet<string>, among = false): Graph {
  const owner = new Map(graph.tasks.flatMap((t) => t.items.map((i) => [t.id, i] as const)));
  const isFree = (e: PlanEdge): boolean =>
    e.why === 'custom' && free.has(owner.get(e.to) ?? '') && (!among || free.has(owner.get(e.from) ?? ''));
  const dropped = graph.edges.filter(isFree);
  if (dropped.length === 0) return graph;
  const kept = graph.edges.filter((e) => !isFree(e));
  const added = stillWaiting(free, dropped, kept);
  return { ...graph, edges: distinct([...kept, ...added], new Set(added.map((e) => e.to))) };
}

/** What a dropped chain link carried for others: whoever waited for the freed item waited through it for those before. */
function stillWaiting(free: ReadonlySet<string>, dropped: readonly PlanEdge[], kept: readonly PlanEdge[]): PlanEdge[] {
  const before = new Map<string, string[]>();
  for (const e of dropped) before.set(e.to, [...(before.get(e.to) ?? []), e.from]);
  const freedBy = new Map([...free].map((i) => [handOver(i), i]));
  const added: PlanEdge[] = [];
  for (const e of kept) {
    if (e.why !== 'custom') continue;
    const freed = freedBy.get(e.from);
    if (freed !== undefined)
      for (const from of reach(before, handIn(freed))) if (from !== e.from) added.push({ ...e, from });
  }
  return added;
}

function reach(before: ReadonlyMap<string, readonly string[]>, inbox: string): string[] {
  const found = new Set<string>();
  const visit = (at: string): void => {
    for (const from of before.get(at) ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      visit(from.replace(/\/out$/, '/in'));
    }
  };
  visit(inbox);
  return [...found];
}

/** Frictions of those kinds in those items, or only before the steps that the test accepts. */
export function frictionsOf(
  graph: Graph,
  items: ReadonlySet<string>,
  kinds: readonly string[],
  before: (step: string | undefined) => boolean = () => true,
): PlanTask[] {
  return graph.tasks.filter(
    (t) =>
      t.nature === 'friction' &&
      kinds.includes(t.friction ?? '') &&
      t.items.every((i) => items.has(i)) &&
      before(t.step),
  );
}

/** The graph without that waiting. */
export function withoutFrictions(graph: Graph, frictions: readonly PlanTask[]): Graph {
  return frictions.length === 0 ? graph : withoutTasks(graph, new Set(frictions.map((f) => f.id)));
}
