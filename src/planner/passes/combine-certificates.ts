/**
 * One certificate lists several permits, which are reviewed side by side for it (S031 S059 S133). A member that consumes another's result must
 * be reviewed before and confirmed after. `takes` is what making the one certificate takes beyond the decisions, `certificate` its type.
 */
import type { Graph } from '../graph.ts';
import { coordination, handOver } from '../graph.ts';
import { say } from '../say.ts';
import { behind, occasions } from './joint-group.ts';
import type { Occasion } from './joint-group.ts';
import { namesOf } from './pass.ts';
import type { Declined, Pass, Proposal } from './pass.ts';
import { durationOf } from './relief.ts';
import { together } from './together.ts';

export const combineCertificates: Pass = {
  mechanism: 'combine-certificates',
  propose(graph, context) {
    return occasions(graph, context, 'combine-certificates').flatMap((o): (Proposal | Declined)[] => {
      const ids = o.items.map((i) => i.id);
      if (graph.certificates.filter((c) => c.items.some((i) => ids.includes(i))).length < 2) return [];
      const stuck = consumer(graph, ids);
      if (stuck !== undefined)
        return [{ declined: say('pass.combine-certificates.consumes', { item: namesOf(graph, [stuck]) }) }];
      return [
        {
          change: say('pass.combine-certificates.change', { items: namesOf(graph, ids) }),
          apply: (g) => combined(g, o),
        },
      ];
    });
  },
};

/** A member whose review waits for the certificate of another member. */
function consumer(graph: Graph, ids: readonly string[]): string | undefined {
  const outs = new Set(ids.map(handOver));
  const own = new Map(graph.tasks.flatMap((t) => t.items.map((i) => [t.id, i] as const)));
  const edge = graph.edges.find(
    (e) => e.why === 'consumes' && outs.has(e.from) && !outs.has(e.to) && ids.includes(own.get(e.to) ?? ''),
  );
  return edge && own.get(edge.to);
}

function combined(graph: Graph, { key, items, entry }: Occasion): Graph {
  const ids = new Set(items.map((i) => i.id));
  const members = graph.certificates.filter((c) => c.items.some((i) => ids.has(i)));
  const one = {
    id: `combined:${key}`,
    types: members.flatMap((c) => c.types),
    items: members.flatMap((c) => c.items),
    combined: true,
    ...(typeof entry.with?.certificate === 'string' && { as: entry.with.certificate }),
  };
  const certificates = graph.certificates.flatMap((c) => (c === members[0] ? [one] : members.includes(c) ? [] : [c]));
  const outs = new Set([...ids].map(handOver));
  const last = new Set(graph.edges.filter((e) => outs.has(e.to) && !outs.has(e.from)).map((e) => e.from));
  const task = coordination(`combine:${key}`, items, 'combine', durationOf(entry.with?.takes));
  return behind(together({ ...graph, certificates }, ids, true), task, last);
}
