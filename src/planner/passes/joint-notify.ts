/**
 * Everybody is told together and early what will be needed, so that dates are booked and intermediaries commissioned before the papers are
 * in (S090 S131). A booking that the declared lead (`lead`) covers is waited for before the clock starts; otherwise it starts at day one.
 */
import type { Duration } from '../../calendar/pure.ts';
import type { Graph } from '../graph.ts';
import { distinct } from '../graph.ts';
import type { PlanTask } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import { say } from '../say.ts';
import { durationOf } from './relief.ts';
import { namesOf } from './pass.ts';
import type { Pass } from './pass.ts';
import { minutes } from './share.ts';
import { frictionsOf, withoutFrictions } from './together.ts';

export const jointNotify: Pass = {
  mechanism: 'joint-notify',
  propose(graph, context) {
    const leads = new Map<string, Duration>();
    for (const item of graph.items) {
      const entry = eligible(context, item.id, 'joint-notify');
      if (entry) leads.set(item.id, durationOf(entry.with?.lead));
    }
    const bookings = frictionsOf(graph, new Set(leads.keys()), ['booking']);
    if (bookings.length === 0) return [];
    const before = bookings.filter((b) => covered(b, leads));
    const early = bookings.filter((b) => !before.includes(b) && graph.edges.some((e) => e.to === b.id));
    if (before.length + early.length === 0) return [];
    const items = [...new Set(bookings.flatMap((b) => b.items))];
    return [
      {
        change: say('pass.joint-notify.change', {
          items: namesOf(graph, items),
          before: before.length,
          early: early.length,
        }),
        apply: (g) => fromDayOne(withoutFrictions(g, before), early),
      },
    ];
  },
};

const covered = (b: PlanTask, leads: ReadonlyMap<string, Duration>): boolean =>
  b.items.every((i) => minutes(leads.get(i) ?? b.duration) >= minutes(b.duration) && leads.get(i)?.n !== 0);

/** Bookings wait for nothing; what they waited for is still waited for by the step behind them. */
function fromDayOne(graph: Graph, bookings: readonly PlanTask[]): Graph {
  let edges = [...graph.edges];
  for (const { id } of bookings) {
    const into = edges.filter((e) => e.to === id);
    const behind = edges.filter((e) => e.from === id);
    edges = [...edges.filter((e) => e.to !== id), ...into.flatMap((a) => behind.map((b) => ({ ...a, to: b.to })))];
  }
  return { ...graph, edges: distinct(edges) };
}
