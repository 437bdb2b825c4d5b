/** One small example for each mechanism: it feeds the tests of the pass and the pictures of its page. Items are invented. */
import type { Item, Mechanism, Requirement } from '../../catalogue/pure.ts';
import type { Metrics, PlanInput } from '../plan.ts';
import { aRequirement, aStep, aTheme, anInput, anItem, consumes, lasting } from './builders.ts';
import type { Catalogue } from '../../catalogue/pure.ts';

interface PassExample {
  readonly items: readonly Item[];
  readonly input?: Partial<PlanInput>;
  readonly more?: Partial<Catalogue>;
  /** Other mechanisms that must have been used before. */
  readonly after?: readonly Mechanism[];
  /** What the pass saves here, counted against the same plan without it. */
  readonly saves: Partial<Metrics>;
}

type Settings = NonNullable<Item['mechanisms'][number]['with']>;

/** Eligible for a mechanism with settings. */
const by = (mechanism: Mechanism, settings: Settings = {}, shareKey?: string): Item['mechanisms'] => [
  { mechanism, basis: [], with: settings, ...(shareKey !== undefined && { shareKey }) },
];
const named = (zh: string, en: string, item: Item): Item => ({ ...item, name: { zh, en } });
const work = (days: number): Item['steps'] => [
  aStep('examine', `${days} wd`, { name: { zh: '审查', en: 'Examination' } }),
];
const wait = (kind: 'booking' | 'copying' | 'queue' | 'carrying', text: string): Item['steps'][number]['frictions'] => [
  { kind, duration: lasting(text) },
];
const paper = (id: string, more: Partial<Requirement> = {}): Requirement =>
  aRequirement(id, { metBy: ['upload', 'original-at-window'], ...more });

const health = (m: Item['mechanisms'], more: Partial<Item> = {}): Item =>
  named('卫生许可', 'Hygiene permit', anItem('hygiene', { steps: work(4), mechanisms: m, ...more }));
const fire = (m: Item['mechanisms'], more: Partial<Item> = {}): Item =>
  named('消防检查', 'Fire check', anItem('fire', { organ: 'brigade', steps: work(3), mechanisms: m, ...more }));
const licence = (m: Item['mechanisms'] = [], more: Partial<Item> = {}): Item =>
  named('营业执照', 'Business licence', anItem('licence', { steps: work(2), mechanisms: m, ...more }));
const survey = (booking: string): Item['steps'] => [
  aStep('survey', '4 h', {
    name: { zh: '现场核查', en: 'Site check' },
    kind: 'survey',
    siteTrip: true,
    shareKey: 'site',
    frictions: wait('booking', booking),
  }),
  aStep('examine', '1 wd', {
    name: { zh: '审查', en: 'Examination' },
    consumes: ['survey'],
    frictions: wait('carrying', '1 wd'),
  }),
];
const assessment = (): Item['steps'] => [
  aStep('base', '10 wd', {
    name: { zh: '基础数据', en: 'Base data' },
    kind: 'assess',
    holder: 'intermediary',
    shareKey: 'base',
  }),
  aStep('report', '15 wd', {
    name: { zh: '编制报告', en: 'Report' },
    kind: 'assess',
    holder: 'intermediary',
    consumes: ['base'],
  }),
  aStep('meeting', '5 wd', {
    name: { zh: '评审会', en: 'Review meeting' },
    kind: 'expert-review',
    consumes: ['report'],
    shareKey: 'meeting',
  }),
];
const pair = (m: Item['mechanisms'], more: Partial<Item> = {}): Item[] => [health(m, more), fire(m, more)];
const needsLicence = { prerequisites: [consumes('licence')] };

