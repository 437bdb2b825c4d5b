/** Random small catalogues and persons: items that need each other's results forwards, with every mechanism and every way now and then. */
import * as fc from 'fast-check';
import type { Catalogue, Condition, Eligibility, Item, Mechanism, Step, WayKind } from '../../catalogue/pure.ts';
import { ALL } from '../passes/index.ts';
import type { PlanInput } from '../plan.ts';
import { aCatalogue, anInput, anItem, aRequirement, aStep, aTheme, is, lasting } from './builders.ts';

const FLAGS = ['f0', 'f1', 'f2', 'f3', 'f4'];
const KINDS: readonly Step['kind'][] = [
  'accept',
  'examine',
  'approve',
  'survey',
  'expert-review',
  'public-notice',
  'test',
  'measure',
  'assess',
  'certify',
];
const UNITS = ['1 wd', '2 wd', '3 h', '30 min', '4 d', '9 d', '1 month', '0.5 wd'];
const WAYS: readonly WayKind[] = [
  'certificate',
  'registry',
  'output',
  'area-report',
  'earlier-filing',
  'generated-form',
  'upload',
  'original-at-window',
  'commitment',
];

const condition: fc.Arbitrary<Condition | undefined> = fc.option(
  fc.tuple(fc.constantFrom(...FLAGS), fc.boolean()).map(([key, value]) => is(key, value)),
  { nil: undefined, freq: 2 },
);
const duration = fc.constantFrom(...UNITS).map(lasting);
const when = (c: Condition | undefined): { when?: Condition } => (c ? { when: c } : {});

const step = (id: string, previous: readonly string[]): fc.Arbitrary<Step> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      duration,
      c: condition,
      chained: fc.boolean(),
      share: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
      friction: fc.option(
        fc.record({
          kind: fc.constantFrom('booking' as const, 'copying' as const, 'queue' as const, 'carrying' as const),
          duration,
        }),
        { nil: undefined },
      ),
      organ: fc.constantFrom('o1', 'o2'),
    })
    .map(({ kind, duration: d, c, chained, share, friction, organ }) =>
      aStep(id, '1 wd', {
        kind,
        duration: d,
        organ,
        ...when(c),
        consumes: chained ? previous.slice(-1) : [],
        siteTrip: kind === 'survey',
        ...(share !== undefined && { shareKey: share }),
        frictions: friction ? [friction] : [],
      }),
    );

const mechanism: fc.Arbitrary<Eligibility> = fc
  .record({
    m: fc.constantFrom(...ALL),
    c: condition,
    share: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
    takes: duration,
  })
  .map(({ m, c, share, takes }) => ({
    mechanism: m,
    ...when(c),
    basis: [],
    ...(share !== undefined && { shareKey: share }),
    with: settings(m, takes),
  }));

function settings(m: Mechanism, takes: ReturnType<typeof lasting>): NonNullable<Eligibility['with']> {
  if (m === 'commit') return { check: takes };
  if (m === 'area-assessment') return { report: 'area' };
  return { takes, convert: takes, reply: takes, archive: takes, prepare: takes, date: takes, lead: takes };
}

