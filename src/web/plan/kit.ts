/** What a browser needs to derive the plan of one theme by itself: the part of the catalogue that the theme can reach, and the calendar around today. */
import { sliceCalendar, type Calendar } from '../../calendar/pure.ts';
import type { Catalogue, Item } from '../../catalogue/pure.ts';
import en from '../words/plan.en.json' with { type: 'json' };
import zh from '../words/plan.zh-CN.json' with { type: 'json' };

/** The kit as it goes over the wire. Articles of law are left out: a browser counts, the server gives the reasons. */
export interface PlanKit {
  readonly today: string;
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
  /** Sentences of the live region by language and key; placeholders are plain `{name}`. */
  readonly texts: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>;
}

/** The kit of a theme of the catalogue. */
export function kitOf(catalogue: Catalogue, themeId: string, calendar: Calendar, today: string): PlanKit {
  const theme = catalogue.themes[themeId];
  if (!theme) throw new Error(`no such theme: ${themeId}`);
  const reached = reach(catalogue, themeId);
  const items = pick(catalogue.items, (id) => reached.has(id), slim);
  const elements = elementsIn([items, theme], theme.determinants);
  const stage = theme.stageTemplate;
  const slice = {
    district: catalogue.district,
    version: catalogue.version,
    asOf: catalogue.asOf,
    switches: catalogue.switches,
    items,
    themes: { [themeId]: theme },
    elements: pick(catalogue.elements, (key) => elements.has(key)),
    materials: pick(
      catalogue.materials,
      () => true,
      ({ name, issuedBy }) => ({ name, issuedBy }),
    ),
    registries: catalogue.registries,
    organs: {},
    sites: pick(
      catalogue.sites,
      () => true,
      ({ id, windows }) => ({ id, windows }),
    ),
    certificateTypes: pick(
      catalogue.certificateTypes,
      () => true,
      ({ code, material }) => ({ code, material }),
    ),
    stageTemplates: pick(catalogue.stageTemplates, (id) => id === stage),
    people: { persons: [], staff: [] },
  };
  const year = Number(today.slice(0, 4));
  return {
    today,
    catalogue: bare(slice) as Catalogue,
    calendar: sliceCalendar(calendar, year - 1, year + 4),
    texts: liveTexts,
  };
}

function livePart(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith('web.live.')));
}

/** Sentences of the live region, for both sides. */
export const liveTexts: PlanKit['texts'] = { 'zh-CN': livePart(zh), en: livePart(en) };

/** Items that a plan of the theme could ever hold: its goals and whoever makes what they ask for, and so on. */
function reach(catalogue: Catalogue, themeId: string): ReadonlySet<string> {
  const found = new Set((catalogue.themes[themeId]?.goals ?? []).flatMap((g) => [g.item, g.instead ?? g.item]));
  const materialOf = (output: string): string => catalogue.certificateTypes[output]?.material ?? output;
  for (const id of found) {
    const item = catalogue.items[id];
    if (!item) continue;
    const outputs = new Set([...item.prerequisites.map((p) => p.output), ...item.steps.flatMap((s) => s.consumes)]);
    const materials = new Set(item.requirements.flatMap((r) => r.materials));
    for (const maker of Object.values(catalogue.items))
      if (maker.outputs.some((o) => outputs.has(o) || materials.has(materialOf(o)))) found.add(maker.id);
  }
  return found;
}

/** What the planner reads of an item. */
function slim(item: Item): Partial<Item> {
  const { id, name, organ, basis, appliesWhen, requirements, steps, elements, outputs, prerequisites } = item;
  const { mechanisms, visits, sites, promised, statutory, decidedIn, onlineDepth } = item;
  return {
    id,
    name,
    organ,
    basis,
    requirements,
    steps,
    elements,
    outputs,
    prerequisites,
    mechanisms,
    visits,
    sites,
    promised,
    decidedIn,
    onlineDepth,
    ...(appliesWhen && { appliesWhen }),
    ...(statutory && { statutory }),
  };
}

function pick<T, U = T>(
  things: Readonly<Record<string, T>>,
  wanted: (id: string) => boolean,
  as: (thing: T) => U = (thing) => thing as unknown as U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(things).flatMap(([id, thing]) => (wanted(id) ? [[id, as(thing)]] : [])));
}

/** Keys of all elements that are asked for or that a condition mentions. */
function elementsIn(things: unknown, first: readonly string[]): ReadonlySet<string> {
  const keys = new Set(first);
  const visit = (x: unknown): void => {
    if (typeof x !== 'object' || x === null) return;
    if ('op' in x && x.op === 'element' && 'key' in x) keys.add(String(x.key));
    if ('element' in x) keys.add(String(x.element));
    for (const part of Object.values(x)) visit(part);
  };
  visit(things);
  return keys;
}

/** Without articles, places in the text of a condition, and what helps people to fill in: none of it changes a plan's figures. */
function bare(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(bare);
  if (typeof x !== 'object' || x === null) return x;
  const kept = Object.entries(x).filter(
    ([key, value]) => value !== undefined && !['span', 'help', 'checklist', 'hint'].includes(key),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'basis' ? [] : bare(value)]));
}
