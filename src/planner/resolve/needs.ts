/** The lines of the checklist as the old way has them: every requirement that holds or may hold, every feasible way, and paper chosen. */
import type { Catalogue, Item, Requirement, WayKind } from '../../catalogue/pure.ts';
import type { FormField, Need, Way } from '../plan.ts';
import { heldMaterial, producers } from './closure.ts';
import type { Chosen } from './closure.ts';
import { because, holds } from './context.ts';
import type { Context } from './context.ts';

/** Effort of the applicant for a paper that somebody else has to issue first. */
const ELSEWHERE = 5;

/** Needs of one item. `within` are the items of the plan, whose results can meet them. */
export function needsOf(context: Context, { item, certain }: Chosen, within: ReadonlySet<string>): Need[] {
  return item.requirements.flatMap((r) => {
    const place = because(context, item, r.basis, r.when, certain);
    const truth = holds(context, r.when, place, certain ? 1 : 0.5);
    if (truth === false) return [];
    const ways = r.materials.flatMap((m) => waysOf(context, item, r, m, within).map((way) => ({ material: m, way })));
    const paper = [...ways].filter((w) => !isNew(w.way)).sort((a, b) => a.way.effort - b.way.effort)[0];
    const material = paper?.material ?? r.materials[0] ?? r.id;
    return {
      id: `${item.id}#${r.id}`,
      item: item.id,
      requirement: r.id,
      materials: r.materials,
      material,
      name: context.catalogue.materials[material]?.name ?? { zh: material, en: material },
      key: r.key,
      gate: r.neededBy,
      ways: ways.map((w) => w.way),
      chosen: paper?.way ?? { kind: 'original-at-window' as const, effort: ELSEWHERE },
      line: `${item.id}:${material}`,
      certain: certain && truth === true,
      why: { ...place, certain: certain && truth === true },
    };
  });
}

/** Ways that the old way does not know: everything but carrying or uploading a document. */
const isNew = (way: Way): boolean => way.kind !== 'original-at-window';

/** Feasible ways for one named alternative, in the order in which the requirement prefers them; paper is always possible. */
function waysOf(context: Context, item: Item, r: Requirement, material: string, within: ReadonlySet<string>): Way[] {
  const kinds: WayKind[] = r.metBy.includes('original-at-window') ? [...r.metBy] : [...r.metBy, 'original-at-window'];
  return kinds.flatMap((kind) => {
    const way = wayOf(context, item, material, kind, within);
    return way ? [{ ...way, material }] : [];
  });
}

function wayOf(
  context: Context,
  item: Item,
  material: string,
  kind: WayKind,
  within: ReadonlySet<string>,
): Way | undefined {
  const { input, catalogue } = context;
  const maker = producers(context)
    .ofMaterial.get(material)
    ?.find((i) => within.has(i.id) && i.id !== item.id);
  const held = heldMaterial(context, material);
  switch (kind) {
    case 'certificate':
      return held && { kind, id: held.number, effort: 0 };
    case 'output':
      return maker && !held ? { kind, id: maker.id, effort: 0 } : undefined;
    case 'registry': {
      const id = input.registries.find(
        (reg) => catalogue.registries[reg]?.materials.includes(material) && !isUnborn(context, reg, within),
      );
      return id === undefined ? undefined : { kind, id, effort: 0 };
    }
    case 'area-report': {
      const report = input.areaReports.find((a) => a.material === material && a.validUntil >= input.today);
      return report && { kind, id: report.material, effort: 0 };
    }
    case 'earlier-filing': {
      const filing = input.earlierFilings.find((f) => f.material === material);
      return filing && { kind, id: filing.matter, effort: 0 };
    }
    case 'generated-form':
      return { kind, effort: 1 };
    case 'commitment':
      return { kind, effort: 1 };
    case 'upload':
      return {
        kind,
        effort: mustBeObtained(catalogue, material, held !== undefined || maker !== undefined) ? ELSEWHERE : 2,
      };
    case 'original-at-window':
      return {
        kind,
        effort: mustBeObtained(catalogue, material, held !== undefined || maker !== undefined) ? ELSEWHERE : 3,
      };
  }
}

function mustBeObtained(catalogue: Catalogue, material: string, there: boolean): boolean {
  const issuer = catalogue.materials[material]?.issuedBy;
  return !there && issuer !== undefined && issuer !== 'applicant';
}

/** A registry knows nothing about what this plan is only about to create: one of its entries is the result of an item of the plan. */
export function isUnborn(context: Context, registry: string, within: ReadonlySet<string>): boolean {
  const materials = context.catalogue.registries[registry]?.materials ?? [];
  return materials.some(
    (m) => !heldMaterial(context, m) && (producers(context).ofMaterial.get(m) ?? []).some((i) => within.has(i.id)),
  );
}

/** Fields that an item asks for, each on its own form. */
export function fieldsOf(context: Context, { item, certain }: Chosen): FormField[] {
  return item.elements.flatMap(({ element, when, basis }) => {
    const place = because(context, item, basis ?? item.basis, when, certain);
    const truth = holds(context, when, place, certain ? 1 : 0.5);
    const subject = context.catalogue.elements[element]?.subject;
    if (truth === false || !subject) return [];
    return {
      element,
      subject,
      items: [item.id],
      required: truth === true,
      why: [{ ...place, certain: certain && truth === true }],
    };
  });
}
