/** What everybody may read of a catalogue, as it goes over the wire. Pure. */
import zhWords from './words/zh-CN.json' with { type: 'json' };
import enWords from './words/en.json' with { type: 'json' };
import { sentenceOf } from './conditions/index.ts';
import type { Condition, ElementLabel } from './conditions/index.ts';
import { optional } from './language/index.ts';
import type { Catalogue, CertificateType, Item, Text, Theme } from './model.ts';
import type { ItemList, ItemView, Names, OrganList, SiteList, ThemeList, ThemeView } from './schema.ts';

/** Every theme of the catalogue in short. */
export function themeList(c: Catalogue): ThemeList {
  return {
    version: c.version,
    district: { id: c.district.id, code: c.district.code, name: c.district.name },
    themes: Object.values(c.themes).map((t) => ({ ...themeCard(c, t), items: t.goals.length })),
  };
}

/** Places where somebody can come, with address, hours and windows. */
export function siteList(c: Catalogue): SiteList {
  return {
    sites: Object.values(c.sites).map(({ id, name, address, hours, windows }) => ({
      id,
      name,
      address,
      hours,
      windows: windows.map((window) => ({ id: window.id, name: window.name })),
    })),
  };
}

/** Every item in short: what a list can be filtered by. */
export function itemList(c: Catalogue): ItemList {
  return { items: Object.values(c.items).map(({ id, name, organ }) => ({ id, name, organ })) };
}

/** Organs of the district with the telephone that they publish. */
export function organList(c: Catalogue): OrganList {
  return {
    organs: Object.values(c.organs).map(({ id, name, kind, phone }) => ({
      id,
      name,
      kind,
      ...optional('phone', phone),
    })),
  };
}

function themeCard(c: Catalogue, t: Theme) {
  return {
    id: t.id,
    title: t.title,
    summary: t.summary,
    ...optional('group', t.group),
    lead: { id: t.lead, name: organName(c, t.lead) },
  };
}

function organName(c: Catalogue, id: string): Text {
  return c.organs[id]?.name ?? { zh: id, en: id };
}

/** One theme with its questions in order, its items and the reasons to stop. */
export function themeView(c: Catalogue, t: Theme): ThemeView {
  return {
    version: c.version,
    ...themeCard(c, t),
    resultPackage: t.resultPackage,
    determinants: t.determinants.flatMap((key) => elementView(c, key)),
    elements: Object.fromEntries(
      elementsOfTheme(c, t).flatMap((key) => elementView(c, key).map((view) => [key, view])),
    ),
    registries: Object.fromEntries(Object.values(c.registries).map((one) => [one.id, one.name])),
    items: t.goals.flatMap((g) => {
      const item = c.items[g.item];
      return item
        ? [
            {
              id: item.id,
              name: item.name,
              organ: organName(c, item.organ),
              external: item.decidedIn !== 'here',
              promised: { ...item.promised },
            },
          ]
        : [];
    }),
    stops: t.stops.map((s) => ({
      id: s.id,
      reason: s.reason,
      remedy: s.remedy,
      basis: s.basis.map((b) => ({ ...b })),
    })),
  };
}

/** Codes -> names, those that the catalogue knows. */
export function namesOf(
  c: Catalogue,
  asked: { elements: readonly string[]; materials: readonly string[]; certificateTypes: readonly string[] },
): Names {
  const named = (codes: readonly string[], all: Readonly<Record<string, { readonly name: Text }>>) =>
    Object.fromEntries(Object.entries(all).flatMap(([code, one]) => (codes.includes(code) ? [[code, one.name]] : [])));
  const elements = asked.elements.filter((key) => Object.hasOwn(c.elements, key));
  return {
    elements: Object.fromEntries(elements.flatMap((key) => elementView(c, key).map((view) => [key, view]))),
    materials: named(asked.materials, c.materials),
    certificateTypes: named(asked.certificateTypes, c.certificateTypes),
  };
}

/** An element without what only the inside needs: its registry and sensitivity. */
function elementView(c: Catalogue, key: string) {
  const element = c.elements[key];
  if (!element) return [];
  const { registry: _r, sensitivity: _s, options, ...shown } = element;
  return [{ ...shown, ...optional('options', options && options.map((option) => ({ ...option }))) }];
}

