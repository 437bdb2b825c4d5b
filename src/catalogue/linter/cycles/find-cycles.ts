/**
 * Mutual prerequisites: circles of demands whose conditions can hold together, shortest first.
 * Every demand that lies on such a circle lies on a reported one (the shortest through it), so none is missed although circles can be countless.
 */
import { satisfiable } from '../../conditions/index.ts';
import type { Condition, ElementTypes } from '../../conditions/index.ts';
import type { Catalogue } from '../../model.ts';
import { components } from './components.ts';
import { demandGraph } from './demand-graph.ts';
import type { Demand, DemandGraph } from './demand-graph.ts';

/** One circle: demand n is made by the item that satisfies demand n - 1; the last leads back to the first. */
export type Cycle = readonly Step[];

/** A demand, and the item that is asked to satisfy it. */
interface Step {
  readonly demand: Demand;
  readonly to: string;
}

/** How many circles through one demand are tried before it is given up: only ones whose conditions exclude each other use up tries. */
const TRIES = 2000;

/** All circles, shortest first. */
export function findCycles(catalogue: Catalogue, types: ElementTypes): Cycle[] {
  const graph = demandGraph(catalogue);
  const found = new Map<string, Cycle>();
  const covered = new Map<Demand, Set<string>>();
  const check = new Coherence(catalogue, types);
  for (const component of deadlocks(graph, check)) {
    const members = new Set(component);
    for (const demand of component.flatMap((node) => graph.get(node) ?? [])) {
      for (const to of demand.to) {
        if (!members.has(to) || covered.get(demand)?.has(to)) continue;
        const cycle = shortestThrough(graph, members, { demand, to }, check);
        if (!cycle) continue;
        found.set(nameOf(cycle), cycle);
        for (const step of cycle)
          covered.set(step.demand, (covered.get(step.demand) ?? new Set<string>()).add(step.to));
      }
    }
  }
  const named = [...found].sort(([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1));
  return named.map(([, cycle]) => cycle);
}

/**
 * Components in which every item waits for one of its own: demands that an item outside can satisfy are taken out, until nothing changes.
 */
function deadlocks(graph: DemandGraph, check: Coherence): string[][] {
  const settled: string[][] = [];
  const open: { nodes: readonly string[]; members: ReadonlySet<string> | undefined }[] = [
    { nodes: [...graph.keys()].sort(), members: undefined },
  ];
  for (let part = open.pop(); part; part = open.pop()) {
    const { nodes, members } = part;
    const next = (node: string): string[] =>
      (graph.get(node) ?? []).flatMap((d) => {
        const inside = members ? d.to.filter((t) => members.has(t)) : [...d.to];
        return members && inside.length < d.to.length && d.to.some((t) => !members.has(t) && check.canHelp(d, t))
          ? []
          : inside;
      });
    const parts = components(nodes, next);
    for (const component of parts) {
      if (members && parts.length === 1 && component.length === nodes.length) settled.push(component);
      else open.push({ nodes: component, members: new Set(component) });
    }
  }
  return settled;
}

/** The same circle has one name wherever it is entered. */
function nameOf(cycle: Cycle): string {
  const steps = cycle.map((s) => `${s.demand.from}/${s.demand.path.join('.')}`);
  const least = steps.indexOf([...steps].sort()[0] ?? '');
  return [...steps.slice(least), ...steps.slice(0, least)].join(' > ');
}

/** Breadth first from the item that satisfies a demand back to the one that makes it. */
function shortestThrough(
  graph: DemandGraph,
  members: ReadonlySet<string>,
  first: Step,
  check: Coherence,
): Cycle | undefined {
  if (!check.coherent([first])) return undefined;
  if (first.to === first.demand.from) return [first];
  const plain = searchPlain(graph, members, first);
  return !plain || check.coherent(plain) ? plain : searchCoherent(graph, members, first, check);
}

/** Shortest way back whatever the conditions; each item is reached once. */
function searchPlain(graph: DemandGraph, members: ReadonlySet<string>, first: Step): Cycle | undefined {
  const goal = first.demand.from;
  const by = new Map<string, Step>([[first.to, first]]);
  const queue = [first.to];
  for (const node of queue) {
    for (const demand of graph.get(node) ?? []) {
      for (const to of demand.to) {
        if (!members.has(to) || by.has(to)) continue;
        by.set(to, { demand, to });
        if (to === goal) return backFrom(goal, by);
        queue.push(to);
      }
    }
  }
  return undefined;
}

function backFrom(goal: string, by: ReadonlyMap<string, Step>): Cycle {
  const steps: Step[] = [];
  let step = by.get(goal);
  while (step) {
    steps.push(step);
    step = step.demand.from === goal ? undefined : by.get(step.demand.from);
  }
  return steps.reverse();
}

/** Shortest way back whose conditions can hold together: other ways to an item are tried too, because their conditions differ. */
function searchCoherent(
  graph: DemandGraph,
  members: ReadonlySet<string>,
  first: Step,
  check: Coherence,
): Cycle | undefined {
  const goal = first.demand.from;
  const queue: Cycle[] = [[first]];
  let tries = 0;
  for (const path of queue) {
    const last = path[path.length - 1] ?? first;
    for (const demand of graph.get(last.to) ?? []) {
      for (const to of demand.to) {
        if (!members.has(to) || (to !== goal && path.some((s) => s.demand.from === to || s.to === to))) continue;
        if ((tries += 1) > TRIES) return undefined;
        const longer: Cycle = [...path, { demand, to }];
        if (!check.coherent(longer)) continue;
        if (to === goal) return longer;
        queue.push(longer);
      }
    }
  }
  return undefined;
}

/** Whether the conditions of a path can hold together; answers are remembered. */
class Coherence {
  readonly #catalogue: Catalogue;
  readonly #types: ElementTypes;
  readonly #known = new Map<string, boolean>();
  readonly #numbers = new Map<Condition, number>();

  constructor(catalogue: Catalogue, types: ElementTypes) {
    this.#catalogue = catalogue;
    this.#types = types;
  }

  coherent(path: Cycle): boolean {
    const conditions = path.flatMap((s) => [...this.#applies(s.demand.from), ...s.demand.when, ...this.#applies(s.to)]);
    return this.#holdTogether(conditions);
  }

  /** Whether an item outside can satisfy a demand: its condition and the demand's can hold together. */
  canHelp(demand: Demand, outside: string): boolean {
    return this.#holdTogether([...this.#applies(demand.from), ...demand.when, ...this.#applies(outside)]);
  }

  #applies(item: string): Condition[] {
    const when = this.#catalogue.items[item]?.appliesWhen;
    return when ? [when] : [];
  }

  #holdTogether(conditions: readonly Condition[]): boolean {
    const distinct = [...new Set(conditions)];
    if (distinct.length === 0) return true;
    const key = distinct
      .map((c) => this.#numberOf(c))
      .sort((a, b) => a - b)
      .join(',');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answer = satisfiable(distinct, this.#types) !== 'no';
    this.#known.set(key, answer);
    return answer;
  }

  #numberOf(c: Condition): number {
    const n = this.#numbers.get(c) ?? this.#numbers.size;
    this.#numbers.set(c, n);
    return n;
  }
}
