/** Reviewed while the licence is pending, in force only once the licence and its code exist: the wait moves to the issue (S089 S059). */
import { distinct, handOver } from '../graph.ts';
import { eligible } from '../resolve/context.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';
import { awaited, reliefOf } from './ahead.ts';

export const reviewBeforeConfirmAfter: Pass = {
  mechanism: 'review-before-confirm-after',
  propose(graph, context) {
    return graph.items.flatMap((item) => {
      const entry = eligible(context, item.id, 'review-before-confirm-after');
      if (
        !entry ||
        item.variant === 'simulated' ||
        item.variant === 'preliminary' ||
        awaited(graph, item.id).length === 0
      )
        return [];
      return [
        {
          change: say('pass.review-before-confirm-after.change', { item: item.name }),
          apply: (g) => {
            const waits = new Set(awaited(g, item.id));
            return {
              ...reliefOf(g, item.id, waits, 'issue', 'review-before-confirm-after', entry.basis),
              edges: distinct(g.edges.map((e) => (waits.has(e) ? { ...e, to: handOver(item.id) } : e))),
              items: g.items.map((i) => (i.id === item.id ? { ...i, variant: 'reviewed-awaiting' as const } : i)),
            };
          },
        },
      ];
    });
  },
};
