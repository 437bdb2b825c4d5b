/** The old way against this one for a person who could be anybody: each open question is answered so that nothing stops the plan. */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue, DataElement, Mechanism, Text } from '../../catalogue/pure.ts';
import { compare, derivePlan, METRICS, type KnownFact, type Metrics, type PlanInput } from '../../planner/index.ts';

/** What GET /api/themes/:id/compare answers. Savings of mechanisms overlap and are never added up. */
export interface ThemeComparison {
  readonly version: string;
  readonly title: Text;
  readonly person: readonly { readonly element: DataElement; readonly value: unknown }[];
  readonly metrics: readonly (keyof Metrics)[];
  readonly baseline: Metrics & { readonly promised: string };
  readonly optimised: Metrics & { readonly promised: string };
  readonly mechanisms: readonly { readonly mechanism: Mechanism; readonly alone: Metrics; readonly leftOut: Metrics }[];
  readonly declined: readonly { readonly mechanism: Mechanism; readonly why: Text }[];
}

/** Compares for the default person of a theme of the catalogue. */
export function compareTheme(catalogue: Catalogue, theme: string, calendar: Calendar, today: string): ThemeComparison {
  const input = defaultPerson(catalogue, theme, calendar, today);
  const { baseline, optimised, mechanisms, declined, plans } = compare(catalogue, input, calendar);
  return {
    version: catalogue.version,
    title: plans.optimised.title,
    person: Object.entries(input.facts).flatMap(([key, { value }]) => {
      const element = catalogue.elements[key];
      return element ? [{ element, value }] : [];
    }),
    metrics: METRICS,
    baseline,
    optimised,
    mechanisms,
    declined,
  };
}

/** Answers every question that the planner asks; of the possible answers the first with which no stop is certain. */
function defaultPerson(catalogue: Catalogue, theme: string, calendar: Calendar, today: string): PlanInput {
  const nothing = { held: [], areaReports: [], earlierFilings: [], credit: 'good' as const };
  const base = { ...nothing, theme, today, registries: Object.keys(catalogue.registries) };
  const facts: Record<string, KnownFact> = {};
  const planWith = (more: Record<string, KnownFact>) =>
    derivePlan(catalogue, { ...base, facts: { ...facts, ...more } }, calendar);
  for (let plan = planWith({}); plan.questions[0] !== undefined; plan = planWith({})) {
    const key = plan.questions[0].element;
    const element = catalogue.elements[key];
    if (Object.hasOwn(facts, key) || !element) break;
    const choices = answersTo(element).map((value): KnownFact => ({ value, source: 'default' }));
    const good = choices.find(
      (fact) => !planWith({ [key]: fact }).findings.some((f) => f.kind === 'stop' && f.certain),
    );
    facts[key] = good ?? choices[0] ?? { value: null, source: 'default' };
  }
  return { ...base, facts };
}

function answersTo(element: DataElement): KnownFact['value'][] {
  if (element.type === 'boolean') return [false, true];
  if (element.type === 'list') return (element.options ?? []).map((option) => [option.value]);
  if (element.options) return element.options.map((option) => option.value);
  const within = (n: number): number => Math.min(Math.max(n, element.minimum ?? n), element.maximum ?? n);
  return element.type === 'number' || element.type === 'integer' ? [within(100), within(10), within(1000)] : [null];
}
