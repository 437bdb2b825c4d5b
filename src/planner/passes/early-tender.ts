/** A tender is announced while the approval is still running; the award waits for the approval (S053, the first of the two 直通车). */
import { distinct, handIn, handOver } from '../graph.ts';
import { eligible } from '../resolve/context.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';
import { reliefOf } from './ahead.ts';
import { together } from './together.ts';

export const earlyTender: Pass = {
  mechanism: 'early-tender',
  propose(graph, context) {
    return graph.items.flatMap((item) => {
      const entry = eligible(context, item.id, 'early-tender');
      const waits = graph.edges.filter((e) => e.to === handIn(item.id) && e.why !== 'step' && e.why !== 'barrier');
      if (!entry || waits.length === 0) return [];
      return [
        {
          change: say('pass.early-tender.change', { item: item.name }),
          apply: (g) => {
            const free = together(g, new Set([item.id]));
            const moved = new Set(free.edges.filter((e) => e.to === handIn(item.id) && e.why === 'consumes'));
            return {
              ...reliefOf(free, item.id, moved, 'issue', 'early-tender', entry.basis),
              edges: distinct(free.edges.map((e) => (moved.has(e) ? { ...e, to: handOver(item.id) } : e))),
            };
          },
        },
      ];
    });
  },
};
