/** The planner: CPU time per plan, random persons over all themes, questions asked against asking all, memory. Times also as multiples of a yardstick, because machines differ. */
import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { mainlandCalendar } from '../src/calendar/index.ts';
import { elementsOf, loadCatalogue } from '../src/catalogue/index.ts';
import type { Catalogue, Condition, DataElement } from '../src/catalogue/index.ts';
import { deriveBaseline, derivePlan } from '../src/planner/index.ts';
import type { Plan, PlanInput } from '../src/planner/index.ts';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** CPU milliseconds a call, after warming up, in the best of several rounds: what the work itself takes, not what else the machine does. */
function cpu(calls: number, work: () => void): number {
  const round = (): number => {
    const start = process.cpuUsage();
    for (let i = 0; i < calls; i += 1) work();
    return process.cpuUsage(start).user / 1000 / calls;
  };
  round();
  return Math.min(...Array.from({ length: 5 }, round));
}

function load(directory: string): Catalogue {
  const { catalogue, findings } = loadCatalogue(directory);
  if (!catalogue) throw new Error(`${directory}: ${findings[0]?.message.en ?? 'cannot be read'}`);
  return catalogue;
}

/** Bytes in use after everything that can be let go is gone. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Every catalogue that has themes: the sample districts and the claims. */
function catalogues(): readonly Catalogue[] {
  const claims = readdirSync('scenarios/claims').filter((it) => it !== 'base');
  return ['catalogue/anhe', 'catalogue/linhe', ...claims.map((it) => `scenarios/claims/${it}/catalogue`)]
    .map(load)
    .filter((c) => Object.keys(c.themes).length > 0);
}

/** Deterministic chance (mulberry32). */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const empty: PlanInput = {
  facts: {},
  held: [],
  registries: [],
  areaReports: [],
  earlierFilings: [],
  credit: 'good',
  today: '2026-03-02',
};

function answer(element: DataElement, roll: () => number): string | number | boolean | string[] {
  const options = element.options?.map((o) => o.value) ?? ['a'];
  const pick = options[Math.floor(roll() * options.length)] ?? 'a';
  if (element.type === 'boolean') return roll() < 0.5;
  if (element.type === 'number' || element.type === 'integer') return Math.floor(roll() * 400);
  return element.type === 'list' ? [pick] : element.type === 'date' ? '2026-01-01' : pick;
}

function person(c: Catalogue, theme: string, roll: () => number, share: number): PlanInput {
  const facts: Record<string, { value: string | number | boolean | string[]; source: 'answer' }> = {};
  for (const e of Object.values(c.elements))
    if (roll() < share) facts[e.key] = { value: answer(e, roll), source: 'answer' };
  const held = Object.keys(c.certificateTypes)
    .filter(() => roll() < 0.1)
    .map((type) => ({ type, number: `no-${type}` }));
  const registries = Object.keys(c.registries).filter(() => roll() < 0.7);
  return { ...empty, theme, facts, held, registries, credit: roll() < 0.1 ? 'unrepaired-breach' : 'good' };
}

/** What is wrong with a plan; nothing for a valid one. */
function faults(plan: Plan): string[] {
  const ids = new Set(plan.tasks.map((t) => t.id));
  const at = new Map(plan.schedule.tasks.map((t) => [t.task, t]));
  const late = plan.edges.filter((e) => (at.get(e.from)?.closes ?? '') > (at.get(e.to)?.closes ?? '9'));
  return [
    ...plan.edges.filter((e) => !ids.has(e.from) || !ids.has(e.to)).map((e) => `edge ${e.from} ${e.to}`),
    ...late.map((e) => `${e.to} ends before ${e.from}, which it waits for`),
    ...(new Set(plan.items.map((i) => i.id)).size === plan.items.length ? [] : ['an item twice']),
    ...(plan.schedule.expected.date < plan.today ? ['done before it began'] : []),
    ...plan.needs.filter((n) => !n.ways.some((w) => w.kind === n.chosen.kind)).map((n) => `need ${n.id}`),
    ...plan.applied.filter((r) => r.saved.elapsedDays < 0).map((r) => `longer by ${r.pass}`),
    ...plan.conflicts.map((c) => c.path.join(' ')),
  ];
}

/** All items twice or more under new names, as one project without stages. */
function larger(c: Catalogue, times: number): Catalogue {
  const items: Record<string, Catalogue['items'][string]> = {};
  for (let k = 0; k < times; k += 1)
    for (const i of Object.values(c.items))
      items[`${i.id}-${k}`] = JSON.parse(
        JSON.stringify(i)
          .replaceAll(/"(id|output)":"([a-z-]+)"/g, (all, key: string, id: string) =>
            key === 'output' || id === i.id ? `"${key}":"${id}-${k}"` : all,
          )
          .replace(
            /"outputs":\[([^\]]*)\]/,
            (_, list: string) => `"outputs":[${list.replaceAll(/"([^"]+)"/g, `"$1-${k}"`)}]`,
          ),
      ) as Catalogue['items'][string];
  const certificateTypes = Object.fromEntries(
    Object.values(items).flatMap((i) =>
      i.outputs.map((o) => [
        o,
        { code: o, name: i.name, typeCode: o, material: o, single: true, fields: [], numberPattern: '' },
      ]),
    ),
  );
  return { ...c, items, certificateTypes, themes: {} };
}

