/** The promised date, from the promised limits alone: what a browser needs while an answer changes. The server schedules the rest. */
import type { Calendar, WhyStep } from '../../calendar/pure.ts';
import { handIn, handOver } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { Schedule } from '../plan.ts';
import type { Context } from '../resolve/context.ts';
import { axisOf, DAY, NOTHING } from '../axis.ts';
import type { Axis, Moment } from '../axis.ts';
import { solve } from './network.ts';
import type { Arc, Node, Solved } from './network.ts';

/** Limits on the calendar that end on a day off move on to the next working day (民法典 §203). */
function legal(axis: Axis): Axis {
  return {
    ...axis,
    advance: (from, d) => {
      const to = axis.advance(from, d);
      return axis.working(to - DAY, to) > 0 ? to : axis.advance(to, { n: 1, unit: 'wd' });
    },
  };
}

/** What a promise is counted from: a whole graph, or the plan of a part of it. */
type Part = Pick<Graph, 'items' | 'tasks' | 'edges'>;

/** Days, and the day of the plan. */
interface Dated {
  readonly axis: Context['axis'];
  readonly input: Pick<Context['input'], 'today'>;
}

/** The promise of a part of a plan that is handed in by itself, on that day: its own limits only, not those of what comes after it. */
export const promiseOfPart = (part: Part, calendar: Calendar, today: string): Schedule['promised'] =>
  promisedOf(part, { axis: axisOf(calendar, today), input: { today } });

/** Promised limits, each counted from the day after the one on which the item could be accepted. */
export function promisedOf(graph: Part, context: Dated): Schedule['promised'] {
  const { axis, input } = context;
  const start = axis.opening(input.today) + DAY;
  const ins = new Map(graph.tasks.map((t) => [t.id, t] as const));
  const outs = new Map(graph.items.map((i) => [handOver(i.id), i] as const));
  const nodes: Node[] = graph.items.flatMap((i) => [
    { id: handIn(i.id), duration: NOTHING },
    { id: `${i.id}/promise`, duration: i.promised },
    { id: handOver(i.id), duration: NOTHING },
  ]);
  const arcs: Arc[] = graph.items.flatMap((i) => [
    { from: handIn(i.id), to: `${i.id}/promise` },
    { from: `${i.id}/promise`, to: handOver(i.id) },
  ]);
  for (const e of graph.edges) {
    const from = outs.get(e.from);
    const to = ins.get(e.to);
    if (!from || !to || to.kind === 'follow-up') continue;
    const late = to.kind === 'hand-over' || to.kind === 'convert';
    for (const item of to.items)
      if (item !== from.id) arcs.push({ from: e.from, to: late ? handOver(item) : handIn(item) });
  }
  const solved = solve(nodes, arcs, legal(axis), start);
  const last = lastOf(
    solved,
    graph.items.map((i) => solved.index.get(handOver(i.id)) ?? -1),
  );
  const chain = chainOf(solved, last).filter((i) => nodes[i]?.id.endsWith('/promise'));
  const names = chain.map((i) => nodes[i]?.id.replace(/\/promise$/, '') ?? '');
  const counted = chain.map((i, k): WhyStep => {
    const { n, unit } = nodes[i]?.duration ?? NOTHING;
    return { rule: 'counted', date: axis.dayEnded(solved.closes[i] ?? start), note: { n, unit, item: names[k] ?? '' } };
  });
  const why: WhyStep[] = [{ rule: 'start-not-counted', date: input.today, note: {} }, ...counted];
  return dated(context, graph.items.length === 0 ? start - DAY : (solved.closes[last] ?? start), names, why);
}

/** The number of the end that closes last. */
export function lastOf(solved: Solved, ends: readonly number[]): number {
  let last = ends[0] ?? -1;
  for (const i of ends) if ((solved.closes[i] ?? 0) > (solved.closes[last] ?? 0)) last = i;
  return last;
}

/** Task numbers from the first task to the last, each because of the one before. */
export function chainOf(solved: Solved, last: number): number[] {
  const chain: number[] = [];
  for (let i = last; i >= 0 && !chain.includes(i); i = solved.after[i] ?? -1) chain.unshift(i);
  return chain;
}

/** No date of a plan lies before its day. */
export const notBefore = (today: string, date: string): string => (date < today ? today : date);

/** A date with its reasons and the chain that makes it. */
export function dated(
  context: Dated,
  end: Moment,
  chain: readonly string[],
  why: readonly WhyStep[],
): Schedule['expected'] {
  const { axis, input } = context;
  const provisional = axis.isProvisional(end);
  const date = notBefore(input.today, axis.dayEnded(end));
  return { date, provisional, why: provisional ? [...why, { rule: 'provisional', date, note: {} }] : why, chain };
}