/** The questions of a theme and what the forms of its items ask, each once. */
function elementsOfTheme(c: Catalogue, t: Theme): readonly string[] {
  const ofItems = t.goals.flatMap((goal) => c.items[goal.item]?.elements.map((one) => one.element) ?? []);
  return [...new Set([...t.determinants, ...ofItems])];
}

/** A condition as a sentence in both languages, with the labels of its elements. */
export function conditionText(c: Catalogue, condition: Condition): Text {
  const say = (words: Record<string, string>, lang: 'zh' | 'en'): string =>
    sentenceOf(condition, { words, label: (key) => labelOf(c, key, lang) });
  return { zh: say(zhWords, 'zh'), en: say(enWords, 'en') };
}

function labelOf(c: Catalogue, key: string, lang: 'zh' | 'en'): ElementLabel | undefined {
  const e = c.elements[key];
  if (!e) return undefined;
  return {
    label: e.label[lang],
    ...optional('unit', e.unit?.[lang]),
    ...optional(
      'values',
      e.options && Object.fromEntries(e.options.map((option) => [option.value, option.label[lang]])),
    ),
  };
}

function outputView(type: CertificateType | undefined): ItemView['outputs'] {
  if (!type) return [];
  const { code, name, validity, renewal } = type;
  const window = renewal && { ...renewal, basis: renewal.basis.map((b) => ({ ...b })) };
  return [{ code, name, ...optional('validity', validity), ...optional('renewal', window) }];
}

/** The guide of one item. */
export function itemView(c: Catalogue, i: Item): ItemView {
  const organ = c.organs[i.organ];
  return {
    version: c.version,
    id: i.id,
    name: i.name,
    ...optional('situation', i.situation),
    codes: { basic: i.basicCode, implementation: i.implementationCode, handling: i.handlingCode },
    kind: i.kind,
    organ: { id: i.organ, name: organName(c, i.organ), ...optional('phone', organ?.phone) },
    ...optional('supervisor', i.supervisor ? organName(c, i.supervisor) : undefined),
    serves: [...i.serves],
    external: i.decidedIn !== 'here',
    basis: i.basis.map((b) => ({ ...b })),
    intake: {
      silence: i.intake.silence,
      incomplete: i.intake.incomplete,
      startsClock: i.intake.startsClock,
      ...optional('noticeLimit', i.intake.noticeLimit),
      basis: i.intake.basis.map((b) => ({ ...b })),
    },
    handling: i.handling,
    ...optional('statutory', i.statutory),
    promised: i.promised,
    ...optional('extension', i.extension),
    ...optional('fee', i.fee && { ...i.fee, basis: i.fee.basis.map((b) => ({ ...b })) }),
    visits: i.visits,
    ...optional('visitReason', i.visitReason),
    onlineDepth: i.onlineDepth,
    ...optional('appliesWhen', i.appliesWhen && conditionText(c, i.appliesWhen)),
    requirements: i.requirements.map((r) => requirementView(c, r)),
    steps: i.steps.map((s) => ({
      id: s.id,
      name: s.name,
      kind: s.kind,
      organ: organName(c, s.organ),
      siteTrip: s.siteTrip,
      checklist: [...s.checklist],
    })),
    outputs: i.outputs.flatMap((code) => outputView(c.certificateTypes[code])),
    sites: i.sites.flatMap((id) =>
      c.sites[id] ? [{ id, name: c.sites[id].name, address: c.sites[id].address, hours: c.sites[id].hours }] : [],
    ),
    ...optional('remedies', i.remedies),
    ...optional('onList', i.onList === undefined ? undefined : c.lists?.[i.onList]?.name),
    themes: Object.values(c.themes)
      .filter((theme) => theme.goals.some((goal) => goal.item === i.id))
      .map(({ id, title }) => ({ id, title })),
  };
}

function requirementView(c: Catalogue, r: Item['requirements'][number]): ItemView['requirements'][number] {
  return {
    id: r.id,
    materials: r.materials.flatMap((code) => {
      const m = c.materials[code];
      return m ? [{ code, name: m.name, kind: m.kind, issuedBy: m.issuedBy, ...optional('example', m.example) }] : [];
    }),
    ...optional('when', r.when && conditionText(c, r.when)),
    neededBy: r.neededBy,
    metBy: [...r.metBy],
    key: r.key,
    ...optional('deferrableWithin', r.deferrable?.within),
    basis: r.basis.map((b) => ({ ...b })),
    ...optional('help', r.help),
  };
}
