/**
 * The register of proofs (S007, S008): every paper that somebody else must issue, demanded by which unit and issued by which, and what the three
 * rules say of each, with the reason. Pure; the day is the catalogue's own unless given.
 */
import { compatible, elementTypes } from '../conditions/index.ts';
import { CANCELLED_PROOFS } from '../linter/obsolete.ts';
import { plainOf } from '../linter/wording.ts';
import type { CancelRule, Catalogue, Item, LegalBasis, MaterialType, Requirement, Text } from '../model.ts';

/** What became of a proof. `obtained`: the system gets it; the paper is only the fallback. */
type ProofFate = 'kept' | 'obtained' | 'to-cancel' | 'cancelled';

/** One proof that one item demands, or demanded. */
export interface DemandedProof {
  readonly unit: string;
  readonly item: string;
  readonly requirement: string;
  readonly material: string;
  readonly name: Text;
  readonly issuer?: string;
  readonly fate: ProofFate;
  readonly rule?: CancelRule;
  readonly reason: Text;
  /** Where the system gets it instead of the person. */
  readonly source?: {
    readonly kind: 'registry' | 'certificate' | 'output';
    readonly id: string;
    readonly holder?: string;
  };
  readonly basis: readonly LegalBasis[];
}

/** A proof is a paper that the applicant must get from somebody else; forms, drawings and own letters are none. */
export function isProof(m: MaterialType | undefined): boolean {
  return m !== undefined && m.issuedBy !== 'applicant' && m.kind !== 'form' && m.kind !== 'drawing';
}

/** Every proof that the items of a catalogue demand or demanded, in the order of the items. */
export function demandedProofs(catalogue: Catalogue, day: string = catalogue.asOf): DemandedProof[] {
  return Object.values(catalogue.items).flatMap((item) => [
    ...item.requirements.flatMap((r) =>
      r.materials.filter((m) => isProof(catalogue.materials[m])).map((m) => judged(catalogue, item, r, m, day)),
    ),
    ...(item.cancelledProofs ?? []).map(
      (p): DemandedProof => ({
        unit: item.organ,
        item: item.id,
        requirement: p.id,
        material: p.id,
        name: p.name,
        fate: p.on <= day ? 'cancelled' : 'kept',
        rule: p.rule,
        reason: p.reason,
        basis: [],
      }),
    ),
  ]);
}

function judged(c: Catalogue, item: Item, r: Requirement, material: string, day: string): DemandedProof {
  const m = c.materials[material];
  const head = {
    unit: item.organ,
    item: item.id,
    requirement: r.id,
    material,
    name: m?.name ?? { zh: material, en: material },
    ...(m?.issuer === undefined ? {} : { issuer: m.issuer }),
    basis: r.basis,
  };
  const verdict =
    withoutBasis(r, day) ?? cancelledAbove(m) ?? repeated(c, item, r, material) ?? shared(c, item, r, material);
  return verdict ? { ...head, ...verdict } : { ...head, fate: 'kept', reason: keptBecause(r) };
}

type Verdict = Pick<DemandedProof, 'fate' | 'rule' | 'reason' | 'source'>;

/** Rule 1: no article of law, or none that is in force. */
function withoutBasis(r: Requirement, day: string): Verdict | undefined {
  const inForce = r.basis.some(
    (b) => (b.inForceFrom ?? '') <= day && (b.inForceUntil === undefined || day < b.inForceUntil),
  );
  if (inForce) return undefined;
  const zh =
    r.basis.length === 0 ? '没有写明依据' : `依据（${r.basis.map((b) => b.law).join('、')}）在 ${day} 不是现行有效`;
  const en = r.basis.length === 0 ? 'no basis is cited' : `its basis is not in force on ${day}`;
  return { fate: 'to-cancel', rule: 'without-basis', reason: { zh, en } };
}

/** Rule 2: a superior rule has cancelled it. */
function cancelledAbove(m: MaterialType | undefined): Verdict | undefined {
  const plain = plainOf(m?.name.zh ?? '');
  const hit = CANCELLED_PROOFS.find((p) => p.words.some((w) => plain.includes(w)));
  if (!hit) return undefined;
  const reason = { zh: `上级已取消，改为：${hit.successor.zh}`, en: `cancelled above; instead: ${hit.successor.en}` };
  return { fate: 'to-cancel', rule: 'cancelled-above', reason };
}

/** Rule 3, first half: the same paper at another step of the same item. */
function repeated(c: Catalogue, item: Item, r: Requirement, material: string): Verdict | undefined {
  const types = elementTypes(Object.values(c.elements));
  const first = item.requirements.slice(0, item.requirements.indexOf(r)).find((before) => {
    const conditions = [before.when, r.when, item.appliesWhen].filter((w) => w !== undefined);
    return before.materials.includes(material) && !(conditions.length > 1 && compatible(conditions, types) === 'no');
  });
  if (!first) return undefined;
  const reason = { zh: `同一事项在“${first.id}”已经要过`, en: `the same item demands it at "${first.id}" already` };
  return { fate: 'to-cancel', rule: 'repeated-or-shared', reason };
}

/** Rule 3, second half: the system can get it. Where the item lets it, it does; where it does not, the demand is to be cancelled. */
function shared(c: Catalogue, item: Item, r: Requirement, material: string): Verdict | undefined {
  const registry = Object.values(c.registries).find((x) => x.materials.includes(material));
  if (registry) {
    const reason = { zh: `${registry.name.zh}能答`, en: `the ${registry.name.en} answers it` };
    const source = { kind: 'registry', id: registry.id, holder: registry.holder } as const;
    const isAsked = !r.metBy.includes('registry');
    return { fate: isAsked ? 'to-cancel' : 'obtained', rule: 'repeated-or-shared', reason, source };
  }
  const types = Object.values(c.certificateTypes)
    .filter((t) => t.material === material)
    .map((t) => t.code);
  const maker = Object.values(c.items).find((i) => i.id !== item.id && i.outputs.some((o) => types.includes(o)));
  if (r.metBy.includes('output') && maker) {
    const reason = { zh: `由“${maker.name.zh}”产出，内部流转`, en: `made by "${maker.name.en}", passed on inside` };
    return {
      fate: 'obtained',
      rule: 'repeated-or-shared',
      reason,
      source: { kind: 'output', id: maker.id, holder: maker.organ },
    };
  }
  const m = c.materials[material];
  if (r.metBy.includes('certificate') && m?.electronic && m.issuer !== undefined) {
    const reason = { zh: '有电子证照，系统调用', en: 'held as an electronic certificate; the system fetches it' };
    return {
      fate: 'obtained',
      rule: 'repeated-or-shared',
      reason,
      source: { kind: 'certificate', id: material, holder: m.issuer },
    };
  }
  return undefined;
}

function keptBecause(r: Requirement): Text {
  const cited = r.basis.map((b) => `${b.law}${b.article ?? ''}`).join('、');
  return { zh: `依据现行有效：${cited}；系统取不到`, en: `its basis is in force (${cited}); the system cannot get it` };
}
