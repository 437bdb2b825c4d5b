/** Items that only custom puts one after another go on side by side; what an item truly consumes stays before it (S085 S133). */
import { handOver } from '../graph.ts';
import { eligibleOf } from '../resolve/context.ts';
import { say } from '../say.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { together } from './together.ts';

export const parallelise: Pass = {
  mechanism: 'parallelise',
  propose(graph, context) {
    const free = eligibleOf(context, graph.items, 'parallelise');
    const owner = new Map(graph.tasks.map((t) => [t.id, t.items[0] ?? '']));
    const dropped = graph.edges.filter((e) => e.why === 'custom' && free.has(owner.get(e.to) ?? ''));
    if (dropped.length === 0) return [];
    const waiting = graph.items.filter((i) =>
      dropped.some((e) => owner.get(e.to) === i.id && e.from !== handOver(i.id)),
    );
    return [
      {
        change: say('pass.parallelise.change', {
          items: namesOf(
            graph,
            waiting.map((i) => i.id),
          ),
          n: dropped.length,
        }),
        apply: (g) => together(g, free),
      },
    ];
  },
};