/** Item number `n`; it may need results of items with smaller numbers only, so that no ring is possible. */
const item = (n: number): fc.Arbitrary<Item> => {
  const earlier = Array.from({ length: n }, (_, i) => `i${i}`);
  const needed: fc.Arbitrary<string[]> =
    n === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...earlier), { maxLength: 2 });
  return fc
    .record({
      steps: fc
        .integer({ min: 0, max: 3 })
        .chain((k) => fc.tuple(...Array.from({ length: k }, (_, i) => step(`s${i}`, i === 0 ? [] : [`s${i - 1}`])))),
      applies: condition,
      outputs: needed,
      custom: needed,
      papers: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('p0', 'p1', 'p2', 'p3', ...earlier),
          key: fc.boolean(),
          ways: fc.uniqueArray(fc.constantFrom(...WAYS), { minLength: 1, maxLength: 4 }),
          c: condition,
        }),
        { selector: (p) => p.id, maxLength: 4 },
      ),
      gate: fc.constantFrom('intake' as const, 'decision' as const, 'issue' as const),
      mechanisms: fc.array(mechanism, { maxLength: 8 }),
      visits: fc.integer({ min: 0, max: 3 }),
      depth: fc.constantFrom('I' as const, 'III' as const, 'IV' as const),
      element: condition,
      organ: fc.constantFrom('o1', 'o2'),
    })
    .map((r) =>
      anItem(`i${n}`, {
        ...(r.applies && { appliesWhen: r.applies }),
        organ: r.organ,
        steps: r.steps as Step[],
        visits: r.visits,
        onlineDepth: r.depth,
        mechanisms: r.mechanisms,
        elements: [{ element: 'e', ...when(r.element) }],
        prerequisites: [
          ...r.outputs.map((output) => ({ output, nature: 'consumed' as const, neededBy: r.gate, basis: [] })),
          ...r.custom.map((output) => ({
            output,
            nature: 'customary' as const,
            neededBy: 'intake' as const,
            basis: [],
          })),
        ],
        requirements: r.papers.map((p) =>
          aRequirement(p.id, {
            key: p.key,
            metBy: p.ways,
            neededBy: r.gate,
            ...when(p.c),
            deferrable: { within: lasting('5 wd'), basis: [] },
            committable: { check: lasting('20 wd'), basis: [] },
          }),
        ),
      }),
    );
};

/** A catalogue of up to six items with one theme over all of them, and a registry that answers some papers. */
export const catalogues: fc.Arbitrary<Catalogue> = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.tuple(...Array.from({ length: n }, (_, i) => item(i))).map((items) =>
    aCatalogue(
      items as Item[],
      {
        themes: {
          all: aTheme(
            'all',
            (items as Item[]).map((i) => ({ item: i.id })),
            { stageTemplate: 'two' },
          ),
        },
        stageTemplates: {
          two: {
            id: 'two',
            name: { zh: '', en: '' },
            stages: [
              { id: 'first', name: { zh: '', en: '' }, items: ['i0', 'i2'], lead: 'o1' },
              { id: 'second', name: { zh: '', en: '' }, items: ['i3', 'i5'], lead: 'o1' },
            ],
          },
        },
        registries: {
          r: { id: 'r', name: { zh: 'r', en: 'r' }, holder: 'o1', answers: [], materials: ['p0', 'i0'], basis: [] },
        },
      },
      [...FLAGS.map((key) => ({ key })), { key: 'e', registry: 'r' }],
    ),
  ),
);

/** A person: some facts known, some certificates held, some mechanisms off. */
export const persons: fc.Arbitrary<PlanInput> = fc
  .record({
    known: fc.dictionary(fc.constantFrom(...FLAGS), fc.boolean()),
    held: fc.uniqueArray(fc.constantFrom('i0', 'i1', 'i2'), { maxLength: 2 }),
    registry: fc.boolean(),
    area: fc.boolean(),
    breach: fc.boolean(),
    without: fc.uniqueArray(fc.constantFrom(...ALL), { maxLength: 4 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((r) =>
    anInput({
      theme: 'all',
      facts: Object.fromEntries(
        Object.entries(r.known).map(([key, value]) => [key, { value, source: 'answer' as const }]),
      ),
      held: r.held.map((type) => ({ type, number: `no-${type}` })),
      registries: r.registry ? ['r'] : [],
      areaReports: r.area
        ? [
            { material: 'area', validUntil: '2030-01-01' },
            { material: 'p1', validUntil: '2030-01-01' },
          ]
        : [],
      earlierFilings: [{ material: 'p2', matter: 'm1', on: '2025-01-01' }],
      credit: r.breach ? 'unrepaired-breach' : 'good',
      today: `2026-09-${String(r.day).padStart(2, '0')}`,
      without: r.without,
    }),
  );
