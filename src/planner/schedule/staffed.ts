/**
 * The schedule when each organ has only so many people: tasks wait for the work before them and for hands. Serial schedule generation, most
 * urgent first (latest end), so it is a lawful and repeatable schedule, not always the shortest one: that problem is NP-hard (Blazewicz 1983).
 */
import { isoDay } from '../../calendar/pure.ts';
import type { Calendar } from '../../calendar/pure.ts';
import type { Plan, PlanTask } from '../plan.ts';
import { axisOf, DAY } from '../axis.ts';
import type { Axis, Moment } from '../axis.ts';
import { latest } from './backwards.ts';
import { solve } from './network.ts';

/** When a task begins and ends; dates of the legal calendar, moments in office minutes. */
export interface StaffedTask {
  readonly task: string;
  readonly opens: string;
  readonly closes: string;
  readonly begins: Moment;
  readonly ends: Moment;
}

interface Busy {
  readonly from: Moment;
  readonly to: Moment;
  readonly hands: number;
}

/** Schedules a plan with people per organ; organs that are not named have enough. A task that wants more than there are takes all of them. */
export function staffedSchedule(
  plan: Plan,
  staff: Readonly<Record<string, number>>,
  calendar: Calendar,
): readonly StaffedTask[] {
  const axis = axisOf(calendar, plan.today);
  const start = axis.opening(plan.today);
  const solved = solve(plan.tasks, plan.edges, axis, start);
  const limits = latest(plan.tasks, solved, axis, Math.max(start, ...solved.closes));
  const busy = new Map<string, Busy[]>();
  const ends = new Map<string, Moment>();
  const result: StaffedTask[] = [];
  const waiting = new Set(solved.order);
  while (waiting.size > 0) {
    const ready = [...waiting].filter((i) => plan.edges.every((e) => e.to !== plan.tasks[i]?.id || ends.has(e.from)));
    const pool = ready.length > 0 ? ready : [...waiting];
    const next = pool.reduce((best, i) => ((limits[i] ?? 0) < (limits[best] ?? 0) ? i : best));
    waiting.delete(next);
    const task = plan.tasks[next] as PlanTask;
    const open = plan.edges.reduce((at, e) => (e.to === task.id ? Math.max(at, ends.get(e.from) ?? start) : at), start);
    const at = firstFree(axis, task, open, staff, busy);
    ends.set(task.id, at.ends);
    result.push({
      task: task.id,
      opens: isoDay(Math.floor(at.begins / DAY)),
      closes: axis.dayEnded(Math.max(at.ends, start + 1)),
      ...at,
    });
  }
  return result;
}

/** The earliest time at which every organ of the task has hands for all of it. */
function firstFree(
  axis: Axis,
  task: PlanTask,
  open: Moment,
  staff: Readonly<Record<string, number>>,
  busy: Map<string, Busy[]>,
): { begins: Moment; ends: Moment } {
  const organs = task.nature === 'work' && task.staff > 0 ? task.organs.filter((o) => staff[o] !== undefined) : [];
  let begins = open;
  for (;;) {
    const ends = axis.advance(begins, task.duration);
    const blocked = organs.flatMap((o) =>
      overload(busy.get(o) ?? [], begins, ends, handsOf(task, staff[o] ?? 0), staff[o] ?? 0),
    );
    if (blocked.length === 0 || ends === begins) {
      for (const o of organs)
        busy.set(o, [...(busy.get(o) ?? []), { from: begins, to: ends, hands: handsOf(task, staff[o] ?? 0) }]);
      return { begins, ends };
    }
    begins = Math.min(...blocked);
  }
}

const handsOf = (task: PlanTask, there: number): number => Math.min(task.staff, Math.max(1, there));

/** Ends of the work that stands in the way; none if there are hands all the time. */
function overload(list: readonly Busy[], from: Moment, to: Moment, hands: number, there: number): Moment[] {
  const during = list.filter((b) => b.from < to && b.to > from);
  const peaks = [from, ...during.map((b) => b.from)].filter((t) => t >= from && t < to);
  const full = peaks.some(
    (t) => during.reduce((sum, b) => (b.from <= t && b.to > t ? sum + b.hands : sum), hands) > Math.max(1, there),
  );
  return full ? [Math.min(...during.map((b) => b.to))] : [];
}
