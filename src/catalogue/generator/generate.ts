/**
 * Synthetic districts of any size, with faults planted on purpose: for scale tests of loader and linter. Pure: files as texts, from a seed.
 * What is planted is told apart from what must not be found: decoys are circles that their conditions, an open alternative or a late gate undo.
 */
import { makeUscc } from '../../vocabulary/index.ts';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';

export interface GeneratorOptions {
  readonly seed: number;
  /** Ordinary items; planted circles and decoys come on top. */
  readonly items: number;
  readonly cycles: number;
  readonly decoys: number;
  /** Faults of each of the other planted kinds. */
  readonly faults: number;
}

export interface Generated {
  readonly files: Readonly<Record<string, string>>;
  /** Planted circles: the ids of their items, sorted. */
  readonly cycles: readonly (readonly string[])[];
  /** Other planted faults: rule and item. */
  readonly faults: readonly { readonly rule: string; readonly item: string }[];
}

type Json = Record<string, unknown>;

/** What an item of the district demands, before it is written. */
interface Draft {
  readonly id: string;
  readonly requirements: Record<string, Json>;
  readonly extra: Json;
}

const FAULTS: Readonly<Record<string, (item: Draft) => void>> = {
  'promised-above-statutory': (i) => void (i.extra['promised'] = '30 wd'),
  'proof-without-basis': (i) => void (i.requirements['letter'] = { materials: ['own-letter'], basis: [] }),
  'proof-repeated': (i) => {
    i.requirements['letter'] = { materials: ['own-letter'] };
    i.requirements['letter-again'] = { materials: ['own-letter'], neededBy: 'issue' };
  },
  'obtainable-by-sharing': (i) =>
    void (i.requirements['identity'] = { materials: ['identity-card'], metBy: ['upload'] }),
  'condition-never': (i) =>
    void (i.requirements['odd'] = { materials: ['other-letter'], when: 'site.area < 10 and site.area > 20' }),
  'depth-four-with-visits': (i) => void Object.assign(i.extra, { visits: 1, visitReason: '核验' }),
};

/** Conditions of items and of demands are about different elements, so that none excludes another by accident. */
const APPLIES = ['site.area >= 100', 'site.area between 50 and 500', 'site.open', 'not(site.open)'];
const DEMANDS = ['firm.staff > 10', 'firm.staff <= 200', 'firm.kind = "company"', 'firm.exports'];

/** A district of that size; the same options give the same texts. */
export function generate(options: GeneratorOptions): Generated {
  const random = randomFrom(options.seed);
  const ordinary = Array.from({ length: options.items }, (_, n) => ordinaryItem(random, n));
  const faults = plantFaults(random, ordinary, options.faults);
  const cycles = Array.from({ length: options.cycles }, (_, n) =>
    circle(random, `cycle-${n}`, 2 + random.below(11), ordinary.length, 'real'),
  );
  const decoys = Array.from({ length: options.decoys }, (_, n) =>
    circle(
      random,
      `decoy-${n}`,
      2 + random.below(5),
      ordinary.length,
      random.pick(['excluded', 'alternative', 'late']),
    ),
  );
  const all = [...ordinary, ...cycles.flat(), ...decoys.flat()];
  return { files: filesOf(random, all), cycles: cycles.map((c) => c.map((i) => i.id).sort()), faults };
}

function ordinaryItem(random: Random, n: number): Draft {
  const requirements: Record<string, Json> = { form: { materials: [`form-${n % 20}`] } };
  const wanted = n === 0 ? 0 : random.below(4);
  for (let k = 0; k < wanted; k += 1) {
    const before = `item-${random.below(n)}`;
    if (Object.values(requirements).every((r) => !(r['materials'] as string[]).includes(before)))
      requirements[`need-${k}`] = { materials: [before], ...(random.below(2) ? { when: random.pick(DEMANDS) } : {}) };
  }
  return { id: `item-${n}`, requirements, extra: random.below(3) ? {} : { appliesWhen: random.pick(APPLIES) } };
}

function plantFaults(random: Random, items: readonly Draft[], each: number): { rule: string; item: string }[] {
  const free = items.map((_, n) => n);
  return Object.entries(FAULTS).flatMap(([rule, plant]) =>
    Array.from({ length: Math.min(each, free.length) }, () => {
      const [n = 0] = free.splice(random.below(free.length), 1);
      const item = items[n] as Draft;
      plant(item);
      return { rule, item: item.id };
    }),
  );
}

/** A closed chain of fresh items; each also demands something ordinary. A decoy has one link that undoes the circle. */
function circle(
  random: Random,
  name: string,
  length: number,
  ordinary: number,
  kind: 'real' | 'excluded' | 'alternative' | 'late',
): Draft[] {
  return Array.from({ length }, (_, n): Draft => {
    const next = `${name}-${(n + 1) % length}`;
    const link: Json = { materials: [next], ...(random.below(2) ? { when: 'firm.staff > 10' } : {}) };
    if (kind === 'excluded') link['when'] = n === 0 ? 'firm.staff <= 10' : 'firm.staff > 10';
    if (kind === 'alternative' && n === 0) link['materials'] = [next, 'own-letter'];
    if (kind === 'late' && n === 0) link['neededBy'] = 'after-issue';
    const other: Record<string, Json> =
      ordinary > 0 ? { other: { materials: [`item-${random.below(ordinary)}`] } } : {};
    return { id: `${name}-${n}`, requirements: { form: { materials: ['form-0'] }, link, ...other }, extra: {} };
  });
}

