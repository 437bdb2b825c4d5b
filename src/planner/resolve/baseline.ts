/**
 * The unoptimised plan: items one after another, each with its own window, form, papers and visits, with the customary prerequisites and
 * the named waiting of the old way, on the same work durations that every pass keeps.
 */
import type { Gate, Item } from '../../catalogue/pure.ts';
import type { Conflict, Contact, Need, PlanEdge, PlanItem, PlanTask } from '../plan.ts';
import { distinct, handIn, handOver, stepTask } from '../graph.ts';
import type { Graph } from '../graph.ts';
import type { Chosen } from './closure.ts';
import { asked } from './context.ts';
import type { Context } from './context.ts';
import { fieldsOf, needsOf } from './needs.ts';
import { ordered } from './order.ts';
import type { Demand } from './order.ts';
import { tasksOf } from './tasks.ts';
import { heldOf, producers } from './ways.ts';

/** The graph of the old way, and what contradicts itself in it. */
export function baselineOf(
  context: Context,
  chosen: readonly Chosen[],
): { graph: Graph; conflicts: readonly Conflict[] } {
  const within = new Set(chosen.map((c) => c.item.id));
  const needs = chosen.flatMap((c) => needsOf(context, c, within));
  const demands = chosen.flatMap((c) => demandsOf(context, c, needs, within));
  const stages = stagesOf(context);
  const stage = (id: string): number =>
    stages.findIndex((s) => s.items.includes(id)) + (stages.some((s) => s.items.includes(id)) ? 0 : stages.length + 1);
  const { order, kept, conflicts } = ordered(
    chosen.map((c) => c.item),
    demands,
    stage,
  );
  const byId = new Map(chosen.map((c) => [c.item.id, c]));
  const inOrder = order.flatMap((i) => byId.get(i.id) ?? []);
  const tasks: PlanTask[] = [];
  const edges: PlanEdge[] = [];
  for (const item of order) {
    const own = tasksOf(context, item);
    tasks.push(...own.tasks);
    edges.push(...own.edges);
  }
  const known = new Set(tasks.map((t) => t.id));
  edges.push(
    ...kept.map(({ maker, user, ...edge }) =>
      known.has(edge.to) && maker !== user ? edge : { ...edge, to: handIn(user) },
    ),
  );
  edges.push(...oneAfterAnother(order), ...barriers(order, stages));
  const ids = order.map((i) => i.id);
  const graph: Graph = {
    items: inOrder.map((c) => planItem(c, stages.find((s) => s.items.includes(c.item.id))?.id)),
    tasks,
    edges: distinct(edges),
    needs: ids.flatMap((id) => needs.filter((n) => n.item === id)),
    fields: inOrder.flatMap((c) => fieldsOf(context, c)),
    contacts: order.flatMap((i) => contactsOf(i)),
    forms: ids.map((id) => ({ id: `form:${id}`, items: [id] })),
    sets: ids.map((id) => ({ id: `set:${id}`, items: [id], medium: 'paper' as const })),
    certificates: order.flatMap((i) =>
      i.outputs.map((o) => ({ id: `${i.id}:${o}`, types: [o], items: [i.id], combined: false })),
    ),
    obligations: [],
    spared: [],
  };
  return { graph, conflicts };
}

/** Stages of the theme's template, in order; none where the theme has no template. */
function stagesOf({
  catalogue,
  input,
}: Context): readonly { readonly id: string; readonly items: readonly string[] }[] {
  const template = input.theme === undefined ? undefined : catalogue.themes[input.theme]?.stageTemplate;
  return (template === undefined ? undefined : catalogue.stageTemplates[template]?.stages) ?? [];
}

function planItem({ item, certain, why }: Chosen, stage: string | undefined): PlanItem {
  return {
    id: item.id,
    name: item.name,
    organ: item.organ,
    ...(stage !== undefined && { stage }),
    ...(item.statutory && { statutory: item.statutory }),
    promised: item.promised,
    certain,
    why,
    variant: 'ordinary',
    external: item.decidedIn !== 'here',
  };
}

