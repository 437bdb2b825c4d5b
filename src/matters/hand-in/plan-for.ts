/** What would it take: the planner with everything that is already known of the person. Stores nothing. */
import { legalDay, type Calendar } from '../../calendar/index.ts';
import { currentCatalogue, type Catalogue } from '../../catalogue/index.ts';
import type { People, PlanContext } from '../../people/index.ts';
import { derivePlan, type KnownFact, type Plan } from '../../planner/index.ts';
import type { House, JsonValue, Refusal } from '../../platform/index.ts';
import type { AreaReport } from '../area/of-area.ts';
import { allReports, reportsFor } from '../area/reports.ts';
import { calendarInForce } from '../calendar/in-force.ts';

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

/** What a plan rests on besides the answers: an edition, the calendar in force, the reports on areas. */
export interface Ground {
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
  readonly reports: readonly AreaReport[];
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
  return { plan: planOn(await groundOf(house, catalogue), { ...order, known, today }), catalogue, known };
}

/** The ground as it is now, under this edition. */
export async function groundOf(house: House, catalogue: Catalogue): Promise<Ground> {
  const [{ calendar }, reports] = await Promise.all([calendarInForce(house), allReports(house)]);
  return { catalogue, calendar, reports };
}

/** The plan with the ground in hand, as of `today`: the same for the same arguments. Nothing is known but what `known` says. */
export function planOn(
  { catalogue, calendar, reports }: Ground,
  {
    theme,
    answers,
    today,
    without = [],
    known = nothingKnown,
  }: Omit<PlanOrder, 'person'> & { readonly today: string; readonly known?: PlanContext },
): Plan {
  const facts = factsKnown(catalogue, answers, known);
  return derivePlan(
    catalogue,
    {
      theme,
      facts,
      held: known.held,
      registries: Object.keys(catalogue.registries),
      areaReports: reportsFor(reports, valuesOf(facts), today),
      earlierFilings: known.earlierFilings.map(({ material, matter, on }) => ({ material, matter, on })),
      credit: known.credit,
      today,
      ...(without.length > 0 ? { without: without as NonNullable<Parameters<typeof derivePlan>[1]['without']> } : {}),
    },
    calendar,
  );
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
