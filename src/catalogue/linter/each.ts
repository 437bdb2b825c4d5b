/** Walks over the parts of a catalogue that rules look at. */
import type { Catalogue, Item, Requirement, Text } from '../model.ts';

interface RequirementOfItem {
  readonly item: Item;
  readonly requirement: Requirement;
  /** Names of the alternatives, joined. */
  readonly name: Text;
}

/** Name of a material, or its code where it is not known. */
export function materialName(c: Catalogue, code: string): Text {
  return c.materials[code]?.name ?? { zh: code, en: code };
}

/** Every requirement of every item. */
export function eachRequirement(c: Catalogue): RequirementOfItem[] {
  return Object.values(c.items).flatMap((item) =>
    item.requirements.map((requirement) => {
      const names = requirement.materials.map((m) => materialName(c, m));
      return {
        item,
        requirement,
        name: { zh: names.map((n) => n.zh).join('／'), en: names.map((n) => n.en).join(' or ') },
      };
    }),
  );
}
