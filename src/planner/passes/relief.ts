/** Moving what is demanded to a later gate. One relief per requirement: what is relieved already is left alone. */
import type { Duration } from '../../calendar/pure.ts';
import type { Gate, LegalBasis, Mechanism } from '../../catalogue/pure.ts';
import { coordination, distinct, handOver, isLine, stepEdge } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { Need } from '../plan.ts';
import { NOTHING } from '../axis.ts';

/** The task that follows the hand-over when something is still owed after the issue. */
export const afterIssue = (item: string): string => `${item}/after`;

/** The task where a simulated or preliminary result becomes the formal one. */
export const convert = (item: string): string => `${item}/convert`;

/** A requirement that a relief can still help: a document to hand in or a result to wait for, not relieved yet. */
export function mayBeRelieved(need: Need): boolean {
  return need.relief === undefined && need.gate !== 'after-issue' && (isLine(need) || need.chosen.kind === 'output');
}

/** The need at a later gate with its relief, and the edge that waits for it moved along. */
export function relieve(
  graph: Graph,
  need: Need,
  gate: Gate,
  mechanism: Mechanism,
  basis: readonly LegalBasis[],
  due?: Duration,
): Graph {
  const target =
    gate === 'after-issue' ? afterIssue(need.item) : gate === 'convert' ? convert(need.item) : handOver(need.item);
  const base =
    gate === 'after-issue' && graph.edges.some((e) => e.need === need.id) ? withAfter(graph, need.item) : graph;
  return {
    ...base,
    needs: base.needs.map((n) =>
      n.id === need.id ? { ...n, gate, relief: { mechanism, basis, ...(due && { due }) } } : n,
    ),
    edges: distinct(
      base.edges.map((e) => (e.need === need.id ? { ...e, to: target } : e)),
      new Set([target]),
    ),
  };
}

/** Adds the follow-up task of an item, once. */
export function withAfter(graph: Graph, item: string): Graph {
  const id = afterIssue(item);
  if (graph.tasks.some((t) => t.id === id)) return graph;
  const own = graph.items.filter((i) => i.id === item);
  return {
    ...graph,
    tasks: [...graph.tasks, coordination(id, own, 'follow-up')],
    edges: [...graph.edges, stepEdge(handOver(item), id)],
  };
}

/** A duration among a mechanism's settings; nothing if it is not one. */
export function durationOf(setting: string | number | boolean | Duration | undefined): Duration {
  return typeof setting === 'object' ? setting : NOTHING;
}