/** The input for the first items that make a plan of that size or more. */
function ofSize(c: Catalogue, size: number, input: PlanInput): PlanInput {
  const ids = Object.keys(c.items);
  const inputs = ids.map((_, n) => ({ ...input, items: ids.slice(0, n + 1) })).slice(size / 2);
  const found = inputs.find((i) => derivePlan(c, i, mainlandCalendar).items.length >= size);
  if (!found) throw new Error(`no plan of ${size} items`);
  return found;
}

const conditionsOf = (c: Catalogue, theme: string): Condition[] => {
  const found: Condition[] = [];
  const visit = (x: unknown): void => {
    if (typeof x !== 'object' || x === null) return;
    if ('op' in x && 'span' in x) found.push(x as Condition);
    else for (const part of Object.values(x)) visit(part);
  };
  visit([c.items, c.themes[theme]]);
  return found;
};

/** Questions until none is left, answering the first one each time. */
function asked(c: Catalogue, theme: string, full: PlanInput): number {
  let facts: PlanInput['facts'] = {};
  for (let n = 0; ; n += 1) {
    const plan = derivePlan(c, { ...full, held: [], theme, facts }, mainlandCalendar);
    const next = plan.questions[0]?.element;
    if (next === undefined || plan.findings.some((f) => f.kind === 'stop')) return n;
    const known = full.facts[next] ?? { value: null, source: 'answer' as const };
    facts = { ...facts, [next]: known };
  }
}

/** Rows of `npm run bench`. */
export default function bench(): Row[] {
  const anhe = load('catalogue/anhe');
  const industrial = load('scenarios/claims/industrial/catalogue');
  const facts = parse(readFileSync('scenarios/facts/restaurant-company.yaml', 'utf8')) as {
    facts: Record<string, never>;
  };
  const company: PlanInput = {
    ...empty,
    theme: 'restaurant',
    registries: Object.keys(anhe.registries),
    facts: Object.fromEntries(
      Object.entries(facts.facts).map(([k, value]) => [k, { value, source: 'answer' as const }]),
    ),
  };
  const unknown: PlanInput = { ...empty, theme: 'restaurant', registries: Object.keys(anhe.registries) };
  const project = larger(industrial, 3);
  const sixty = ofSize(project, 60, {
    ...empty,
    facts: Object.fromEntries(
      ['dust', 'ton', 'slope'].map((k) => [`project.${k}`, { value: 100, source: 'answer' as const }]),
    ),
  });
  const times = (name: string, calls: number, goal: string, work: () => Plan): Row[] => {
    const took = cpu(calls, () => void work());
    const what = `${name}, ${work().items.length} items`;
    return [
      { name: what, value: took, unit: `ms CPU${goal}` },
      { name: `${what}, by the yardstick`, value: took / yardstick, unit: 'times' },
    ];
  };
  const json = JSON.stringify(anhe);
  const yardstick = cpu(100, () => void JSON.parse(json));
  const rows: Row[] = [
    { name: 'yardstick: the sample catalogue parsed from JSON', value: yardstick, unit: 'ms CPU' },
    ...times('restaurant, all known', 300, ' (goal about 1)', () => derivePlan(anhe, company, mainlandCalendar)),
    ...times('restaurant, nothing known', 300, ' (goal about 1)', () => derivePlan(anhe, unknown, mainlandCalendar)),
    ...times('project', 20, ' (goal 20)', () => derivePlan(project, sixty, mainlandCalendar)),
    ...times('the old way of that project', 20, '', () => deriveBaseline(project, sixty, mainlandCalendar)),
  ];
  const roll = dice(7);
  const places = catalogues().flatMap((c) => Object.keys(c.themes).map((theme) => ({ c, theme })));
  const wrong: string[] = [];
  const try500 = (): number => {
    for (let n = 0; n < 500; n += 1) {
      const { c, theme } = places[n % places.length] ?? { c: anhe, theme: 'restaurant' };
      wrong.push(...faults(derivePlan(c, person(c, theme, roll, n % 2 === 0 ? 1 : 0.5), mainlandCalendar)));
    }
    return heap();
  };
  const [half, whole] = [try500(), try500()];
  if (wrong.length > 0) throw new Error(`${wrong.length} invalid plans, first: ${wrong[0]}`);
  const full = Array.from({ length: 100 }, () => person(anhe, 'restaurant', roll, 1));
  const all = new Set(conditionsOf(anhe, 'restaurant').flatMap((c) => elementsOf(c))).size;
  const questions = full.map((p) => asked(anhe, 'restaurant', p));
  const mean = questions.reduce((a, b) => a + b, 0) / questions.length;
  return [
    ...rows,
    { name: `random persons over ${places.length} themes, invalid plans`, value: wrong.length, unit: 'of 1000' },
    { name: 'heap after 1000 persons, more than after 500', value: Math.round((whole - half) * 10) / 10, unit: 'MiB' },
    {
      name: 'questions asked, restaurant, mean of 100 persons',
      value: mean,
      unit: `of ${all} that conditions mention`,
    },
    { name: 'questions spared against asking all', value: Math.round((1 - mean / all) * 100), unit: '%' },
    { name: 'questions asked of anybody, at most', value: Math.max(...questions), unit: 'questions' },
  ];
}
