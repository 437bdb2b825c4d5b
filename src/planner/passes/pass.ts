/** What a pass is, and how one is run: every proposal is tried on the schedule and declined where it would lengthen or close a ring. */
import type { Mechanism, Text } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { handOver } from '../graph.ts';
import { metricsOf, saved, traceOf } from '../metrics.ts';
import type { Metrics, PassReport } from '../plan.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';
import { DAY } from '../schedule/axis.ts';
import type { Moment } from '../schedule/axis.ts';
import { solve } from '../schedule/network.ts';

/** One change that a mechanism allows, in words. Timeless ones touch neither tasks nor edges and need no trial. */
export interface Proposal {
  readonly change: Text;
  readonly timeless?: boolean;
  readonly apply: (graph: Graph) => Graph;
}

/** A change that the mechanism would be there for, but a rule forbids. */
export interface Declined {
  readonly declined: Text;
}

export interface Pass {
  readonly mechanism: Mechanism;
  /** Proposals on this graph, each for items whose predicate holds; none where there is nothing to do. */
  readonly propose: (graph: Graph, context: Context) => readonly (Proposal | Declined)[];
}

/** A graph with its end, so that nothing is reckoned twice. */
export interface Measured {
  readonly graph: Graph;
  readonly begins: Moment;
  readonly ends: Moment;
  readonly cycle?: readonly string[];
  readonly metrics: Metrics;
}

/** Begin, end and figures of a graph. It ends when the last result is handed over. */
export function measure(graph: Graph, context: Context): Measured {
  const { ends, cycle } = endOf(graph, context);
  return measuredAt(graph, context, ends, cycle);
}

function measuredAt(graph: Graph, context: Context, ends: Moment, cycle: readonly string[] | undefined): Measured {
  const begins = context.axis.opening(context.input.today);
  return { graph, begins, ends, metrics: metricsOf(traceOf(graph, context, begins, ends)), ...(cycle && { cycle }) };
}

function endOf(graph: Graph, context: Context): { ends: Moment; cycle: readonly string[] | undefined } {
  const begins = context.axis.opening(context.input.today);
  const solved = solve(graph.tasks, graph.edges, context.axis, begins);
  const ends = graph.items.reduce(
    (end, item) => Math.max(end, solved.closes[solved.index.get(handOver(item.id)) ?? -1] ?? begins),
    begins,
  );
  return { ends, cycle: solved.cycle };
}

/** Runs one pass. All proposals together first; one by one where together they would lengthen or close a ring. */
export function runPass(pass: Pass, before: Measured, context: Context): { after: Measured; report?: PassReport } {
  const found = pass.propose(before.graph, context);
  if (found.length === 0) return { after: before };
  const declined: Text[] = found.flatMap((p) => ('declined' in p ? [p.declined] : []));
  const changes: Text[] = [];
  const proposals = found.flatMap((p) => ('declined' in p ? [] : [p]));
  let now = before;
  const all = tryAll(proposals, before, context);
  if (all) {
    now = all;
    changes.push(...proposals.map((p) => p.change));
  } else {
    for (const p of proposals) {
      const candidate = tryAll([p], now, context);
      if (candidate) {
        now = candidate;
        changes.push(p.change);
      } else declined.push(whyNot(p, now, context));
    }
  }
  const report: PassReport = {
    pass: pass.mechanism,
    applied: changes.length > 0,
    ...(declined.length > 0 && {
      declined: { zh: declined.map((d) => d.zh).join('；'), en: declined.map((d) => d.en).join('; ') },
    }),
    changes,
    saved: saved(before.metrics, now.metrics),
  };
  return { after: now, report };
}

function tryAll(proposals: readonly Proposal[], now: Measured, context: Context): Measured | undefined {
  const graph = proposals.reduce((g, p) => p.apply(g), now.graph);
  if (proposals.every((p) => p.timeless)) return measuredAt(graph, context, now.ends, now.cycle);
  const after = measure(graph, context);
  if (now.cycle) return after;
  return after.cycle || after.ends > now.ends ? undefined : after;
}

function whyNot(p: Proposal, now: Measured, context: Context): Text {
  const { ends, cycle } = endOf(p.apply(now.graph), context);
  if (cycle) return say('pass.would-cycle', { change: p.change, path: cycle.join(' → ') });
  return say('pass.would-lengthen', { change: p.change, days: Math.ceil((ends - now.ends) / DAY) });
}

/** Name of an item for a sentence. */
export function nameOf(graph: Graph, id: string): Text {
  return graph.items.find((i) => i.id === id)?.name ?? { zh: id, en: id };
}

/** Names of items for a sentence. */
export function namesOf(graph: Graph, ids: readonly string[]): Text {
  const names = ids.map((id) => nameOf(graph, id));
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join(', ') };
}
