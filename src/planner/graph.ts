/**
 * The plan graph that resolve makes and the passes turn: plain immutable data. A pass returns a new graph and never touches a work duration.
 * Fields, document lines and metrics are not kept here but reckoned from it, so that no pass can leave them stale.
 */
import type { Text } from '../catalogue/pure.ts';
import type {
  Contact,
  FormField,
  Need,
  PlanCertificate,
  PlanEdge,
  PlanItem,
  PlanObligation,
  PlanTask,
  Provenance,
} from './plan.ts';
import { say } from './say.ts';
import { NOTHING } from './axis.ts';

/** A form or a set of papers in the making: which items it serves. */
interface Group {
  readonly id: string;
  readonly items: readonly string[];
}

/** What need not be asked, with the reason. */
export interface Spared {
  readonly what: 'material' | 'element';
  readonly id: string;
  readonly item: string;
  /** Where the catalogue has no thing of this id any more. */
  readonly name?: Text;
  readonly why: Provenance;
}

export interface Graph {
  /** In the order of the old way: stage, then what must come first, then the order in which they were found. */
  readonly items: readonly PlanItem[];
  readonly tasks: readonly PlanTask[];
  readonly edges: readonly PlanEdge[];
  readonly needs: readonly Need[];
  /** One field for each element and item; forms merge them by element. */
  readonly fields: readonly FormField[];
  readonly contacts: readonly Contact[];
  readonly forms: readonly Group[];
  readonly sets: readonly (Group & { readonly medium: 'paper' | 'digital' })[];
  readonly certificates: readonly PlanCertificate[];
  readonly obligations: readonly PlanObligation[];
  readonly spared: readonly Spared[];
}

/** The task where an item's papers are handed in; it has no duration. */
export const handIn = (item: string): string => `${item}/in`;

/** The task where an item's result is handed over; it has no duration. */
export const handOver = (item: string): string => `${item}/out`;

/** A step of an item waits for another of the same item. */
export const stepEdge = (from: string, to: string): PlanEdge => ({ from, to, why: 'step', basis: [] });

/** A declared coordination task; what it takes is tried like everything else. */
export const coordination = (
  id: string,
  items: readonly Pick<PlanItem, 'id' | 'organ'>[],
  kind: 'hand-in' | 'hand-over' | 'follow-up' | 'convert' | 'reply' | 'archive' | 'prepare' | 'joint-date' | 'combine',
  duration = NOTHING,
): PlanTask => ({
  id,
  items: items.map((i) => i.id),
  organs: [...new Set(items.map((i) => i.organ))],
  kind,
  name: say(`task.${kind}`),
  nature: 'coordination',
  duration,
  holder: 'local',
  siteTrip: false,
  staff: 0,
  effect: 'formal',
});

/** Id of the task of a step. */
export const stepTask = (item: string, step: string): string => `${item}.${step}`;

/** Ways that ask nothing of the applicant: such a need is no line of the checklist. */
export const isAutomatic = (need: Need): boolean => need.chosen.effort === 0;

/** Needs for which the applicant hands in a document: neither automatic, nor replaced by a form or a commitment. */
export function isLine(need: Need): boolean {
  return !isAutomatic(need) && need.chosen.kind !== 'commitment' && need.chosen.kind !== 'generated-form';
}

/** Tasks without those named; what came before a removed task now comes before what followed it. */
export function withoutTasks(graph: Graph, gone: ReadonlySet<string>): Graph {
  const into = new Map<string, PlanEdge[]>();
  const rest: PlanEdge[] = [];
  for (const e of graph.edges) {
    if (gone.has(e.to)) into.set(e.to, [...(into.get(e.to) ?? []), e]);
    else if (!gone.has(e.from)) rest.push(e);
  }
  /** Edges that lead to a task that stays, through removed ones. */
  const through = (e: PlanEdge, depth = 0): PlanEdge[] => {
    if (!gone.has(e.from)) return [e];
    if (depth > gone.size) return [];
    return (into.get(e.from) ?? []).flatMap((b) => through({ ...e, from: b.from, why: stronger(b, e) }, depth + 1));
  };
  for (const e of graph.edges) if (gone.has(e.from) && !gone.has(e.to)) rest.push(...through(e));
  return { ...graph, tasks: graph.tasks.filter((t) => !gone.has(t.id)), edges: distinct(rest) };
}

/** A bridge over a removed task binds as the stronger of its two halves; custom only if both are. */
function stronger(b: PlanEdge, a: PlanEdge): PlanEdge['why'] {
  return a.why === 'custom' ? b.why : a.why;
}

/** Several tasks become the first of them; its duration is the longest, for equal work done together. */
export function mergeTasks(graph: Graph, ids: readonly string[], into: PlanTask): Graph {
  const merged = new Set(ids);
  const place = graph.tasks.findIndex((t) => merged.has(t.id));
  const tasks = graph.tasks.flatMap((t, i) => (i === place ? [into] : merged.has(t.id) ? [] : [t]));
  const edges = graph.edges.map((e) => ({
    ...e,
    from: merged.has(e.from) ? into.id : e.from,
    to: merged.has(e.to) ? into.id : e.to,
  }));
  return { ...graph, tasks, edges: distinct(edges.filter((e) => e.from !== e.to)) };
}

/** A coordination task is put in front of a task: everything that led there now leads to it first. */
export function insertBefore(graph: Graph, task: PlanTask, target: string, moves: (edge: PlanEdge) => boolean): Graph {
  const edges = graph.edges.map((e) => (e.to === target && moves(e) ? { ...e, to: task.id } : e));
  const tasks = [...graph.tasks, task];
  edges.push(stepEdge(task.id, target));
  return { ...graph, tasks, edges: distinct(edges, new Set([task.id, target])) };
}

/** Edges without repetition; of two equal ones the binding one stays. `to` names the only targets where there can be any, which is quicker. */
export function distinct(edges: readonly PlanEdge[], to?: ReadonlySet<string>): PlanEdge[] {
  const seen = new Map<string, Map<string, number>>();
  const kept: PlanEdge[] = [];
  for (const e of edges) {
    if (to && !to.has(e.to)) {
      kept.push(e);
      continue;
    }
    let sources = seen.get(e.to);
    if (!sources) seen.set(e.to, (sources = new Map()));
    const at = sources.get(e.from);
    if (at === undefined) sources.set(e.from, kept.push(e) - 1);
    else if (kept[at]?.why === 'custom' && e.why !== 'custom') kept[at] = e;
  }
  return kept;
}

/** Joins groups that hold one of the items into the first of them. */
export function joinGroups<T extends Group>(groups: readonly T[], items: ReadonlySet<string>): T[] {
  const joined = groups.filter((g) => g.items.some((i) => items.has(i)));
  const first = joined[0];
  if (!first || joined.length < 2) return [...groups];
  const all = { ...first, items: joined.flatMap((g) => g.items) };
  return groups.flatMap((g) => (g === first ? [all] : joined.includes(g) ? [] : [g]));
}
