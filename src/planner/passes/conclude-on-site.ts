/** The result of a survey is told on the spot, so no paper waits or travels between the survey and what follows it; the certificate is separate (S067). */
import { eligible } from '../resolve/context.ts';
import { say } from '../say.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { withoutFrictions } from './together.ts';

export const concludeOnSite: Pass = {
  mechanism: 'conclude-on-site',
  propose(graph, context) {
    const surveys = new Set(
      graph.tasks
        .filter((t) => t.kind === 'survey' && t.items.some((i) => eligible(context, i, 'conclude-on-site')))
        .map((t) => t.id),
    );
    const next = new Set(graph.edges.filter((e) => surveys.has(e.from)).map((e) => e.to));
    const waits = graph.tasks.filter(
      (t) =>
        next.has(t.id) &&
        t.nature === 'friction' &&
        t.friction !== 'booking' &&
        t.items.every((i) => eligible(context, i, 'conclude-on-site')),
    );
    if (waits.length === 0) return [];
    return [
      {
        change: say('pass.conclude-on-site.change', {
          items: namesOf(
            graph,
            waits.flatMap((w) => w.items),
          ),
        }),
        apply: (g) => withoutFrictions(g, waits),
      },
    ];
  },
};
