/**
 * An area report stands in for the assessments of the single project; above its thresholds only the excess is assessed (S097). The
 * predicate names the threshold: an entry without `excess` waives, one with `excess` keeps the named step alone.
 */
import type { Eligibility, Item } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import { handIn, handOver, isAutomatic, stepTask, withoutTasks } from '../graph.ts';
import type { Way } from '../plan.ts';
import { eligible, isOff } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { workOf } from '../resolve/tasks.ts';
import { say } from '../say.ts';
import { nameOf } from './pass.ts';
import type { Pass, Proposal } from './pass.ts';

export const areaAssessment: Pass = {
  mechanism: 'area-assessment',
  propose(graph, context) {
    if (isOff(context, 'area-assessment')) return [];
    return [...waived(graph, context), ...graph.items.flatMap(({ id }) => assessed(graph, context, id))];
  },
};

/** Documents that the area report is. */
function waived(graph: Graph, context: Context): Proposal[] {
  const found = new Map<string, Way>();
  for (const need of graph.needs) {
    const way = isAutomatic(need) ? undefined : need.ways.find((w) => w.kind === 'area-report');
    const listed = context.catalogue.items[need.item]?.mechanisms.some((m) => m.mechanism === 'area-assessment');
    if (way && (!listed || eligible(context, need.item, 'area-assessment'))) found.set(need.id, way);
  }
  if (found.size === 0) return [];
  return [
    {
      change: say('pass.area-assessment.materials', { n: found.size }),
      timeless: true,
      apply: (g) => ({
        ...g,
        needs: g.needs.map((n) => {
          const way = found.get(n.id);
          return way ? { ...n, chosen: way, material: way.material ?? n.material } : n;
        }),
        spared: [
          ...g.spared,
          ...g.needs.flatMap((n) =>
            found.has(n.id) ? [spare(found.get(n.id)?.material ?? n.material, n.item, n.why)] : [],
          ),
        ],
      }),
    },
  ];
}

const spare = (id: string, item: string, why: Graph['needs'][number]['why']): Graph['spared'][number] => ({
  what: 'material',
  id,
  item,
  why: { ...why, via: { kind: 'area-report', id } },
});

/** An assessment as an item of its own: dropped, or only its excess step kept. */
function assessed(graph: Graph, context: Context, id: string): Proposal[] {
  const entry = eligible(context, id, 'area-assessment');
  const item = context.catalogue.items[id];
  const report = entry?.with?.report;
  if (!entry || !item || typeof report !== 'string' || !hasReport(context, report)) return [];
  const names = { item: item.name };
  if (typeof entry.with?.excess === 'string') {
    const step = entry.with.excess;
    return [{ change: say('pass.area-assessment.excess', names), apply: (g) => onlyExcess(g, item, step) }];
  }
  return [
    {
      change: say('pass.area-assessment.waived', { item: nameOf(graph, id) }),
      apply: (g) => dropped(g, item, entry, report),
    },
  ];
}

const hasReport = ({ input }: Context, material: string): boolean =>
  input.areaReports.some((a) => a.material === material && a.validUntil >= input.today);

function onlyExcess(graph: Graph, item: Item, excess: string): Graph {
  const gone = new Set(
    graph.tasks
      .filter((t) => t.items[0] === item.id && t.items.length === 1 && t.step !== undefined && isBase(item, t.step))
      .map((t) => t.id),
  );
  const step = item.steps.find((s) => s.id === excess);
  const less = withoutTasks(graph, gone);
  if (!step) return less;
  const task = workOf(item, step, stepTask(item.id, excess));
  const first = less.edges.filter(
    (e) =>
      e.from === handIn(item.id) &&
      (e.to === handOver(item.id) || less.tasks.some((t) => t.id === e.to && t.items[0] === item.id)),
  );
  const edges = less.edges.filter((e) => !first.includes(e));
  return {
    ...less,
    tasks: [...less.tasks, task],
    edges: [
      ...edges,
      { from: handIn(item.id), to: task.id, why: 'step', basis: [] },
      ...first.map((e) => ({ ...e, from: task.id })),
    ],
  };
}

/** Steps whose place the excess step takes: gathering and assessing; the decision on it stays. */
const isBase = (item: Item, step: string): boolean => {
  const kind = item.steps.find((s) => s.id === step)?.kind;
  return kind === 'assess' || kind === 'measure' || kind === 'survey' || kind === 'expert-review';
};

function dropped(graph: Graph, item: Item, entry: Eligibility, report: string): Graph {
  const id = item.id;
  const own = graph.tasks.filter((t) => t.items.length === 1 && t.items[0] === id).map((t) => t.id);
  const less = withoutTasks(graph, new Set(own));
  const without = <T extends { readonly items: readonly string[] }>(list: readonly T[]): T[] =>
    list.flatMap((one) =>
      one.items.includes(id)
        ? one.items.length > 1
          ? [{ ...one, items: one.items.filter((i) => i !== id) }]
          : []
        : [one],
    );
  return {
    ...less,
    items: less.items.filter((i) => i.id !== id),
    needs: less.needs.filter((n) => n.item !== id).map((n) => metByReport(n, id, report)),
    fields: without(less.fields),
    contacts: without(less.contacts),
    forms: without(less.forms),
    sets: without(less.sets),
    certificates: without(less.certificates),
    spared: [...less.spared, spare(report, id, { item: id, basis: entry.basis, certain: true })],
  };
}

/** A need that the dropped assessment would have met is met by the report. */
function metByReport(need: Graph['needs'][number], item: string, report: string): Graph['needs'][number] {
  const way = need.ways.find((w) => w.kind === 'output' && w.id === item);
  if (!way) return need;
  const met: Way = {
    kind: 'area-report',
    id: report,
    effort: 0,
    ...(way.material !== undefined && { material: way.material }),
  };
  return { ...need, ways: [...need.ways.filter((w) => w !== way), met], chosen: met };
}