/** What an item waits for: outputs that it consumes, requirements met by outputs, and customs. */
function demandsOf(context: Context, chosen: Chosen, needs: readonly Need[], within: ReadonlySet<string>): Demand[] {
  const { item } = chosen;
  const makerOf = (output: string): string | undefined =>
    heldOf(context, output)
      ? undefined
      : producers(context)
          .ofType.get(output)
          ?.find((i) => within.has(i.id) && i.id !== item.id)?.id;
  const found: Demand[] = [];
  const add = (
    maker: string | undefined,
    to: string,
    why: PlanEdge['why'],
    basis: Demand['basis'],
    need?: string,
  ): void => {
    if (maker !== undefined)
      found.push({ from: handOver(maker), to, why, basis, maker, user: item.id, ...(need !== undefined && { need }) });
  };
  for (const p of item.prerequisites) {
    if (asked(context, chosen, p.basis, p.when).truth === false) continue;
    if (p.nature === 'customary') add(makerOf(p.output), handIn(item.id), 'custom', p.basis, p.output);
    else add(makerOf(p.output), gateTask(item, p.neededBy), 'consumes', p.basis, p.output);
  }
  for (const step of item.steps) {
    for (const output of step.consumes)
      add(makerOf(output), stepTask(item.id, step.id), 'consumes', item.basis, output);
  }
  for (const need of needs) {
    const way = need.item === item.id ? need.ways.find((w) => w.kind === 'output') : undefined;
    if (way) add(way.id, gateTask(item, need.gate), 'consumes', need.why.basis, need.id);
  }
  return found;
}

/** The task that may not open before what is due at a gate is there. */
function gateTask(item: Item, gate: Gate): string {
  if (gate === 'intake') return handIn(item.id);
  const steps = [...item.steps].reverse();
  const deciding =
    steps.find((s) => s.kind === 'approve' || s.kind === 'decide-elsewhere') ?? steps.find((s) => s.kind === 'certify');
  return gate === 'decision' && deciding ? stepTask(item.id, deciding.id) : handOver(item.id);
}

function oneAfterAnother(order: readonly Item[]): PlanEdge[] {
  return order
    .slice(1)
    .map((item, i) => ({ from: handOver(order[i]?.id ?? ''), to: handIn(item.id), why: 'custom', basis: [] }));
}

/** Nothing of a stage opens before all of the stage before is handed over. */
function barriers(order: readonly Item[], stages: readonly { readonly items: readonly string[] }[]): PlanEdge[] {
  const present = stages.map((s) => order.filter((i) => s.items.includes(i.id))).filter((s) => s.length > 0);
  return present.slice(1).flatMap((stage, k) =>
    stage.flatMap((to) =>
      (present[k] ?? []).map((from) => ({
        from: handOver(from.id),
        to: handIn(to.id),
        why: 'barrier' as const,
        basis: [],
      })),
    ),
  );
}

/**
 * Visits of the old way, in person: as many as the item's guide says, the last of several to pick up the result. Where the guide promises
 * none, it is because of the net: without it papers are handed in and the result, if there is one, is picked up.
 */
function contactsOf(item: Item): Contact[] {
  const visits = item.visits > 0 ? item.visits : item.outputs.length > 0 ? 2 : 1;
  const inbox = Math.max(1, item.steps.filter((s) => s.kind === 'accept').length);
  const make = (kind: Contact['kind'], n = 1): Contact => {
    const id = `${item.id}:${kind}${n > 1 ? n : ''}`;
    return {
      id,
      items: [item.id],
      site: item.sites[0] ?? item.organ,
      window: item.id,
      kind,
      channel: 'person',
      presence: id,
      ...(kind === 'hand-in' && inbox > 1 && { submissions: inbox }),
    };
  };
  const extra = Array.from({ length: Math.max(0, visits - 2) }, (_, i) => make('consult', i + 1));
  return [...extra, make('hand-in'), ...(visits > 1 ? [make('pick-up')] : [])];
}
