/** What would it take: the planner with everything that is already known of the person. Stores nothing. */
import { legalDay } from '../calendar/index.ts';
import { allReports, reportsFor } from './area/reports.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import { calendarInForce } from './calendar/in-force.ts';
import type { People, PlanContext } from '../people/index.ts';
import type { House, JsonValue, Refusal } from '../platform/index.ts';
import { derivePlan, type KnownFact, type Plan } from '../planner/index.ts';
import { currentCatalogue } from './catalogue-of.ts';

export interface PlanOrder {
  readonly theme: string;
  readonly answers: Readonly<Record<string, JsonValue>>;
  /** The person whose data space may answer; absent for somebody who is not signed in. */
  readonly person?: string;
  readonly without?: readonly string[];
}

export interface Planned {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly known: PlanContext;
}

/** Nothing is known of the person but what is answered. */
export const nothingKnown: PlanContext = { facts: {}, held: [], earlierFilings: [], credit: 'good' };

/** Derives the plan on the catalogue in force. Refused: a theme that does not exist. */
export async function planFor(house: House, order: PlanOrder): Promise<Planned | Refusal> {
  const catalogue = await currentCatalogue(house);
  if (!Object.hasOwn(catalogue.themes, order.theme))
    return { refused: 'theme-not-found', detail: { theme: order.theme } };
  const known =
    order.person === undefined ? nothingKnown : await house.room<People>('people').planContext(order.person);
  const today = legalDay(house.clock.now());
  const facts = factsKnown(catalogue, order.answers, known);
  const plan = derivePlan(
    catalogue,
    {
      theme: order.theme,
      facts,
      held: known.held,
      registries: Object.keys(catalogue.registries),
      areaReports: reportsFor(await allReports(house), valuesOf(facts), today),
      earlierFilings: known.earlierFilings.map(({ material, matter, on }) => ({ material, matter, on })),
      credit: known.credit,
      today,
      ...(order.without && order.without.length > 0
        ? { without: order.without as NonNullable<Parameters<typeof derivePlan>[1]['without']> }
        : {}),
    },
    (await calendarInForce(house)).calendar,
  );
  return { plan, catalogue, known };
}

/** The bare values of facts. */
export const valuesOf = (facts: Readonly<Record<string, KnownFact>>): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(Object.entries(facts).map(([element, fact]) => [element, fact.value]));

/** Answers of the person beside what registries and the profile say; an answer wins, for the person knows. Unknown keys are dropped. */
export function factsKnown(
  catalogue: Catalogue,
  answers: PlanOrder['answers'],
  known: PlanContext,
): Record<string, KnownFact> {
  const facts: Record<string, KnownFact> = {};
  for (const [element, fact] of Object.entries(known.facts))
    if (Object.hasOwn(catalogue.elements, element)) facts[element] = fact;
  for (const [element, value] of Object.entries(answers)) {
    if (Object.hasOwn(catalogue.elements, element)) facts[element] = { value, source: 'answer' };
  }
  return facts;
}
