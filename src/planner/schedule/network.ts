/**
 * Critical path of a graph of tasks (Kelley and Walker 1959) on a calendar: earliest and latest begin and end of each task. Tasks without
 * predecessors begin at the start. A cycle is reported with its path and then looked at without the edge that closes it.
 */
import type { Duration } from '../../calendar/pure.ts';
import type { Axis, Moment } from '../axis.ts';

/** What the solver needs of a task and an edge. */
export interface Node {
  readonly id: string;
  readonly duration: Duration;
}

export interface Arc {
  readonly from: string;
  readonly to: string;
}

export interface Solved {
  readonly index: ReadonlyMap<string, number>;
  readonly opens: readonly Moment[];
  readonly closes: readonly Moment[];
  /** The predecessor that decides when a task opens, or -1. */
  readonly after: readonly number[];
  /** Task numbers, each after all that it waits for. */
  readonly order: readonly number[];
  readonly next: readonly (readonly number[])[];
  /** Ids around a cycle, the first repeated at the end. */
  readonly cycle?: readonly string[];
}

/** Earliest begin and end of every task. */
export function solve(nodes: readonly Node[], arcs: readonly Arc[], axis: Axis, start: Moment): Solved {
  const index = new Map(nodes.map((n, i) => [n.id, i]));
  const next: number[][] = nodes.map(() => []);
  const waits = Array.from({ length: nodes.length }, (): number => 0);
  for (const arc of arcs) {
    const from = index.get(arc.from);
    const to = index.get(arc.to);
    if (from === undefined || to === undefined) continue;
    next[from]?.push(to);
    waits[to] = (waits[to] ?? 0) + 1;
  }
  const { order, cycle } = sorted(nodes, next, waits);
  const opens = Array.from({ length: nodes.length }, () => start);
  const closes = Array.from({ length: nodes.length }, () => start);
  const after = Array.from({ length: nodes.length }, (): number => -1);
  const done: boolean[] = [];
  for (const i of order) {
    done[i] = true;
    const close = axis.advance(opens[i] ?? start, nodes[i]?.duration ?? { n: 0, unit: 'min' });
    closes[i] = close;
    for (const j of next[i] ?? []) {
      if (done[j] || (after[j] !== -1 && close <= (opens[j] ?? start))) continue;
      opens[j] = Math.max(close, opens[j] ?? start);
      after[j] = i;
    }
  }
  return { index, opens, closes, after, order, next, ...(cycle && { cycle }) };
}

/** Kahn's order, smallest number first; where only a cycle is left, the first task of one is let through. */
function sorted(
  nodes: readonly Node[],
  next: readonly (readonly number[])[],
  waits: readonly number[],
): { order: number[]; cycle?: string[] } {
  const left = [...waits];
  const order: number[] = [];
  const taken = Array.from({ length: nodes.length }, (): boolean => false);
  let cycle: string[] | undefined;
  const ready = nodes.flatMap((_, i) => (left[i] === 0 ? [i] : []));
  while (order.length < nodes.length) {
    for (let at = 0; at < ready.length; at += 1) {
      const i = ready[at] ?? 0;
      if (taken[i]) continue;
      taken[i] = true;
      order.push(i);
      for (const j of next[i] ?? []) {
        left[j] = (left[j] ?? 1) - 1;
        if (left[j] === 0) ready.push(j);
      }
    }
    ready.length = 0;
    if (order.length === nodes.length) break;
    const found = around(next, taken);
    cycle ??= found.map((i) => nodes[i]?.id ?? '');
    ready.push(found[0] ?? 0);
  }
  return cycle ? { order, cycle } : { order };
}

/** Some cycle among the tasks not taken, as task numbers with the first repeated. Every such task waits for another one of them. */
function around(next: readonly (readonly number[])[], taken: readonly boolean[]): number[] {
  const before = new Map<number, number>();
  next.forEach((targets, i) => {
    if (!taken[i]) for (const j of targets) if (!taken[j] && !before.has(j)) before.set(j, i);
  });
  let i = before.keys().next().value ?? 0;
  const seen = new Map<number, number>();
  const path: number[] = [];
  while (!seen.has(i)) {
    seen.set(i, path.length);
    path.push(i);
    i = before.get(i) ?? i;
  }
  const ring = path.slice(seen.get(i) ?? 0).reverse();
  return [...ring, ring[0] ?? 0];
}
