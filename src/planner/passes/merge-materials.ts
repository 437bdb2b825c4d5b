/** One set of papers for all: the union by code; each department sees its own list filled, and nobody copies for another (S031 S135). */
import { joinGroups } from '../graph.ts';
import { eligibleOf } from '../resolve/context.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';
import { frictionsOf, withoutFrictions } from './together.ts';

export const mergeMaterials: Pass = {
  mechanism: 'merge-materials',
  propose(graph, context) {
    const items = eligibleOf(context, graph.items, 'merge-materials');
    const sets = graph.sets.filter((s) => s.items.some((i) => items.has(i)));
    const copying = frictionsOf(graph, items, ['copying']);
    if (sets.length < 2 && copying.length === 0) return [];
    return [
      {
        change: say('pass.merge-materials.change', { sets: sets.length }),
        timeless: copying.length === 0,
        apply: (g) => ({
          ...withoutFrictions(g, copying),
          sets: joinGroups(g.sets, items).map((s) =>
            s.items.every((i) => items.has(i)) ? { ...s, medium: 'digital' as const } : s,
          ),
          needs: g.needs.map((n) => (items.has(n.item) ? { ...n, line: n.material } : n)),
        }),
      },
    ];
  },
};