const CHARACTERS = [
  ...'安保备本标表别并步部财采查产场成城程持船道登地电调定动断度段防房放风服福港高工公供关管广规国海合河核环会货机基计技价检建交教接节金进经井景警究救居具开科客空矿劳类离理力利立联粮疗林临流楼陆路旅贸民明木牧农牌排培配品评普器千桥清区权渠全燃染热人认日容入三森商设社生施石时食使市事室收数水税司私诉塔台特体天田条铁停通图土团推外网微围文卫温屋物洗险线乡箱项象消校协心信星行修学巡压烟岩盐养药业医仪艺音印应用油游渔育预园源远运灾造渣站照诊振证政职质治种舟珠住筑专转装资宗总族组作',
];

const yaml = (value: unknown): string => `${JSON.stringify(value)}\n`;

const map = <T>(list: readonly T[], entry: (x: T, n: number) => readonly [string, Json]): string =>
  `${list
    .map((x, n) => entry(x, n))
    .map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;

function filesOf(random: Random, items: readonly Draft[]): Record<string, string> {
  const organs = Array.from({ length: 40 }, (_, n) => `organ-${n}`);
  const names = namesOf(random, items.length + 60);
  const files: Record<string, string> = {
    'district.yaml': yaml({
      id: 'generated',
      code: '999902000000',
      name: '生成县',
      asOf: '2026-11-25',
      defaults: { sites: ['hall'] },
    }),
    'laws.yaml': yaml({ 示例法: { law: '示例许可法', inForceFrom: '2020-01-01' } }),
    'intake.yaml': yaml({
      licence: {
        noticeLimit: '5 wd',
        silence: 'accepted-as-of-receipt',
        incomplete: 'correction-notice',
        startsClock: 'acceptance',
        basis: ['示例法 §32'],
      },
    }),
    'sites.yaml': yaml({
      hall: { name: '政务服务中心', address: '示例路1号', hours: '工作日', windows: { one: { name: '综合窗口' } } },
    }),
    'registries.yaml': yaml({
      population: { name: '人口库', holder: 'organ-0', materials: ['identity-card'], basis: ['示例法 §8'] },
    }),
    'elements.yaml': yaml(ELEMENTS),
    'organs.yaml': map(organs, (id, n) => [
      id,
      {
        office: n + 1,
        kind: 'department',
        uscc: makeUscc('11999902', `MBDEM${100 + n}`),
        name: `${names[items.length + n] ?? ''}局`,
      },
    ]),
    'basic-items.yaml': map(items, (i, n) => [
      i.id,
      { kind: 'licence', name: `${names[n] ?? ''}许可`, basis: ['示例法 §10'] },
    ]),
    'materials.yaml': `${map(items, (i, n) => [i.id, { name: `${names[n] ?? ''}证`, kind: 'certificate', issuedBy: 'government', electronic: true }])}${commonMaterials(names.slice(items.length + 40))}`,
    'certificates.yaml': map(items, (i, n) => [
      i.id,
      {
        name: `${names[n] ?? ''}证`,
        typeCode: `11999902MBDEM10${String(n).padStart(6, '0')}`.slice(0, 21),
        numberPattern: '{serial:6}',
        fields: [],
      },
    ]),
    'lists.yaml': yaml({ all: { name: '示例清单', publishedOn: '2026-01-01', items: items.map((i) => i.id) } }),
  };
  for (const i of items)
    files[`items/${i.id}.yaml`] = yaml({
      id: i.id,
      basicItem: i.id,
      organ: random.pick(organs),
      serves: ['organisation'],
      intake: 'licence',
      statutory: '20 wd',
      promised: '5 wd',
      onlineDepth: 'IV',
      requirements: i.requirements,
      outputs: [i.id],
      ...i.extra,
    });
  for (let n = 0; n * 200 < items.length; n += 1)
    files[`themes/theme-${n}.yaml`] = yaml({
      id: `theme-${n}`,
      title: `示例主题${n}`,
      summary: '示例',
      lead: 'organ-0',
      goals: items.slice(n * 200, n * 200 + 200).map((i) => i.id),
      resultPackage: '证照',
    });
  return files;
}

const ELEMENTS: Json = {
  'site.area': { label: '场所面积', subject: 'premises', type: 'number', minimum: 1, maximum: 100000 },
  'site.open': { label: '夜间开放', subject: 'premises', type: 'boolean' },
  'firm.staff': { label: '职工人数', subject: 'organisation', type: 'integer', minimum: 0, maximum: 100000 },
  'firm.kind': {
    label: '组织形式',
    subject: 'organisation',
    type: 'string',
    options: [
      { value: 'company', label: '公司' },
      { value: 'other', label: '非公司' },
    ],
  },
  'firm.exports': { label: '有出口业务', subject: 'organisation', type: 'boolean' },
};

function commonMaterials(names: readonly string[]): string {
  const common: Json = {
    'own-letter': { name: '情况说明书', kind: 'letter', issuedBy: 'applicant' },
    'other-letter': { name: '设备台账', kind: 'letter', issuedBy: 'applicant' },
    'identity-card': {
      name: '居民身份证',
      kind: 'certificate',
      issuedBy: 'government',
      issuer: 'organ-0',
      electronic: true,
    },
  };
  for (let n = 0; n < 20; n += 1)
    common[`form-${n}`] = {
      name: `${names[n] ?? ''}表`,
      kind: 'form',
      issuedBy: 'applicant',
      elements: Object.keys(ELEMENTS),
    };
  return Object.entries(common)
    .map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Distinct names of eight characters, so that no two are taken for one. */
function namesOf(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(Array.from({ length: 8 }, () => random.pick(CHARACTERS)).join(''));
  return [...names];
}
