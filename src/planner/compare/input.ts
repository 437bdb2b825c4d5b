/** A facts file (YAML or JSON) as planner input: plain values for facts, everything else with a default. */
import { nearest } from '../../catalogue/index.ts';
import type { Catalogue, DataElement, Mechanism } from '../../catalogue/index.ts';
import { ALL } from '../passes/index.ts';
import type { KnownFact, PlanInput } from '../plan.ts';

/** What may stand in a facts file. `only` names the mechanisms to use, `without` those not to use. */
const KEYS = [
  'id',
  'theme',
  'items',
  'facts',
  'held',
  'registries',
  'areaReports',
  'earlierFilings',
  'credit',
  'today',
  'without',
  'only',
];

/** A Monday with four weeks before the next holiday; what a file without `today` is reckoned from. */
const DEFAULT_DAY = '2026-03-02';

/** The input, or the sentence that says what is wrong with the file. */
export function inputFrom(raw: unknown): { readonly input: PlanInput } | { readonly problem: string } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { problem: 'a facts file is a map of facts, held, registries ...' };
  const r = raw as Record<string, unknown>;
  const strange = Object.keys(r).find((k) => !KEYS.includes(k));
  if (strange !== undefined) return { problem: `unknown field ${strange}; known are ${KEYS.join(', ')}` };
  const list = (key: string): readonly unknown[] => (Array.isArray(r[key]) ? (r[key] as unknown[]) : []);
  const mechanisms = [...list('without'), ...list('only')];
  const unknown = mechanisms.find((m) => !ALL.includes(m as Mechanism));
  if (unknown !== undefined) return { problem: `unknown mechanism ${String(unknown)}; known are ${ALL.join(', ')}` };
  const today = typeof r['today'] === 'string' ? r['today'] : DEFAULT_DAY;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return { problem: `today is not a date: ${today}` };
  const only = Array.isArray(r['only']) ? ALL.filter((m) => !list('only').includes(m)) : [];
  const without = [...(list('without') as Mechanism[]), ...only];
  return {
    input: {
      ...(typeof r['theme'] === 'string' && { theme: r['theme'] }),
      ...(Array.isArray(r['items']) && { items: list('items') as string[] }),
      facts: factsFrom(r['facts']),
      held: list('held') as PlanInput['held'],
      registries: list('registries') as string[],
      areaReports: list('areaReports') as PlanInput['areaReports'],
      earlierFilings: list('earlierFilings') as PlanInput['earlierFilings'],
      credit: r['credit'] === 'unrepaired-breach' ? 'unrepaired-breach' : 'good',
      today,
      ...(without.length > 0 && { without }),
    },
  };
}

/** Plain values are answers; a map with `value` and `source` is a fact with its source. */
function factsFrom(raw: unknown): PlanInput['facts'] {
  const entries = Object.entries((raw ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([key, value]): [string, KnownFact] => {
      const isFact = typeof value === 'object' && value !== null && 'value' in value && 'source' in value;
      return [key, isFact ? (value as KnownFact) : { value: value as KnownFact['value'], source: 'answer' }];
    }),
  );
}

/** What the input names and the catalogue does not know, in one sentence: it would change nothing, silently. */
export function strangerIn(catalogue: Catalogue, input: PlanInput): string | undefined {
  const unknown = (what: string, names: readonly string[], known: object): string | undefined => {
    const name = names.find((n) => !Object.hasOwn(known, n));
    if (name === undefined) return undefined;
    const all = Object.keys(known);
    return `unknown ${what} ${name}; known are ${(nearest(name, all).length > 0 ? nearest(name, all) : all).slice(0, 12).join(', ')}`;
  };
  return (
    unknown('element', Object.keys(input.facts), catalogue.elements) ??
    unknown('item', input.items ?? [], catalogue.items) ??
    unknown('registry', input.registries, catalogue.registries) ??
    unknown(
      'certificate type',
      input.held.map((h) => h.type),
      catalogue.certificateTypes,
    ) ??
    unknown(
      'material',
      [...input.areaReports, ...input.earlierFilings].map((m) => m.material),
      catalogue.materials,
    ) ??
    Object.entries(input.facts)
      .map(([key, fact]) => unfit(catalogue.elements[key], fact.value))
      .find((problem) => problem !== undefined)
  );
}

/** Why a value is none of the element's; null says that it is known to be absent. */
function unfit(element: DataElement | undefined, value: KnownFact['value']): string | undefined {
  if (!element || value === null) return undefined;
  const is = Array.isArray(value) ? 'list' : typeof value;
  const type = element.type === 'integer' ? 'number' : element.type === 'date' ? 'string' : element.type;
  if (is !== type) return `${element.key} is a ${element.type}, not ${JSON.stringify(value)}`;
  const options = element.options?.map((o) => o.value);
  const other = [value].flat().find((v) => options && !options.includes(v as string));
  return other === undefined
    ? undefined
    : `${element.key} is one of ${options?.join(', ')}, not ${JSON.stringify(other)}`;
}
