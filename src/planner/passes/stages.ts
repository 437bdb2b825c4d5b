/**
 * Stages of a template are barriers for what has effect, not for review without effect: a simulated or preliminary review of the next stage
 * begins before the barrier, its conversion waits for it (S018 S032 S086).
 */
import type { Graph } from '../graph.ts';
import { distinct, handIn } from '../graph.ts';
import { isOff } from '../resolve/context.ts';
import { say } from '../say.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { convert } from './relief.ts';

export const stages: Pass = {
  mechanism: 'stages',
  propose(graph, context) {
    if (isOff(context, 'stages')) return [];
    const ahead = graph.items.filter((i) => waits(graph, i.id) && graph.tasks.some((t) => t.id === convert(i.id)));
    if (ahead.length === 0) return [];
    const ids = new Set(ahead.map((i) => i.id));
    return [{ change: say('pass.stages.change', { items: namesOf(graph, [...ids]) }), apply: (g) => bound(g, ids) }];
  },
};

const waits = (graph: Graph, item: string): boolean =>
  graph.edges.some((e) => e.why === 'barrier' && e.to === handIn(item));

function bound(graph: Graph, items: ReadonlySet<string>): Graph {
  const inboxes = new Map([...items].map((i) => [handIn(i), i]));
  const edges = graph.edges.map((e) => {
    const item = e.why === 'barrier' ? inboxes.get(e.to) : undefined;
    return item === undefined ? e : { ...e, to: convert(item) };
  });
  return { ...graph, edges: distinct(edges) };
}
