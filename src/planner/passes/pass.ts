/** What a pass is, and how one is run: every proposal is tried on the schedule and declined where it would lengthen or close a ring. */
import type { Mechanism, Text } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { handOver } from '../graph.ts';
import { metricsOf, saved, traceOf } from '../metrics.ts';
import type { Metrics, PassReport } from '../plan.ts';
import { isOff } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { joined, say } from '../say.ts';
import { DAY } from '../axis.ts';
import type { Moment } from '../axis.ts';
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
function measure(graph: Graph, context: Context): Measured {
  return withMetrics(endOf(graph, context), context);
}

/** A graph with its end, before its figures are counted. */
interface Tried {
  readonly graph: Graph;
  readonly ends: Moment;
  readonly cycle: readonly string[] | undefined;
}

function withMetrics({ graph, ends, cycle }: Tried, context: Context): Measured {
  const begins = context.axis.opening(context.input.today);
  return { graph, begins, ends, metrics: metricsOf(traceOf(graph, context, begins, ends)), ...(cycle && { cycle }) };
}

function endOf(graph: Graph, context: Context): Tried {
  const begins = context.axis.opening(context.input.today);
  const solved = solve(graph.tasks, graph.edges, context.axis, begins);
  let ends = begins;
  for (const item of graph.items)
    ends = Math.max(ends, solved.closes[solved.index.get(handOver(item.id)) ?? -1] ?? begins);
  return { graph, ends, cycle: solved.cycle };
}

/** Runs the passes that are not switched off, in that order. */
export function runPasses(
  passes: readonly Pass[],
  graph: Graph,
  context: Context,
): { last: Measured; reports: PassReport[] } {
  const reports: PassReport[] = [];
  let last = measure(graph, context);
  for (const pass of passes) {
    if (isOff(context, pass.mechanism)) continue;
    const { after, report } = runPass(pass, last, context);
    last = after;
    if (report) reports.push(report);
  }
  return { last, reports };
}

/** Runs one pass. All proposals together first; one by one where together they would lengthen or close a ring. */
function runPass(pass: Pass, before: Measured, context: Context): { after: Measured; report?: PassReport } {
  const found = pass.propose(before.graph, context);
  if (found.length === 0) return { after: before };
  const declined: Text[] = found.flatMap((p) => ('declined' in p ? [p.declined] : []));
  const proposals = found.flatMap((p) => ('declined' in p ? [] : [p]));
  const start: Tried = { graph: before.graph, ends: before.ends, cycle: before.cycle };
  const all = trial(proposals, start, context);
  let now = start;
  const changes: Text[] = [];
  for (const group of all.good ? [proposals] : proposals.map((p) => [p])) {
    const one = all.good ? all : trial(group, now, context);
    if (one.good) {
      now = one.tried;
      changes.push(...group.map((p) => p.change));
    } else declined.push(...group.map((p) => whyNot(p, now, one.tried)));
  }
  const after = now === start ? before : withMetrics(now, context);
  const report: PassReport = {
    pass: pass.mechanism,
    applied: changes.length > 0,
    ...(declined.length > 0 && { declined: joined(declined, '；', '; ') }),
    changes,
    saved: saved(before.metrics, after.metrics),
  };
  return { after, report };
}

/** The proposals applied, and whether that is neither longer nor a ring. A graph that is a ring already can only get better. */
function trial(
  proposals: readonly Proposal[],
  now: Tried,
  context: Context,
): { readonly tried: Tried; readonly good: boolean } {
  let graph = now.graph;
  for (const p of proposals) graph = p.apply(graph);
  if (proposals.every((p) => p.timeless)) return { tried: { ...now, graph }, good: true };
  const isSame = graph.tasks === now.graph.tasks && graph.edges === now.graph.edges && graph.items === now.graph.items;
  const tried = isSame ? { ...now, graph } : endOf(graph, context);
  return { tried, good: now.cycle !== undefined || (!tried.cycle && tried.ends <= now.ends) };
}

function whyNot({ change }: Proposal, now: Tried, { ends, cycle }: Tried): Text {
  if (cycle) return say('pass.would-cycle', { change, path: cycle.join(' → ') });
  return say('pass.would-lengthen', { change, days: Math.ceil((ends - now.ends) / DAY) });
}

/** Name of an item for a sentence. */
export function nameOf(graph: Graph, id: string): Text {
  return graph.items.find((i) => i.id === id)?.name ?? { zh: id, en: id };
}

/** Names of items for a sentence. */
export function namesOf(graph: Graph, ids: readonly string[]): Text {
  return joined(ids.map((id) => nameOf(graph, id)));
}
