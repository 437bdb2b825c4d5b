/** Reviewing before the formal prerequisite is there; shared by simulated approval and preliminary opinions. */
import type { Duration } from '../../calendar/pure.ts';
import type { Gate, LegalBasis, Mechanism } from '../../catalogue/pure.ts';
import { coordination, distinct, handOver, insertBefore } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { PlanItem } from '../plan.ts';
import { say } from '../say.ts';
import { eligible } from '../resolve/context.ts';
import type { Pass } from './pass.ts';
import { afterIssue, convert, durationOf } from './relief.ts';

/** A pass that lets eligible items be reviewed ahead; `with.convert` is what the conversion takes. */
export function aheadPass(
  mechanism: 'simulate-ahead' | 'preliminary-opinion',
  effect: 'simulated' | 'preliminary',
  word: string,
): Pass {
  return {
    mechanism,
    propose(graph, context) {
      return graph.items.flatMap((item) => {
        const entry = eligible(context, item.id, mechanism);
        if (
          !entry ||
          item.variant === 'simulated' ||
          item.variant === 'preliminary' ||
          awaited(graph, item.id).length === 0
        )
          return [];
        const takes = durationOf(entry.with?.convert);
        return [
          {
            change: say(word, { item: item.name }),
            apply: (g) => aheadOf(g, item, effect, mechanism, entry.basis, takes),
          },
        ];
      });
    },
  };
}

/** Edges by which an item waits for results of others before its own review is done. */
export function awaited(graph: Graph, item: string): Graph['edges'] {
  const own = new Set(graph.tasks.filter((t) => t.items.includes(item)).map((t) => t.id));
  const outs = new Set(graph.items.filter((i) => i.id !== item).map((i) => handOver(i.id)));
  return graph.edges.filter(
    (e) =>
      e.why === 'consumes' &&
      outs.has(e.from) &&
      own.has(e.to) &&
      e.to !== handOver(item) &&
      e.to !== convert(item) &&
      e.to !== afterIssue(item),
  );
}

/** Reviews an item ahead of what it awaits: its work counts as simulated or preliminary until it is converted. */
function aheadOf(
  graph: Graph,
  item: PlanItem,
  effect: 'simulated' | 'preliminary',
  mechanism: Mechanism,
  basis: readonly LegalBasis[],
  takes: Duration,
): Graph {
  const waits = new Set(awaited(graph, item.id));
  const id = convert(item.id);
  const task = coordination(id, [item], 'convert', takes);
  const put = insertBefore(graph, task, handOver(item.id), () => true);
  return {
    ...reliefOf(put, item.id, waits, 'convert', mechanism, basis),
    tasks: put.tasks.map((t) =>
      t.nature === 'work' && t.items.length === 1 && t.items[0] === item.id ? { ...t, effect } : t,
    ),
    edges: distinct(
      put.edges.map((e) => (waits.has(e) ? { ...e, to: id } : e)),
      new Set([id]),
    ),
    items: put.items.map((i) => (i.id === item.id ? { ...i, variant: effect } : i)),
  };
}

/** Needs behind those edges, moved to the gate. */
export function reliefOf(
  graph: Graph,
  item: string,
  waits: ReadonlySet<Graph['edges'][number]>,
  gate: Gate,
  mechanism: Mechanism,
  basis: readonly LegalBasis[],
): Graph {
  const ids = new Set([...waits].map((e) => e.need));
  return {
    ...graph,
    needs: graph.needs.map((n) =>
      n.item === item && ids.has(n.id) && !n.relief ? { ...n, gate, relief: { mechanism, basis } } : n,
    ),
  };
}
