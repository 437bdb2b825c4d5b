/** Small catalogues for tests: short literals, everything else by default. Not for the running system. */
import type { Calendar, Duration } from '../../calendar/pure.ts';
import { mainlandCalendar } from '../../calendar/index.ts';
import type {
  Catalogue,
  CertificateType,
  Condition,
  DataElement,
  Eligibility,
  Item,
  MaterialType,
  Mechanism,
  Prerequisite,
  Requirement,
  Step,
  Theme,
} from '../../catalogue/pure.ts';
import type { PlanInput } from '../plan.ts';

const same = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const place = { from: 0, to: 0 };

/** A duration written `5 wd`. */
export function lasting(text: string): Duration {
  const [n, unit] = text.split(' ');
  return { n: Number(n), unit: (unit ?? 'wd') as Duration['unit'] };
}

/** The condition `element = value`. */
export function is(key: string, value: boolean | number | string): Condition {
  return {
    op: '=',
    left: { op: 'element', key, span: place },
    right: { op: 'literal', value, span: place },
    span: place,
  };
}

/** The condition that both hold. */
export const both = (...parts: Condition[]): Condition => ({ op: 'and', parts, span: place });

export const aStep = (id: string, duration: string, more: Partial<Step> = {}): Step => ({
  id,
  name: same(id),
  kind: 'examine',
  organ: 'bureau',
  duration: lasting(duration),
  consumes: [],
  holder: 'local',
  siteTrip: false,
  staff: 1,
  frictions: [],
  checklist: [],
  ...more,
});

export const aRequirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  materials: [id],
  neededBy: 'intake',
  metBy: ['certificate', 'registry', 'output', 'upload', 'original-at-window'],
  key: true,
  basis: [],
  ...more,
});

export const consumes = (output: string, more: Partial<Prerequisite> = {}): Prerequisite => ({
  output,
  nature: 'consumed',
  neededBy: 'intake',
  basis: [],
  ...more,
});

/** Eligibility for mechanisms without a predicate. */
export const may = (...mechanisms: Mechanism[]): Eligibility[] =>
  mechanisms.map((mechanism) => ({ mechanism, basis: [] }));

export const anItem = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  name: same(id),
  basicCode: '',
  implementationCode: '',
  handlingCode: '',
  kind: '01',
  organ: 'bureau',
  level: '4',
  serves: ['person'],
  decidedIn: 'here',
  basis: [{ law: `law of ${id}` }],
  intake: { id: 'plain', silence: 'none', incomplete: 'correction-notice', startsClock: 'acceptance', basis: [] },
  review: 'examine-approve',
  handling: 'promised',
  promised: { n: 10, unit: 'wd' },
  visits: 1,
  onlineDepth: 'IV',
  sites: ['hall'],
  elements: [],
  requirements: [],
  prerequisites: [],
  steps: [aStep('examine', '2 wd')],
  outputs: [id],
  mechanisms: [],
  deemedConsent: false,
  conditions: [],
  ...more,
});

export const aTheme = (id: string, goals: Theme['goals'], more: Partial<Theme> = {}): Theme => ({
  id,
  title: same(id),
  summary: same(id),
  lead: 'bureau',
  goals,
  determinants: [],
  stops: [],
  advice: [],
  resultPackage: same('results'),
  ...more,
});

/** Everything that items and themes mention is filled in: certificate types named like their material, elements, materials, one hall. */
export function aCatalogue(
  items: readonly Item[],
  more: Partial<Catalogue> = {},
  elements: readonly Partial<DataElement>[] = [],
): Catalogue {
  const outputs = items.flatMap((i) => i.outputs);
  const papers = [...new Set([...outputs, ...items.flatMap((i) => i.requirements.flatMap((r) => r.materials))])];
  const material = (code: string): MaterialType => ({
    code,
    name: same(code),
    kind: 'certificate',
    issuedBy: outputs.includes(code) ? 'government' : 'applicant',
    electronic: true,
    elements: [],
  });
  const type = (code: string): CertificateType => ({
    code,
    name: same(code),
    typeCode: code,
    material: code,
    single: true,
    fields: [],
    numberPattern: '',
  });
  const element = (e: Partial<DataElement>): DataElement => ({
    key: '',
    label: same(e.key ?? ''),
    subject: 'person',
    type: 'boolean',
    sensitivity: 'public',
    ...e,
  });
  const keys = new Set([
    ...items.flatMap((i) => i.elements.map((e) => e.element)),
    ...elements.flatMap((e) => e.key ?? []),
  ]);
  return {
    district: { id: 'test', code: '999901000000', name: same('test') },
    version: 'test',
    asOf: '2026-01-01',
    elements: Object.fromEntries(
      [...keys].map((key) => [key, element({ key, ...elements.find((e) => e.key === key) })]),
    ),
    materials: Object.fromEntries(papers.map((p) => [p, material(p)])),
    registries: {},
    organs: {},
    sites: {
      hall: {
        id: 'hall',
        name: same('hall'),
        address: same(''),
        hours: same(''),
        windows: [{ id: 'all', name: same('all'), items: 'all' }],
      },
    },
    certificateTypes: Object.fromEntries(outputs.map((o) => [o, type(o)])),
    items: Object.fromEntries(items.map((i) => [i.id, i])),
    themes: {},
    stageTemplates: {},
    switches: {},
    people: { persons: [], staff: [] },
    ...more,
  };
}

/** Input with nothing known; Monday 2026-03-02 and no holiday for four weeks. */
export const anInput = (more: Partial<PlanInput> = {}): PlanInput => ({
  facts: {},
  held: [],
  registries: [],
  areaReports: [],
  earlierFilings: [],
  credit: 'good',
  today: '2026-03-02',
  ...more,
});

/** Facts as the planner takes them. */
export const facts = (known: Readonly<Record<string, boolean | number | string | null>>): PlanInput['facts'] =>
  Object.fromEntries(Object.entries(known).map(([key, value]) => [key, { value, source: 'answer' as const }]));

/** The calendar of mainland China. */
export const calendar: Calendar = mainlandCalendar;
