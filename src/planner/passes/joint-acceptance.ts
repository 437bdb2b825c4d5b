/**
 * Acceptances of a finished work on one organised date, on one list of papers; every department gives its own conclusion (S135 S087).
 * `prepare` and `date` are what the organising takes; the trips of all become the trip of the date.
 */
import type { Graph } from '../graph.ts';
import { coordination } from '../graph.ts';
import { say } from '../say.ts';
import { before, occasions } from './joint-group.ts';
import type { Occasion } from './joint-group.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { durationOf } from './relief.ts';
import { together } from './together.ts';

export const jointAcceptance: Pass = {
  mechanism: 'joint-acceptance',
  propose(graph, context) {
    return occasions(graph, context, 'joint-acceptance').map((o) => ({
      change: say('pass.joint-acceptance.change', {
        items: namesOf(
          graph,
          o.items.map((i) => i.id),
        ),
      }),
      apply: (g) => acceptedTogether(g, o),
    }));
  },
};

function acceptedTogether(graph: Graph, { key, items, entry }: Occasion): Graph {
  const ids = new Set(items.map((i) => i.id));
  const free = together(graph, ids, true);
  const own = free.tasks.filter((t) => t.nature === 'work' && t.items.every((i) => ids.has(i)));
  const inner = new Set(own.map((t) => t.id));
  const first = new Set(
    own.filter((t) => !free.edges.some((e) => e.to === t.id && inner.has(e.from))).map((t) => t.id),
  );
  if (first.size === 0) return free;
  const trips = own.some((t) => t.siteTrip);
  const date = {
    ...coordination(`joint-acceptance:${key}/date`, items, 'joint-date', durationOf(entry.with?.date)),
    siteTrip: trips,
  };
  const prepare = coordination(`joint-acceptance:${key}/prepare`, items, 'prepare', durationOf(entry.with?.prepare));
  const dated = before(free, date, first);
  const prepared = before(dated, prepare, date.duration.n > 0 ? new Set([date.id]) : first);
  const oneTrip = date.duration.n > 0;
  return {
    ...prepared,
    tasks: prepared.tasks.map((t) => (oneTrip && inner.has(t.id) ? { ...t, siteTrip: false } : t)),
  };
}
