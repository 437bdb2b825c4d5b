/** The schedule of a finished graph: expected dates from the work, promised dates from the limits, the chains that make them, and whose time it is. */
import type { WhyStep } from '../../calendar/pure.ts';
import { handIn, handOver } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { PlanTask, Schedule, ScheduledTask } from '../plan.ts';
import type { Context } from '../resolve/context.ts';
import { DAY, NOTHING } from './axis.ts';
import type { Axis, Moment } from './axis.ts';
import { latest, solve } from './network.ts';
import type { Arc, Node, Solved } from './network.ts';

/** Schedules the graph. */
export function scheduleOf(graph: Graph, context: Context): Schedule {
  const { axis, input } = context;
  const start = axis.opening(input.today);
  const solved = solve(graph.tasks, graph.edges, axis, start);
  const ends = graph.items.map((i) => solved.index.get(handOver(i.id)) ?? -1);
  const last = lastOf(solved, ends);
  const end = solved.closes[last] ?? start;
  const limits = latest(graph.tasks, solved, axis, end);
  const behind = afterIssues(graph);
  const tasks = graph.tasks.map((task, i): ScheduledTask => {
    const slack = behind.has(task.id) ? 0 : axis.working(solved.closes[i] ?? start, limits[i] ?? end);
    return {
      task: task.id,
      opens: axis.dayBegun(beginOf(context, solved.opens[i] ?? start, task)),
      closes: notBefore(input.today, axis.dayEnded(solved.closes[i] ?? start)),
      slackWorkingDays: Math.max(0, Math.round((slack / DAY) * 100) / 100),
      critical: !behind.has(task.id) && (limits[i] ?? end) <= (solved.closes[i] ?? start),
    };
  });
  const chain = chainOf(solved, last);
  const real = chain.filter((i) => (graph.tasks[i]?.duration.n ?? 0) > 0);
  return {
    tasks,
    expected: dated(
      context,
      end,
      real.map((i) => graph.tasks[i]?.id ?? ''),
      real.map((i) => step(context, graph.tasks[i], solved.closes[i] ?? start)),
    ),
    promised: promisedOf(graph, context),
    shares: sharesOf(graph, context, solved, chain),
  };
}

/** Tasks that belong to the time after the result: they make no date of the plan. */
function afterIssues(graph: Graph): ReadonlySet<string> {
  const behind = new Set(graph.tasks.filter((t) => t.kind === 'follow-up').map((t) => t.id));
  const outs = new Set(graph.items.map((i) => handOver(i.id)));
  const back = (id: string): void => {
    for (const e of graph.edges)
      if (e.to === id && !outs.has(e.from) && !behind.has(e.from)) void (behind.add(e.from), back(e.from));
  };
  for (const id of behind) back(id);
  return behind;
}

function lastOf(solved: Solved, ends: readonly number[]): number {
  let last = ends[0] ?? -1;
  for (const i of ends) if ((solved.closes[i] ?? 0) > (solved.closes[last] ?? 0)) last = i;
  return last;
}

/** Task numbers from the first task to the last, each because of the one before. */
function chainOf(solved: Solved, last: number): number[] {
  const chain: number[] = [];
  for (let i = last; i >= 0 && !chain.includes(i); i = solved.after[i] ?? -1) chain.unshift(i);
  return chain;
}

/** Work in working time cannot begin on a day off. */
function beginOf({ axis }: Context, opens: Moment, task: PlanTask): Moment {
  const { n, unit } = task.duration;
  return n > 0 && (unit === 'wd' || unit === 'h' || unit === 'min')
    ? axis.retreat(axis.advance(opens, task.duration), task.duration)
    : opens;
}

const notBefore = (today: string, date: string): string => (date < today ? today : date);

function dated(context: Context, end: Moment, chain: readonly string[], why: readonly WhyStep[]): Schedule['expected'] {
  const { axis, input } = context;
  const provisional = axis.isProvisional(end);
  const date = notBefore(input.today, axis.dayEnded(end));
  return { date, provisional, why: provisional ? [...why, { rule: 'provisional', date, note: {} }] : why, chain };
}

function step({ axis, input }: Context, task: PlanTask | undefined, closes: Moment): WhyStep {
  const { n, unit } = task?.duration ?? NOTHING;
  return {
    rule: 'counted',
    date: notBefore(input.today, axis.dayEnded(closes)),
    note: { n, unit, task: task?.id ?? '' },
  };
}

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

/** Promised limits, each counted from the day after the one on which the item could be accepted. */
function promisedOf(graph: Graph, context: Context): Schedule['promised'] {
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

/** Working days of the chain that makes the date, by who has the work in hand; nothing is counted twice. */
function sharesOf(graph: Graph, { axis }: Context, solved: Solved, chain: readonly number[]): Schedule['shares'] {
  const sums = new Map<string, { holder: string; organ?: string; minutes: number }>();
  for (const i of chain) {
    const task = graph.tasks[i];
    const minutes = axis.working(solved.opens[i] ?? 0, solved.closes[i] ?? 0);
    if (!task || minutes === 0) continue;
    const organ = task.holder === 'applicant' ? undefined : task.organs[0];
    const key = `${task.holder} ${organ ?? ''}`;
    const sum = sums.get(key) ?? { holder: task.holder, ...(organ !== undefined && { organ }), minutes: 0 };
    sums.set(key, { ...sum, minutes: sum.minutes + minutes });
  }
  return [...sums.values()].map(({ minutes, ...who }) => ({
    ...who,
    workingDays: Math.round((minutes / DAY) * 100) / 100,
  }));
}
