/** The schedule of a finished graph: expected dates from the work, promised dates from the limits, the chains that make them, and whose time it is. */
import { isoDay } from '../../calendar/pure.ts';
import type { WhyStep } from '../../calendar/pure.ts';
import { handOver } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { PlanTask, Schedule, ScheduledTask } from '../plan.ts';
import type { Context } from '../resolve/context.ts';
import { DAY, NOTHING } from '../axis.ts';
import type { Moment } from '../axis.ts';
import { latest, retreat } from './backwards.ts';
import { solve } from './network.ts';
import type { Solved } from './network.ts';
import { chainOf, dated, lastOf, notBefore, promisedOf } from './promised.ts';

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
      opens: isoDay(Math.floor(beginOf(context, solved.opens[i] ?? start, task) / DAY)),
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

/** Work in working time cannot begin on a day off. */
function beginOf({ axis }: Context, opens: Moment, task: PlanTask): Moment {
  const { n, unit } = task.duration;
  return n > 0 && (unit === 'wd' || unit === 'h' || unit === 'min')
    ? retreat(axis, axis.advance(opens, task.duration), task.duration)
    : opens;
}

function step({ axis, input }: Context, task: PlanTask | undefined, closes: Moment): WhyStep {
  const { n, unit } = task?.duration ?? NOTHING;
  return {
    rule: 'counted',
    date: notBefore(input.today, axis.dayEnded(closes)),
    note: { n, unit, task: task?.id ?? '' },
  };
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
