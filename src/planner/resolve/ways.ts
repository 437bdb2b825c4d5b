/** What can answer a demand for a paper: what is held, what a registry or an earlier filing knows, what an item of the plan will give. */
import type { Catalogue, CertificateType, Item, WayKind } from '../../catalogue/pure.ts';
import type { Way } from '../plan.ts';
import type { Context } from './context.ts';

/** Effort of the applicant for a paper that somebody else has to issue first. */
export const ELSEWHERE = 5;

/** Certificate types and items by what they give. Made once per catalogue. */
interface Producers {
  readonly ofType: ReadonlyMap<string, readonly Item[]>;
  readonly ofMaterial: ReadonlyMap<string, readonly Item[]>;
  readonly types: ReadonlyMap<string, readonly CertificateType[]>;
}

const producersOf = new WeakMap<object, Producers>();

/** Which items produce a certificate type or a material. */
export function producers({ catalogue }: Context): Producers {
  const known = producersOf.get(catalogue);
  if (known) return known;
  const ofType = new Map<string, Item[]>();
  const ofMaterial = new Map<string, Item[]>();
  const types = new Map<string, CertificateType[]>();
  for (const type of Object.values(catalogue.certificateTypes)) push(types, type.material, type);
  for (const item of Object.values(catalogue.items)) {
    for (const output of item.outputs) {
      push(ofType, output, item);
      const material = catalogue.certificateTypes[output]?.material;
      if (material !== undefined) push(ofMaterial, material, item);
    }
  }
  const made = { ofType, ofMaterial, types };
  producersOf.set(catalogue, made);
  return made;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A certificate of that type which the person holds and which is valid today. */
export function heldOf({ input }: Context, type: string): PlanHeld | undefined {
  return input.held.find((h) => h.type === type && (h.validUntil === undefined || h.validUntil >= input.today));
}

type PlanHeld = Context['input']['held'][number];

/** A held, valid certificate that is that material. */
export function heldMaterial(context: Context, material: string): PlanHeld | undefined {
  for (const type of producers(context).types.get(material) ?? []) {
    const held = heldOf(context, type.code);
    if (held) return held;
  }
  return undefined;
}

/** How one material can be given that way to that item, or nothing where it cannot. `within` are the items of the plan. */
export function wayOf(
  context: Context,
  item: string,
  material: string,
  kind: WayKind,
  within: ReadonlySet<string>,
): Way | undefined {
  const { input, catalogue } = context;
  const maker = producers(context)
    .ofMaterial.get(material)
    ?.find((i) => within.has(i.id) && i.id !== item);
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
    case 'commitment':
      return { kind, effort: 1 };
    case 'upload':
    case 'original-at-window': {
      const elsewhere = !held && !maker && mustBeObtained(catalogue, material);
      return { kind, effort: elsewhere ? ELSEWHERE : kind === 'upload' ? 2 : 3 };
    }
  }
}

/** Whether somebody other than the applicant makes the paper. */
function mustBeObtained(catalogue: Catalogue, material: string): boolean {
  const issuer = catalogue.materials[material]?.issuedBy;
  return issuer !== undefined && issuer !== 'applicant';
}

/** A registry knows nothing about what this plan is only about to create: one of its entries is the result of an item of the plan. */
export function isUnborn(context: Context, registry: string, within: ReadonlySet<string>): boolean {
  const materials = context.catalogue.registries[registry]?.materials ?? [];
  return materials.some(
    (m) => !heldMaterial(context, m) && (producers(context).ofMaterial.get(m) ?? []).some((i) => within.has(i.id)),
  );
}
