/**
 * Nobody is asked for what is known: held certificates, registers, what was handed in before, and results of the same plan (S008 S115 S116).
 * The requirement's own `metBy` is the permission; an item that lists the mechanism narrows it by its predicate.
 */
import type { Graph, Spared } from '../graph.ts';
import { isAutomatic } from '../graph.ts';
import type { FormField, Need, Provenance, Way } from '../plan.ts';
import { eligible } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { isUnborn } from '../resolve/ways.ts';
import { say } from '../say.ts';
import type { Pass } from './pass.ts';

const KNOWN: readonly Way['kind'][] = ['certificate', 'output', 'registry', 'earlier-filing'];

export const reuseKnown: Pass = {
  mechanism: 'reuse-known',
  propose(graph, context) {
    const may = new Map(graph.items.map((i) => [i.id, permits(context, i.id)]));
    const found = new Map<string, Way>();
    for (const need of graph.needs) {
      const way = may.get(need.item) && !isAutomatic(need) ? need.ways.find((w) => KNOWN.includes(w.kind)) : undefined;
      if (way) found.set(need.id, way);
    }
    const within = new Set(graph.items.map((i) => i.id));
    const known = graph.fields.map((f) => (may.get(f.items[0] ?? '') ? knownField(context, f, within) : undefined));
    const fields = known.filter((k) => k !== undefined).length;
    const cancelled = graph.items.flatMap((i) => cancelledOf(context, i.id));
    if (found.size === 0 && fields === 0 && cancelled.length === 0) return [];
    return [
      {
        change: say('pass.reuse-known.change', { materials: found.size + cancelled.length, fields }),
        timeless: true,
        apply: (g) => {
          const next = reused(g, context, found, known);
          return { ...next, spared: [...next.spared, ...cancelled] };
        },
      },
    ];
  },
};

function permits(context: Context, item: string): boolean {
  const listed = context.catalogue.items[item]?.mechanisms.some((m) => m.mechanism === 'reuse-known');
  return !listed || eligible(context, item, 'reuse-known') !== undefined;
}

/** Proofs that the item asked for once and was cancelled (S007, S008): told, so that nobody brings them. */
function cancelledOf({ catalogue, input }: Context, item: string): Spared[] {
  const proofs = catalogue.items[item]?.cancelledProofs ?? [];
  return proofs
    .filter((p) => p.on <= input.today)
    .map((p) => ({
      what: 'material' as const,
      id: p.id,
      item,
      name: p.name,
      why: { item, basis: [], because: p.reason, certain: true, via: { kind: 'cancelled' as const, id: p.rule } },
    }));
}

/** What is known of a field: a fact, or a register that answers it today. */
function knownField(context: Context, field: FormField, within: ReadonlySet<string>): FormField['prefilled'] {
  const fact = context.input.facts[field.element];
  if (fact) return fact;
  const registry = context.catalogue.elements[field.element]?.registry;
  if (registry === undefined || !context.input.registries.includes(registry) || isUnborn(context, registry, within))
    return undefined;
  return { value: null, source: 'registry', from: registry };
}

function reused(
  graph: Graph,
  context: Context,
  found: ReadonlyMap<string, Way>,
  known: readonly FormField['prefilled'][],
): Graph {
  const spared: Spared[] = [...graph.spared];
  const needs = graph.needs.map((need) => {
    const way = found.get(need.id);
    if (!way) return need;
    const material = way.material ?? need.material;
    spared.push({
      what: 'material',
      id: material,
      item: need.item,
      why: { ...need.why, via: { kind: via(way), id: way.id ?? '' } },
    });
    return { ...need, chosen: way, material, name: nameOfMaterial(context, material, need) };
  });
  const fields = graph.fields.map((field, i) => {
    const prefilled = known[i];
    if (!prefilled) return field;
    const registry = prefilled.source === 'registry' ? prefilled.from : undefined;
    if (registry !== undefined) {
      const on = prefilled.on === undefined ? {} : { on: prefilled.on };
      const why = field.why[0] ?? { basis: [], certain: true };
      spared.push({
        what: 'element',
        id: field.element,
        item: field.items[0] ?? '',
        why: { ...why, via: { kind: 'registry', id: registry, ...on } },
      });
    }
    return { ...field, prefilled };
  });
  return { ...graph, needs, fields, spared };
}

function nameOfMaterial(context: Context, material: string, need: Need): Need['name'] {
  return context.catalogue.materials[material]?.name ?? need.name;
}

function via(way: Way): NonNullable<Provenance['via']>['kind'] {
  return way.kind === 'certificate' || way.kind === 'registry' || way.kind === 'earlier-filing' || way.kind === 'output'
    ? way.kind
    : 'mechanism';
}
