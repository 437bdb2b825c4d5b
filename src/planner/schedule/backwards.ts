/** Time backwards: how late something may begin or close. Only the server asks it. */
import type { Duration } from '../../calendar/pure.ts';
import { calendarDays, DAY, workMinutes } from '../axis.ts';
import type { Axis, Moment } from '../axis.ts';
import type { Node, Solved } from './network.ts';

/** The latest begin from which `advance` is not later than `to`. */
export function retreat(axis: Axis, to: Moment, d: Duration): Moment {
  const minutes = workMinutes(d);
  if (d.n === 0) return to;
  if (minutes !== undefined) return axis.momentOf(axis.worked(to) - minutes, true);
  let back = Math.ceil(d.n * (d.unit === 'd' ? 1 : d.unit === 'month' ? 31 : 366));
  while (back > 0 && to - (back - 1) * DAY + calendarDays(Math.floor(to / DAY) - back + 1, d) * DAY <= to) back -= 1;
  return d.unit === 'd' ? to - d.n * DAY : to - back * DAY;
}

/** Latest end of every task with which everything still ends by `end`. */
export function latest(nodes: readonly Node[], solved: Solved, axis: Axis, end: Moment): Moment[] {
  const closes = Array.from({ length: nodes.length }, () => end);
  const place = new Map(solved.order.map((task, at) => [task, at]));
  for (let at = solved.order.length - 1; at >= 0; at -= 1) {
    const i = solved.order[at] ?? 0;
    for (const j of solved.next[i] ?? []) {
      const node = nodes[j];
      if (!node || (place.get(j) ?? 0) < at) continue;
      closes[i] = Math.min(closes[i] ?? end, retreat(axis, closes[j] ?? end, node.duration));
    }
  }
  return closes;
}
