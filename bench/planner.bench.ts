/** The planner: CPU time per plan, random persons over all themes, questions asked against asking all, memory. */
import { readFileSync } from 'node:fs';
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
  return [
    ...plan.edges.filter((e) => !ids.has(e.from) || !ids.has(e.to)).map((e) => `edge ${e.from} ${e.to}`),
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
  const ids = Object.keys(project.items).slice(0, 60);
  const sixty: PlanInput = {
    ...empty,
    items: ids,
    facts: Object.fromEntries(
      ['dust', 'ton', 'slope'].map((k) => [`project.${k}`, { value: 100, source: 'answer' as const }]),
    ),
  };
  const rows: Row[] = [
    {
      name: `restaurant, ${derivePlan(anhe, company, mainlandCalendar).items.length} items, all known`,
      value: cpu(300, () => derivePlan(anhe, company, mainlandCalendar)),
      unit: 'ms CPU',
    },
    {
      name: `restaurant, ${derivePlan(anhe, unknown, mainlandCalendar).items.length} items, nothing known`,
      value: cpu(300, () => derivePlan(anhe, unknown, mainlandCalendar)),
      unit: 'ms CPU',
    },
    {
      name: `project, ${derivePlan(project, sixty, mainlandCalendar).items.length} items`,
      value: cpu(20, () => derivePlan(project, sixty, mainlandCalendar)),
      unit: 'ms CPU (goal 20)',
    },
    {
      name: 'baseline of that project',
      value: cpu(20, () => deriveBaseline(project, sixty, mainlandCalendar)),
      unit: 'ms CPU',
    },
  ];
  const roll = dice(7);
  const themes = Object.keys(anhe.themes);
  const wrong: string[] = [];
  const full: PlanInput[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 1000; n += 1) {
    const theme = themes[n % themes.length] ?? '';
    const one = person(anhe, theme, roll, n % 2 === 0 ? 1 : 0.5);
    if (n % 2 === 0 && full.length < 100) full.push(one);
    wrong.push(...faults(derivePlan(anhe, one, mainlandCalendar)));
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} invalid plans, first: ${wrong[0]}`);
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  const all = new Set(conditionsOf(anhe, 'restaurant').flatMap((c) => elementsOf(c))).size;
  const questions = full.map((p) => asked(anhe, 'restaurant', p));
  return [
    ...rows,
    { name: 'random persons, invalid plans', value: wrong.length, unit: 'of 1000' },
    { name: 'heap after 1000 persons, more than before', value: Math.round(grown * 10) / 10, unit: 'MiB' },
    {
      name: 'questions asked, restaurant, mean of 100 persons',
      value: questions.reduce((a, b) => a + b, 0) / questions.length,
      unit: `of ${all} that conditions mention`,
    },
  ];
}