/** By mechanism. */
export const EXAMPLES: Readonly<Record<Mechanism, PassExample>> = {
  'area-assessment': {
    items: [
      named(
        '环评',
        'Environmental assessment',
        anItem('environment', { steps: assessment(), mechanisms: by('area-assessment', { report: 'area' }) }),
      ),
      licence(),
    ],
    input: { areaReports: [{ material: 'area', validUntil: '2030-12-31' }] },
    saves: { workingDays: 30, visits: 1 },
  },
  'reuse-known': {
    items: [
      health([], { requirements: [aRequirement('licence'), paper('layout')] }),
      licence([], { appliesWhen: { op: 'literal', value: false, span: { from: 0, to: 0 } } }),
    ],
    input: { held: [{ type: 'licence', number: 'L-1' }] },
    saves: { documentLines: 1 },
  },
  parallelise: { items: pair(by('parallelise')), saves: { workingDays: 3 } },
  'early-tender': {
    items: [
      licence(),
      named(
        '施工招标',
        'Tender',
        anItem('tender', {
          ...needsLicence,
          steps: [
            aStep('announce', '10 wd', {
              name: { zh: '招标公告', en: 'Announcement' },
              kind: 'public-notice',
              holder: 'special',
            }),
          ],
          mechanisms: by('early-tender'),
        }),
      ),
    ],
    saves: { workingDays: 2 },
  },
  tolerate: {
    items: [
      licence(),
      health(by('tolerate'), {
        requirements: [
          aRequirement('licence', {
            key: false,
            metBy: ['output', 'upload'],
            deferrable: { within: lasting('10 wd'), basis: [] },
          }),
        ],
      }),
    ],
    after: ['reuse-known', 'parallelise'],
    saves: { workingDays: 2 },
  },
  commit: {
    items: [
      fire(by('commit', { check: lasting('20 wd') }), {
        steps: [
          ...survey('3 wd').slice(0, 1),
          aStep('approve', '1 wd', { name: { zh: '决定', en: 'Decision' }, kind: 'approve', consumes: ['survey'] }),
        ],
      }),
    ],
    saves: { workingDays: 3.5 },
  },
  'simulate-ahead': {
    items: [licence(), health(by('simulate-ahead', { convert: lasting('1 wd') }), needsLicence)],
    after: ['parallelise'],
    saves: { workingDays: 1 },
  },
  'preliminary-opinion': {
    items: [licence(), health(by('preliminary-opinion', { convert: lasting('1 wd') }), needsLicence)],
    after: ['parallelise'],
    saves: { workingDays: 1 },
  },
  'review-before-confirm-after': {
    items: [licence(), health(by('review-before-confirm-after'), needsLicence)],
    after: ['parallelise'],
    saves: { workingDays: 2 },
  },
  'combine-certificates': {
    items: pair(by('combine-certificates', { takes: lasting('1 wd') }, 'industry')),
    saves: { certificates: 1, workingDays: 2 },
  },
  'joint-survey': {
    items: pair(by('joint-survey'), { steps: survey('3 wd') }),
    saves: { siteTrips: 1, workingDays: 5.5 },
  },
  'conclude-on-site': { items: [health(by('conclude-on-site'), { steps: survey('3 wd') })], saves: { workingDays: 1 } },
  'joint-measure': {
    items: [
      ['planning', '规划测量', 'Planning survey'],
      ['building', '房产测绘', 'Building survey'],
    ].map(([id, zh, en]) =>
      named(
        zh ?? '',
        en ?? '',
        anItem(id ?? '', {
          steps: [
            aStep('field', '3 wd', {
              name: { zh: '外业测量', en: 'Field work' },
              kind: 'measure',
              siteTrip: true,
              shareKey: 'field',
            }),
            aStep('verify', '3 wd', { name: { zh: '成果核实', en: 'Check' }, consumes: ['field'] }),
          ],
          mechanisms: by('joint-measure'),
        }),
      ),
    ),
    saves: { workingDays: 6, siteTrips: 1 },
  },
  'joint-assess': {
    items: [
      named(
        '环评',
        'Environmental assessment',
        anItem('environment', { steps: assessment(), mechanisms: by('joint-assess') }),
      ),
      named('能评', 'Energy assessment', anItem('energy', { steps: assessment(), mechanisms: by('joint-assess') })),
    ],
    saves: { workingDays: 30 },
  },
  'joint-drawings': {
    items: pair(by('joint-drawings', { reply: lasting('1 wd') }), {
      requirements: [paper('drawings')],
      steps: [aStep('review', '4 wd', { name: { zh: '审图', en: 'Review' }, frictions: wait('copying', '3 wd') })],
    }),
    saves: { workingDays: 9, documentLines: 1 },
  },
  'joint-acceptance': {
    items: pair(by('joint-acceptance', { prepare: lasting('2 wd'), date: lasting('1 wd') }), {
      steps: [aStep('accept', '10 wd', { name: { zh: '验收', en: 'Acceptance' }, kind: 'test', siteTrip: true })],
    }),
    saves: { workingDays: 7, siteTrips: 1 },
  },
  'joint-notify': { items: pair(by('joint-notify'), { steps: survey('3 wd') }), saves: { workingDays: 3 } },
  'merge-form': {
    items: pair(by('merge-form'), {
      elements: [{ element: 'name' }, { element: 'address' }],
      requirements: [aRequirement('form', { metBy: ['generated-form', 'upload'] })],
    }),
    saves: { formFields: 2, documentLines: 2 },
  },
  'merge-materials': {
    items: pair(by('merge-materials'), { requirements: [paper('layout'), paper('lease')] }),
    saves: { documentLines: 2 },
  },
  'one-window': {
    items: pair(by('one-window'), {
      visits: 2,
      steps: [aStep('examine', '2 wd', { name: { zh: '审查', en: 'Examination' }, frictions: wait('queue', '1 wd') })],
    }),
    saves: { visits: 2, windows: 1, handIns: 1, workingDays: 2 },
  },
  online: { items: [health(by('online'), { visits: 2, requirements: [paper('layout')] })], saves: { visits: 2 } },
  courier: { items: [health(by('courier'), { visits: 2 })], saves: { visits: 1 } },
  kiosk: { items: [health(by('kiosk', { home: true }), { visits: 2 })], saves: { visits: 1 } },
  agent: { items: [health(by('agent'), { visits: 2 })], saves: { visits: 2 } },
  stages: {
    items: [
      licence([], {}),
      health(by('simulate-ahead'), needsLicence),
      named('土地出让', 'Land transfer', anItem('land', { steps: work(6) })),
    ],
    after: ['parallelise', 'simulate-ahead'],
    more: {
      stageTemplates: {
        two: {
          id: 'two',
          name: { zh: '两阶段', en: 'Two stages' },
          stages: [
            { id: 'land', name: { zh: '用地', en: 'Land' }, items: ['licence', 'land'], lead: 'bureau' },
            { id: 'permit', name: { zh: '许可', en: 'Permit' }, items: ['hygiene'], lead: 'bureau' },
          ],
        },
      },
      themes: {
        all: aTheme('all', [{ item: 'licence' }, { item: 'land' }, { item: 'hygiene' }], { stageTemplate: 'two' }),
      },
    },
    input: { theme: 'all' },
    saves: { workingDays: 4 },
  },
};

/** The input of an example. */
export const inputOf = (e: PassExample): PlanInput =>
  anInput({ ...(e.more?.themes ? {} : { items: e.items.map((i) => i.id) }), ...e.input });
