/** The order of the old way: one item after another, each after those whose results it uses or was used to wait for. */
import type { Item } from '../../catalogue/pure.ts';
import type { Conflict, PlanEdge } from '../plan.ts';
import { say } from '../say.ts';

/** A demand of one item on the result of another. */
export interface Demand extends PlanEdge {
  readonly maker: string;
  readonly user: string;
}

/** Items ordered; demands of mere custom that contradict the order are left out and told, consumed ones never. */
export function ordered(
  items: readonly Item[],
  demands: readonly Demand[],
  stage: (item: string) => number,
): { order: Item[]; kept: Demand[]; conflicts: Conflict[] } {
  const left = new Set(items.map((i) => i.id));
  const order: Item[] = [];
  const conflicts: Conflict[] = [];
  const dropped = new Set<Demand>();
  while (left.size > 0) {
    const open = items.filter((i) => left.has(i.id));
    const now = Math.min(...open.map((i) => stage(i.id)));
    const waiting = (i: Item, custom: boolean): Demand[] =>
      demands.filter(
        (d) =>
          d.user === i.id && left.has(d.maker) && d.maker !== i.id && !dropped.has(d) && (custom || d.why !== 'custom'),
      );
    const first = (pool: Item[], custom: boolean): Item | undefined =>
      pool.find((i) => waiting(i, custom).length === 0);
    const staged = open.filter((i) => stage(i.id) === now);
    let next = first(staged, true) ?? first(open, true);
    if (!next) {
      next = first(staged, false) ?? first(open, false);
      const inLaw = !next;
      const ring = demands.filter(
        (d) => left.has(d.maker) && left.has(d.user) && (inLaw ? d.why !== 'custom' : !dropped.has(d)),
      );
      conflicts.push(conflictOf(ring, inLaw ? 'prerequisite-cycle' : 'customary-cycle'));
      next ??= open[0];
      if (next) for (const d of waiting(next, true)) if (d.why === 'custom') dropped.add(d);
    }
    if (!next) break;
    left.delete(next.id);
    order.push(next);
  }
  return { order, kept: demands.filter((d) => !dropped.has(d)), conflicts };
}

/** The ring of items that demand each other's results. */
function conflictOf(demands: readonly Demand[], code: 'prerequisite-cycle' | 'customary-cycle'): Conflict {
  const by = new Map(demands.map((d) => [d.user, d.maker]));
  const inRing = [...by.keys()].find((user) => walk(by, user).includes(user)) ?? [...by.keys()][0] ?? '';
  const path = [inRing, ...walk(by, inRing)];
  return {
    code,
    path,
    text: say(`conflict.${code}`, { path: path.join(' → ') }),
  };
}

function walk(by: ReadonlyMap<string, string>, from: string): string[] {
  const path: string[] = [];
  let at = by.get(from);
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    if (at === from) break;
    at = by.get(at);
  }
  return path;
}
