/** A handling item in its published form, with the defaults that keep a simple one short. */
import type { Duration } from '../../calendar/pure.ts';
import type {
  Eligibility,
  IntakeRegime,
  Item,
  LegalBasis,
  MaterialType,
  Mechanism,
  Organ,
  Requirement,
  Step,
  WayKind,
} from '../model.ts';
import { codesOf } from './codes.ts';
import { basesAt, conditionAt, durationAt, optional, optionalText, textOf } from './compile.ts';
import type { Compiler } from './compile.ts';
import { readDuration } from './duration.ts';
import type { RawDistrict } from './shapes/files.ts';
import type { RawItem, RawRequirement, RawStep } from './shapes/item.ts';
import { ITEM_KINDS } from './shapes/things.ts';
import { loadProblem } from './problems.ts';
import { ownerOf, placeIn } from './things.ts';
import type { Thing } from './things.ts';

/** What an item refers to. */
export interface Surroundings {
  readonly district: RawDistrict;
  readonly organs: Readonly<Record<string, Organ>>;
  readonly intake: Readonly<Record<string, IntakeRegime>>;
  readonly materials: Readonly<Record<string, MaterialType>>;
  readonly basicCodes: ReadonlyMap<string, string>;
  /** Material -> registries that answer it; material -> whether an item of the district issues it. */
  readonly shared: ReadonlySet<string>;
  readonly issuedHere: ReadonlySet<string>;
  readonly listOf: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

interface Making {
  readonly c: Compiler;
  readonly thing: Thing;
  readonly raw: RawItem;
  readonly s: Surroundings;
  readonly basis: readonly LegalBasis[];
  readonly organ: string;
}

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
  'appliesWhen' | 'elements' | 'requirements' | 'prerequisites' | 'steps' | 'outputs' | 'mechanisms' | 'conditions'
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

function requirement(m: Making, id: string, r: RawRequirement): Requirement {
  const { c, thing } = m;
  const at = ['requirements', id] as const;
  return {
    id,
    materials: r.materials,
    ...optional('when', conditionAt(c, thing, [...at, 'when'], r.when)),
    neededBy: r.neededBy ?? 'intake',
    metBy: r.metBy ?? waysOf(m, r.materials),
    key: r.key ?? true,
    basis: r.basis ? basesAt(c, thing, [...at, 'basis'], r.basis) : m.basis,
    ...optional(
      'deferrable',
      r.deferrable && {
        ...optional('when', conditionAt(c, thing, [...at, 'deferrable', 'when'], r.deferrable.when)),
        within: durationAt(c, thing, [...at, 'deferrable', 'within'], r.deferrable.within),
        basis: basesAt(c, thing, [...at, 'deferrable', 'basis'], r.deferrable.basis),
      },
    ),
    ...optional(
      'committable',
      r.committable && {
        ...optional('when', conditionAt(c, thing, [...at, 'committable', 'when'], r.committable.when)),
        check: durationAt(c, thing, [...at, 'committable', 'check'], r.committable.check),
        basis: basesAt(c, thing, [...at, 'committable', 'basis'], r.committable.basis),
      },
    ),
    ...optionalText('help', r.help),
    ...optional('copies', r.copies),
  };
}

/** Ways in which a requirement can be met where none are written: what is already known before what must be carried. */
function waysOf({ s }: Making, materials: readonly string[]): WayKind[] {
  const kinds = materials.flatMap((code) => s.materials[code] ?? []);
  const isForm = kinds.some((k) => k.kind === 'form');
  const isHeld = kinds.some((k) => k.electronic && k.issuedBy === 'government');
  return [
    ...(isHeld ? (['certificate'] as const) : []),
    ...(materials.some((code) => s.shared.has(code)) ? (['registry'] as const) : []),
    ...(materials.some((code) => s.issuedHere.has(code)) ? (['output'] as const) : []),
    ...(isForm ? (['generated-form'] as const) : []),
    'upload',
    'original-at-window',
  ];
}

function mechanisms(m: Making): Eligibility[] {
  const { c, thing, raw } = m;
  const shared = basesAt(c, thing, ['mechanismBasis'], raw.mechanismBasis);
  return (raw.mechanisms ?? []).map((e, i): Eligibility => {
    if (typeof e === 'string') return { mechanism: e as Mechanism, basis: shared };
    const at = ['mechanisms', i] as const;
    return {
      mechanism: e.mechanism,
      ...optional('when', conditionAt(c, thing, [...at, 'when'], e.when)),
      basis: e.basis ? basesAt(c, thing, [...at, 'basis'], e.basis) : shared,
      ...optional('shareKey', e.shareKey),
      ...optional(
        'with',
        e.with && Object.fromEntries(Object.entries(e.with).map(([key, value]) => [key, withValue(value)])),
      ),
    };
  });
}

/** A text that reads as a duration is one. */
function withValue(value: string | number | boolean): string | number | boolean | Duration {
  const read = typeof value === 'string' ? readDuration(value) : undefined;
  return read && 'duration' in read ? read.duration : value;
}

function steps(m: Making): Step[] {
  const { c, thing, raw, organ } = m;
  const written = Object.entries(raw.steps ?? defaultSteps(raw));
  return written.map(([id, r], i): Step => {
    const at = ['steps', id] as const;
    const before = written[i - 1]?.[0];
    checkConsumes(m, id, r);
    return {
      id,
      name: textOf(r.name),
      kind: r.kind,
      organ: r.organ ?? organ,
      duration: durationAt(c, thing, [...at, 'duration'], r.duration),
      ...optional('when', conditionAt(c, thing, [...at, 'when'], r.when)),
      consumes: r.consumes ?? (before === undefined ? [] : [before]),
      holder: r.holder ?? 'local',
      siteTrip: r.siteTrip ?? r.kind === 'survey',
      staff: r.staff ?? (r.kind === 'survey' ? 2 : 1),
      ...optional('shareKey', r.shareKey),
      frictions: (r.frictions ?? []).map((f, j) => ({
        kind: f.kind,
        duration: durationAt(c, thing, [...at, 'frictions', j, 'duration'], f.duration),
      })),
      checklist: (r.checklist ?? []).map(textOf),
      ...optional('stopsClock', r.stopsClock),
    };
  });
}

function checkConsumes({ c, thing, raw }: Making, id: string, r: RawStep): void {
  const known = [...Object.keys(raw.steps ?? {}), ...(c.things.get('certificates')?.keys() ?? [])];
  (r.consumes ?? []).forEach((name, i) => {
    if (known.includes(name)) return;
    const owner = ownerOf(thing, ['steps', id]);
    c.findings.push(
      loadProblem(
        'unknown-reference',
        placeIn(owner, ['steps', id, 'consumes', i]),
        { kind: '步骤或证照类型', found: name, suggestions: known.slice(0, 8).join(' / ') },
        { kind: 'step or certificate type', found: name, suggestions: known.slice(0, 8).join(' / ') },
      ),
    );
  });
}

/** The plainest lawful course where none is written. */
function defaultSteps(raw: RawItem): Record<string, RawStep> {
  const certify: Record<string, RawStep> =
    (raw.outputs ?? []).length > 0
      ? { certify: { name: { zh: '制证', en: 'Certificate' }, kind: 'certify', duration: '30 min' } }
      : {};
  const promised = readDuration(raw.promised);
  if ('duration' in promised && promised.duration.n === 0)
    return {
      handle: { name: { zh: '当场办理', en: 'Handled on the spot' }, kind: 'examine', duration: '30 min' },
      ...certify,
    };
  return {
    accept: { name: { zh: '受理', en: 'Acceptance' }, kind: 'accept', duration: '1 h' },
    examine: { name: { zh: '审查', en: 'Examination' }, kind: 'examine', duration: '4 h' },
    approve: { name: { zh: '决定', en: 'Decision' }, kind: 'approve', duration: '2 h' },
    ...certify,
  };
}
