/** A handling item in its published form, with the defaults that keep a simple one short. */
import type { IntakeRegime, Item, Organ } from '../model.ts';
import { codesOf } from './codes.ts';
import { basesAt, conditionAt, dateAt, durationAt, optional, optionalText, textOf } from './compile.ts';
import type { Compiler } from './compile.ts';
import type { RawItem } from './shapes/item.ts';
import { ITEM_KINDS } from './shapes/things.ts';
import { loadProblem } from './problems.ts';
import { placeIn } from './things.ts';
import type { Thing } from './things.ts';
import { mechanisms, requirement } from './assemble-requirement.ts';
import { steps } from './assemble-steps.ts';
import type { Making, Surroundings } from './making.ts';

/** Fields without which an item cannot be published; they may come from `like` or the basic item. */
const NEEDED = ['basicItem', 'organ', 'serves', 'intake', 'promised'] as const;

/** The published item, or undefined where a finding stands in the way. */
export function assembleItem(c: Compiler, thing: Thing, s: Surroundings): Item | undefined {
  const raw = thing.raw as RawItem;
  const missing = NEEDED.filter((field) => raw[field] === undefined);
  for (const field of missing) c.findings.push(loadProblem('missing-field', placeIn(thing, []), { found: field }));
  const basic = c.things.get('basic-items')?.get(raw.basicItem ?? '');
  const organ = s.organs[raw.organ ?? ''];
  const intake = s.intake[raw.intake ?? ''];
  if (missing.length > 0 || !basic?.sound || !organ || !intake) return undefined;
  const ownBasis = basesAt(c, thing, ['basis'], raw.basis);
  const basis = ownBasis.length > 0 ? ownBasis : basesAt(c, basic, ['basis'], basic.raw['basis']);
  const m: Making = { c, thing, raw, s, basis, organ: organ.id };
  return { ...identity(m, basic, organ), ...handling(m, basic, intake), ...content(m) };
}

type Identity = Pick<
  Item,
  | 'id'
  | 'name'
  | 'situation'
  | 'basicCode'
  | 'implementationCode'
  | 'handlingCode'
  | 'kind'
  | 'organ'
  | 'supervisor'
  | 'level'
  | 'serves'
  | 'onList'
  | 'notes'
  | 'contact'
>;

function identity({ c, thing, raw, s }: Making, basic: Thing, organ: Organ): Identity {
  const level = raw.level ?? s.district.defaults?.level ?? '4';
  const sequence = s.sequences.get(thing.id) ?? '01';
  const kind = raw.kind ?? (basic.raw['kind'] as keyof typeof ITEM_KINDS);
  return {
    id: thing.id,
    name: textOf(raw.name ?? basic.raw['name']),
    ...optionalText('situation', raw.situation),
    ...codesOf(thing, { basic: s.basicCodes.get(basic.id) ?? '', uscc: organ.uscc, level, sequence }, c.findings),
    kind: ITEM_KINDS[kind],
    organ: organ.id,
    ...optional('supervisor', raw.supervisor),
    level,
    serves: raw.serves ?? [],
    ...optional('onList', s.listOf.get(thing.id)),
    ...optionalText('notes', raw.notes),
    ...optional('contact', raw.contact),
  };
}

type Handling = Pick<
  Item,
  | 'decidedIn'
  | 'basis'
  | 'intake'
  | 'review'
  | 'handling'
  | 'statutory'
  | 'promised'
  | 'extension'
  | 'fee'
  | 'visits'
  | 'visitReason'
  | 'onlineDepth'
  | 'sites'
  | 'deemedDecision'
  | 'deemedConsent'
  | 'remedies'
>;

