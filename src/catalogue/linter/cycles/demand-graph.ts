/**
 * Who cannot finish before whom: a graph of items, one edge for every demand that only other items of the district can satisfy.
 * A demand with an alternative that needs no other item (own paper, register's paper of another authority, commitment) is no edge: it is no deadlock.
 */
import type { Condition } from '../../conditions/index.ts';
import type { Catalogue, Item, LegalBasis, Requirement, Text } from '../../model.ts';
import { materialName } from '../each.ts';

/** One demand: item `from` cannot finish before one of `to`. */
export interface Demand {
  readonly from: string;
  /** Producers of the alternatives; any one of them satisfies the demand. */
  readonly to: readonly string[];
  readonly what: Text;
  readonly when: readonly Condition[];
  readonly basis: readonly LegalBasis[];
  readonly path: readonly (string | number)[];
  readonly nature: 'requirement' | 'consumed' | 'customary' | 'step';
  readonly requirement?: Requirement;
}

/** Demands by the item that makes them. */
export type DemandGraph = ReadonlyMap<string, readonly Demand[]>;

/** The graph of a catalogue. Papers needed only after issue hold nobody up. */
export function demandGraph(c: Catalogue): DemandGraph {
  const producers = producersOf(c);
  const graph = new Map<string, Demand[]>();
  for (const item of Object.values(c.items)) {
    const demands = [
      ...requirementDemands(c, item, producers),
      ...prerequisiteDemands(c, item, producers),
      ...stepDemands(c, item, producers),
    ];
    if (demands.length > 0) graph.set(item.id, demands);
  }
  return graph;
}

interface Producers {
  readonly ofMaterial: ReadonlyMap<string, readonly string[]>;
  readonly ofOutput: ReadonlyMap<string, readonly string[]>;
}

function add(map: Map<string, string[]>, key: string, item: string): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function producersOf(c: Catalogue): Producers {
  const ofMaterial = new Map<string, string[]>();
  const ofOutput = new Map<string, string[]>();
  for (const item of Object.values(c.items)) {
    for (const output of item.outputs) {
      add(ofOutput, output, item.id);
      add(ofMaterial, c.certificateTypes[output]?.material ?? output, item.id);
    }
  }
  return { ofMaterial, ofOutput };
}

function requirementDemands(c: Catalogue, item: Item, producers: Producers): Demand[] {
  return item.requirements.flatMap((r): Demand[] => {
    if (r.neededBy === 'after-issue' || r.metBy.includes('commitment')) return [];
    const sources = r.materials.map((m) => producers.ofMaterial.get(m) ?? []);
    if (sources.some((s) => s.length === 0)) return [];
    const names = r.materials.map((m) => materialName(c, m));
    return [
      {
        from: item.id,
        to: sources.flat(),
        what: { zh: names.map((n) => n.zh).join('／'), en: names.map((n) => n.en).join(' or ') },
        when: r.when ? [r.when] : [],
        basis: r.basis,
        path: ['requirements', r.id],
        nature: 'requirement',
        requirement: r,
      },
    ];
  });
}

function prerequisiteDemands(c: Catalogue, item: Item, producers: Producers): Demand[] {
  return item.prerequisites.flatMap((p, n): Demand[] => {
    const to = producers.ofOutput.get(p.output) ?? [];
    if (p.neededBy === 'after-issue' || to.length === 0) return [];
    return [
      {
        from: item.id,
        to,
        what: outputName(c, p.output),
        when: p.when ? [p.when] : [],
        basis: p.basis,
        path: ['prerequisites', n],
        nature: p.nature,
      },
    ];
  });
}

function stepDemands(c: Catalogue, item: Item, producers: Producers): Demand[] {
  const own = new Set(item.steps.map((s) => s.id));
  return item.steps.flatMap((s) =>
    s.consumes.flatMap((output, n): Demand[] => {
      const to = own.has(output) ? [] : (producers.ofOutput.get(output) ?? []);
      if (to.length === 0) return [];
      return [
        {
          from: item.id,
          to,
          what: outputName(c, output),
          when: s.when ? [s.when] : [],
          basis: [],
          path: ['steps', s.id, 'consumes', n],
          nature: 'step',
        },
      ];
    }),
  );
}

function outputName(c: Catalogue, output: string): Text {
  return c.certificateTypes[output]?.name ?? { zh: output, en: output };
}
