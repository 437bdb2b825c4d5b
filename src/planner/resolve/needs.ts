/** The lines of the checklist as the old way has them: every requirement that holds or may hold, every feasible way, and paper chosen. */
import type { Item, Requirement, WayKind } from '../../catalogue/pure.ts';
import type { FormField, Need, Way } from '../plan.ts';
import type { Chosen } from './closure.ts';
import { asked } from './context.ts';
import type { Context } from './context.ts';
import { ELSEWHERE, wayOf } from './ways.ts';

/** Needs of one item. `within` are the items of the plan, whose results can meet them. */
export function needsOf(context: Context, chosen: Chosen, within: ReadonlySet<string>): Need[] {
  const { item } = chosen;
  return item.requirements.flatMap((r) => {
    const { truth, why } = asked(context, chosen, r.basis, r.when);
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
      certain: why.certain,
      why,
    };
  });
}

/** Ways that the old way does not know: everything but carrying or uploading a document. */
const isNew = (way: Way): boolean => way.kind !== 'original-at-window';

/** Feasible ways for one named alternative, in the order in which the requirement prefers them; paper is always possible. */
function waysOf(context: Context, item: Item, r: Requirement, material: string, within: ReadonlySet<string>): Way[] {
  const kinds: WayKind[] = r.metBy.includes('original-at-window') ? [...r.metBy] : [...r.metBy, 'original-at-window'];
  return kinds.flatMap((kind) => {
    const way = wayOf(context, item.id, material, kind, within);
    return way ? [{ ...way, material }] : [];
  });
}

/** Fields that an item asks for, each on its own form. */
export function fieldsOf(context: Context, chosen: Chosen): FormField[] {
  const { item } = chosen;
  return item.elements.flatMap(({ element, when, basis }) => {
    const { truth, why } = asked(context, chosen, basis ?? item.basis, when);
    const subject = context.catalogue.elements[element]?.subject;
    if (truth === false || !subject) return [];
    return { element, subject, items: [item.id], required: truth === true, why: [why] };
  });
}
