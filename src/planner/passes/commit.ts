/**
 * The applicant promises in writing, with a date, and the decision is made now; the check comes after, and a breach has a consequence
 * (S019 S136). For a document that the law lets be promised, or for the on-site check of a whole item. Closed by an unrepaired breach.
 */
import type { Item } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { handIn, handOver, isLine, stepEdge } from '../graph.ts';
import type { Need, PlanObligation } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';
import { nameOf } from './pass.ts';
import type { Declined, Pass, Proposal } from './pass.ts';
import { afterIssue, mayBeRelieved, relieve, withAfter } from './relief.ts';
import { offered, owing, refusal, requirementOf, variantOf } from './variants.ts';

export const commit: Pass = {
  mechanism: 'commit',
  propose(graph, context) {
    const found: (Proposal | Declined)[] = [];
    for (const need of graph.needs) found.push(...promised(graph, context, need));
    for (const { id } of graph.items) {
      const item = context.catalogue.items[id];
      if (item) found.push(...checkedAfter(graph, context, item));
    }
    return found;
  },
};

function promised(graph: Graph, context: Context, need: Need): (Proposal | Declined)[] {
  const committable = requirementOf(context, need)?.committable;
  const way = need.ways.find((w) => w.kind === 'commitment');
  if (!committable || !way || !mayBeRelieved(need) || !isLine(need) || !offered(context, need, committable)) return [];
  const names = { material: need.name, item: nameOf(graph, need.item) };
  const variant = variantOf(eligible(context, need.item, 'commit'), undefined);
  const declined = refusal(context, 'commit', variant, need.item, names, need);
  if (declined) return [{ declined }];
  const owed: PlanObligation = {
    ...(variant && { variant }),
    need: need.id,
    item: need.item,
    mechanism: 'commit',
    due: committable.check,
    text: say('pass.commit.owed', names),
    breach: 'handling-task',
  };
  return [
    {
      change: say('pass.commit.change', names),
      apply: (g) => {
        const moved = relieve(g, need, 'after-issue', 'commit', committable.basis, committable.check);
        const needs = moved.needs.map((n) => (n.id === need.id ? { ...n, chosen: way } : n));
        return owing({ ...moved, needs }, owed, (i) => ({ ...i, variant: 'committed' }));
      },
    },
  ];
}

/** The on-site check of an eligible item moves behind the hand-over; its work stays as long as it is. */
function checkedAfter(graph: Graph, context: Context, item: Item): (Proposal | Declined)[] {
  const entry = eligible(context, item.id, 'commit');
  const check = entry?.with?.check;
  const names = { item: item.name };
  const named = typeof entry?.with?.steps === 'string' ? entry.with.steps.split(/[,\s]+/) : undefined;
  const moved = graph.tasks.filter(
    (t) =>
      t.nature !== 'coordination' && t.items.length === 1 && t.items[0] === item.id && isCheck(t.kind, t.step, named),
  );
  if (!entry || typeof check !== 'object' || moved.length === 0) return [];
  const variant = variantOf(entry, undefined);
  const declined = refusal(context, 'commit', variant, item.id, names);
  if (declined) return [{ declined }];
  const decided = typeof entry.with?.decide === 'object' ? { promised: entry.with.decide } : {};
  const owed: PlanObligation = {
    ...(variant && { variant }),
    item: item.id,
    mechanism: 'commit',
    due: check,
    text: say('pass.commit.check', names),
    breach: 'handling-task',
  };
  return [
    {
      change: say('pass.commit.after', names),
      apply: (g) => {
        const later = behindIssue(withAfter(g, item.id), item.id, new Set(moved.map((t) => t.id)));
        return owing(later, owed, (i) => ({ ...i, variant: 'committed', ...decided }));
      },
    },
  ];
}

const isCheck = (kind: string, step: string | undefined, named: readonly string[] | undefined): boolean =>
  named ? step !== undefined && named.includes(step) : kind === 'survey' || kind === 'test' || kind === 'measure';

function behindIssue(graph: Graph, item: string, moved: ReadonlySet<string>): Graph {
  const inner = graph.edges.filter((e) => moved.has(e.from) && moved.has(e.to));
  const into = graph.edges.filter((e) => !moved.has(e.from) && moved.has(e.to));
  const outOf = graph.edges.filter((e) => moved.has(e.from) && !moved.has(e.to));
  const bridges = into.flatMap((a) => outOf.map((b) => ({ ...b, from: a.from })));
  const rest = graph.edges.filter((e) => !moved.has(e.from) && !moved.has(e.to));
  const first = [...moved].filter((id) => !inner.some((e) => e.to === id));
  const last = [...moved].filter((id) => !inner.some((e) => e.from === id));
  const after = first.map((to) => stepEdge(handOver(item), to));
  const end = last.map((from) => stepEdge(from, afterIssue(item)));
  const reachable = rest.some((e) => e.to === handOver(item)) || bridges.some((e) => e.to === handOver(item));
  const direct = reachable ? [] : [stepEdge(handIn(item), handOver(item))];
  return { ...graph, edges: [...rest, ...bridges, ...inner, ...after, ...end, ...direct] };
}
