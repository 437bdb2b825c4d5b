/** Equal work of several departments done once, together: one survey, one measurement, one set of base data, one review meeting. */
import type { Mechanism } from '../../catalogue/pure.ts';
import { say } from '../say.ts';
import type { Graph } from '../graph.ts';
import { mergeTasks } from '../graph.ts';
import type { PlanTask } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { DAY } from '../axis.ts';
import type { Duration } from '../../calendar/pure.ts';
import { namesOf } from './pass.ts';
import type { Proposal } from './pass.ts';
import { together } from './together.ts';

/** One proposal for each key that several eligible items share. */
export function shareWork(
  graph: Graph,
  context: Context,
  mechanism: Mechanism,
  kinds: readonly string[],
  name: string,
): Proposal[] {
  const groups = new Map<string, PlanTask[]>();
  for (const task of graph.tasks) {
    const entry =
      task.nature === 'work' && kinds.includes(task.kind)
        ? eligible(context, task.items[0] ?? '', mechanism)
        : undefined;
    if (!entry || task.items.length > 1) continue;
    const key = task.shareKey ?? entry.shareKey;
    if (key !== undefined && (entry.shareKey === undefined || entry.shareKey === key))
      groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const shared = [...groups].filter(([, tasks]) => new Set(tasks.map((t) => t.items[0])).size > 1);
  return shared.map(([key, tasks]) => ({
    change: say('pass.shared', {
      what: say(name),
      items: namesOf(
        graph,
        tasks.flatMap((t) => t.items),
      ),
      n: tasks.length,
    }),
    apply: (g) =>
      shareOne(
        g,
        mechanism,
        key,
        tasks.map((t) => t.id),
        say(name),
      ),
  }));
}

function shareOne(
  graph: Graph,
  mechanism: Mechanism,
  key: string,
  ids: readonly string[],
  name: PlanTask['name'],
): Graph {
  const tasks = graph.tasks.filter((t) => ids.includes(t.id));
  const items = new Set(tasks.flatMap((t) => t.items));
  const free = together(graph, items, true);
  const merged = mergeTasks(free, ids, asOne(`joint:${mechanism}:${key}`, tasks, name));
  return mergeFrictions(merged, tasks, `joint:${mechanism}:${key}`);
}

/** The joint task: everybody takes part, the longest part decides, one trip. */
function asOne(id: string, tasks: readonly PlanTask[], name: PlanTask['name']): PlanTask {
  const longest = [...tasks].sort((a, b) => minutes(b.duration) - minutes(a.duration))[0] as PlanTask;
  return {
    ...longest,
    id,
    items: [...new Set(tasks.flatMap((t) => t.items))],
    organs: [...new Set(tasks.flatMap((t) => t.organs))],
    name,
    siteTrip: tasks.some((t) => t.siteTrip),
    staff: Math.max(...tasks.map((t) => t.staff)),
  };
}

/** The waiting before the parts is waited once: one booking, one queue. */
function mergeFrictions(graph: Graph, tasks: readonly PlanTask[], id: string): Graph {
  let now = graph;
  for (const kind of ['booking', 'copying', 'queue', 'carrying'] as const) {
    const found = now.tasks.filter(
      (t) => t.nature === 'friction' && t.friction === kind && tasks.some((w) => t.id.startsWith(`${w.id}~`)),
    );
    if (found.length < 2) continue;
    const one = asOne(`${id}~${kind}`, found, found[0]?.name ?? { zh: kind, en: kind });
    now = mergeTasks(
      now,
      found.map((f) => f.id),
      { ...one, siteTrip: false, staff: 0 },
    );
  }
  return now;
}

/** Rough length for comparing durations in different units: a working day as a day. */
export function minutes(d: Duration): number {
  const unit = { min: 1, h: 60, wd: DAY, d: DAY, month: 30 * DAY, year: 365 * DAY };
  return d.n * unit[d.unit];
}
