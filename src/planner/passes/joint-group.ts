/** Items that act on the same occasion by a shared key; used by joint drawing review and joint acceptance. */
import type { Eligibility, Mechanism } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { distinct } from '../graph.ts';
import type { PlanEdge, PlanItem, PlanTask } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';

/** Items of one occasion, and the entry of the first with its settings. */
export interface Occasion {
  readonly key: string;
  readonly items: readonly PlanItem[];
  readonly entry: Eligibility;
}

/** Groups of two items or more that may act together. */
export function occasions(graph: Graph, context: Context, mechanism: Mechanism): Occasion[] {
  const found = new Map<string, { items: PlanItem[]; entry: Eligibility }>();
  for (const item of graph.items) {
    const entry = eligible(context, item.id, mechanism);
    if (!entry) continue;
    const key = entry.shareKey ?? mechanism;
    const one = found.get(key) ?? { items: [], entry };
    one.items.push(item);
    found.set(key, one);
  }
  return [...found].filter(([, o]) => o.items.length > 1).map(([key, o]) => ({ key, ...o }));
}

/** Puts one task that all share behind `ids`: what followed each of them follows it. */
export function behind(graph: Graph, task: PlanTask, ids: ReadonlySet<string>): Graph {
  if (task.duration.n === 0 || ids.size === 0) return graph;
  const moved = graph.edges.map((e): PlanEdge => (ids.has(e.from) && !ids.has(e.to) ? { ...e, from: task.id } : e));
  const into = [...ids].map((from): PlanEdge => ({ from, to: task.id, why: 'step', basis: [] }));
  return { ...graph, tasks: [...graph.tasks, task], edges: distinct([...moved, ...into]) };
}

/** Puts one task that all share in front of `ids`: what led to each of them leads to it. */
export function before(graph: Graph, task: PlanTask, ids: ReadonlySet<string>): Graph {
  if (task.duration.n === 0 || ids.size === 0) return graph;
  const moved = graph.edges.map((e): PlanEdge => (ids.has(e.to) && !ids.has(e.from) ? { ...e, to: task.id } : e));
  const out = [...ids].map((to): PlanEdge => ({ from: task.id, to, why: 'step', basis: [] }));
  return { ...graph, tasks: [...graph.tasks, task], edges: distinct([...moved, ...out]) };
}
