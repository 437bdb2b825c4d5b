/** One form for all: every element once, and the application forms of the departments are made from it (S031 S023 S135). */
import { isAutomatic, joinGroups } from '../graph.ts';
import { eligibleOf } from '../resolve/context.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';

export const mergeForm: Pass = {
  mechanism: 'merge-form',
  propose(graph, context) {
    const items = eligibleOf(context, graph.items, 'merge-form');
    const forms = graph.forms.filter((f) => f.items.some((i) => items.has(i))).length;
    const made = new Set(
      graph.needs
        .filter(
          (n) => items.has(n.item) && !isAutomatic(n) && !n.relief && n.ways.some((w) => w.kind === 'generated-form'),
        )
        .map((n) => n.id),
    );
    if (forms < 2 && made.size === 0) return [];
    return [
      {
        change: say('pass.merge-form.change', { forms, made: made.size }),
        timeless: true,
        apply: (g) => ({
          ...g,
          forms: joinGroups(g.forms, items),
          needs: g.needs.map((n) =>
            made.has(n.id) ? { ...n, chosen: n.ways.find((w) => w.kind === 'generated-form') ?? n.chosen } : n,
          ),
        }),
      },
    ];
  },
};