function handling(m: Making, basic: Thing, intake: IntakeRegime): Handling {
  const { c, thing, raw, s } = m;
  const promised = durationAt(c, thing, ['promised'], raw.promised);
  const isInstant = promised.n === 0;
  const onlineDepth = raw.onlineDepth ?? 'III';
  const remedies = raw.remedies ?? s.district.defaults?.remedies;
  const statutory = raw.statutory ?? (basic.raw['statutory'] as string | undefined);
  return {
    decidedIn: raw.decidedIn ?? 'here',
    basis: m.basis,
    intake,
    review: raw.review ?? (isInstant ? 'one' : 'examine-approve'),
    handling: raw.handling ?? (isInstant ? 'on-the-spot' : 'promised'),
    ...optional('statutory', statutory === undefined ? undefined : durationAt(c, thing, ['statutory'], statutory)),
    promised,
    ...optional(
      'extension',
      raw.extension && {
        by: durationAt(c, thing, ['extension', 'by'], raw.extension.by),
        approver: raw.extension.approver,
      },
    ),
    ...optional(
      'fee',
      raw.fee && {
        name: textOf(raw.fee.name),
        amount: raw.fee.amount,
        basis: basesAt(c, thing, ['fee', 'basis'], raw.fee.basis),
      },
    ),
    visits: raw.visits ?? (onlineDepth === 'IV' ? 0 : 1),
    ...optionalText('visitReason', raw.visitReason),
    ...optional('sameDayUntil', raw.sameDayUntil),
    onlineDepth,
    sites: raw.sites ?? s.district.defaults?.sites ?? Object.keys(Object.fromEntries(c.things.get('sites') ?? [])),
    ...optional(
      'deemedDecision',
      raw.deemedDecision && {
        effect: 'granted' as const,
        basis: basesAt(c, thing, ['deemedDecision', 'basis'], raw.deemedDecision.basis),
      },
    ),
    deemedConsent: raw.deemedConsent ?? false,
    ...optional('remedies', remedies && { review: textOf(remedies.review), litigation: textOf(remedies.litigation) }),
  };
}

type Content = Pick<
  Item,
  | 'appliesWhen'
  | 'elements'
  | 'requirements'
  | 'cancelledProofs'
  | 'prerequisites'
  | 'steps'
  | 'outputs'
  | 'mechanisms'
  | 'conditions'
>;

function content(m: Making): Content {
  const { c, thing, raw } = m;
  return {
    ...optional('appliesWhen', conditionAt(c, thing, ['appliesWhen'], raw.appliesWhen)),
    elements: (raw.elements ?? []).map((e, i) => {
      if (typeof e === 'string') return { element: e };
      return {
        element: e.element,
        ...optional('when', conditionAt(c, thing, ['elements', i, 'when'], e.when)),
        ...optional('basis', e.basis && basesAt(c, thing, ['elements', i, 'basis'], e.basis)),
      };
    }),
    requirements: Object.entries(raw.requirements ?? {}).map(([id, r]) =>
      requirement(m, id, typeof r === 'string' ? { materials: [r] } : r),
    ),
    ...optional(
      'cancelledProofs',
      raw.cancelledProofs &&
        Object.entries(raw.cancelledProofs).map(([id, p]) => ({
          id,
          name: textOf(p.name),
          rule: p.rule,
          on: dateAt(c, thing, ['cancelledProofs', id, 'on'], p.on),
          reason: textOf(p.reason),
          ...optionalText('instead', p.instead),
          ...optional('document', p.document),
          ...optionalText('issuer', p.issuer),
        })),
    ),
    prerequisites: (raw.prerequisites ?? []).map((p, i) => ({
      output: p.output,
      nature: p.nature,
      neededBy: p.neededBy ?? 'intake',
      ...optional('when', conditionAt(c, thing, ['prerequisites', i, 'when'], p.when)),
      basis: basesAt(c, thing, ['prerequisites', i, 'basis'], p.basis),
    })),
    steps: steps(m),
    outputs: raw.outputs ?? [],
    mechanisms: mechanisms(m),
    conditions: (raw.conditions ?? []).map(textOf),
  };
}
