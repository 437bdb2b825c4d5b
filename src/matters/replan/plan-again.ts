/**
 * Planning again for a running matter, before the command that records it. Both plans are made on the same day from the same knowledge, so
 * that only the changed facts, or the changed catalogue, make the difference.
 */
import { legalDay } from '../../calendar/index.ts';
import { catalogueOf, type Catalogue, type CatalogueService } from '../../catalogue/index.ts';
import type { People } from '../../people/index.ts';
import { derivePlan, difference, slicePlan, tellDifference, type Plan } from '../../planner/index.ts';
import type { House, JsonValue, Refusal } from '../../platform/index.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { flowOf } from '../hand-in/flow.ts';
import { allReports, reportsFor } from '../area/reports.ts';
import { factsKnown, valuesOf } from '../hand-in/plan-for.ts';
import { mattersService } from '../service.ts';
import type { MatterState } from '../state.ts';
import { changesOf, idsFor, isBetter, onlyBetter } from '../decide/replan/changes.ts';
import type { Different, Replanned, Told } from '../decide/replan/replanned.ts';

/** Plans again. Refused: no such matter or edition, an element that the catalogue does not have, questions or answers that stay open. */
export async function replan(house: House, matterId: string, different: Different): Promise<Told | Refusal> {
  const matters = mattersService(house);
  const state = await matters.state(matterId);
  if (!state) return { refused: 'matter-not-found' };
  const old = await catalogueOf(house, state.head.catalogue);
  const next = 'catalogue' in different ? await editionOf(house, different.catalogue) : old;
  if (!next) return { refused: 'catalogue-edition-not-found' };
  const changed = 'facts' in different ? different.facts : {};
  const stranger = Object.keys(changed).find((element) => !Object.hasOwn(old.elements, element));
  if (stranger !== undefined) return { refused: 'element-not-found', detail: { element: stranger } };
  const answers = await matters.answers(matterId);
  const plan = planner(house, state);
  const wholeBefore = await plan(old, answers);
  const slice = sliceOf(state, wholeBefore);
  const before = slice(wholeBefore);
  const after = slice(await plan(next, { ...answers, ...changed }));
  const open = openIn(after, { ...answers, ...changed });
  if (open) return open;
  return {
    ...foundIn(state, before, after, next, different),
    seq: state.head.seq,
    from: old.version,
    to: next.version,
    visits: { from: before.metrics.visits, to: after.metrics.visits },
    told: tellDifference(before, after),
  };
}

const editionOf = async (house: House, hash: string): Promise<Catalogue | undefined> =>
  await house.room<CatalogueService>('catalogue').version(hash);

/** Plans for the applicant of a matter with what is known of them today, but for what this matter itself gave them. */
function planner(house: House, { head, cases }: MatterState) {
  const own = new Set(Object.values(cases).flatMap((one) => one.certificates.map((each) => each.identifier)));
  return async (catalogue: Catalogue, answers: Readonly<Record<string, JsonValue>>): Promise<Plan> => {
    const known = await house.room<People>('people').planContext(head.applicant);
    const items = head.theme === null ? Object.values(cases).map((one) => one.spec.item) : undefined;
    const facts = factsKnown(catalogue, answers, known);
    const today = legalDay(house.clock.now());
    return derivePlan(
      catalogue,
      {
        ...(head.theme === null ? {} : { theme: head.theme }),
        ...(items === undefined ? {} : { items }),
        facts,
        held: known.held.filter((one) => !own.has(one.identifier)),
        registries: Object.keys(catalogue.registries),
        areaReports: reportsFor(await allReports(house), valuesOf(facts), today),
        earlierFilings: known.earlierFilings.filter((one) => one.matter !== head.id),
        credit: known.credit,
        today,
      },
      (await calendarInForce(house)).calendar,
    );
  };
}

/** A matter that took only part of its theme (one policy, one stage) is planned again as that part: what it never had does not come by itself. */
function sliceOf({ cases }: MatterState, before: Plan): (plan: Plan) => Plan {
  const own = new Set(Object.values(cases).map((one) => one.spec.item));
  const left = new Set(before.items.map((item) => item.id).filter((id) => !own.has(id)));
  if (left.size === 0) return (plan) => plan;
  return (plan) => slicePlan(plan, new Set(plan.items.map((item) => item.id).filter((id) => !left.has(id))));
}

function openIn(plan: Plan, answers: Readonly<Record<string, JsonValue>>): Refusal | undefined {
  const isUncertain = [...plan.items, ...plan.needs].some((one) => !one.certain);
  if (isUncertain && plan.questions.length > 0)
    return { refused: 'questions-open', detail: { elements: plan.questions.map((one) => one.element) } };
  const missing = plan.forms
    .flatMap((form) => form.fields)
    .filter((field) => field.required && field.prefilled === undefined && answers[field.element] === undefined)
    .map((field) => field.element);
  return missing.length > 0 ? { refused: 'answers-missing', detail: { elements: [...new Set(missing)] } } : undefined;
}

function foundIn(
  state: MatterState,
  before: Plan,
  after: Plan,
  next: Catalogue,
  different: Different,
): Pick<Replanned, 'changes' | 'difference' | 'isBetter' | 'stops'> {
  const ids = idsFor(
    state,
    after.items.map((item) => item.id),
  );
  const all = changesOf(state, flowOf(after, next, ids));
  const isLate = (id: string): boolean => state.cases[id]?.overdue.includes('statutory') ?? false;
  const changes =
    'cause' in different && different.cause === 'law'
      ? { ...all, cases: all.cases.map((one) => (isLate(one.case) ? onlyBetter(one) : one)) }
      : all;
  const diff = difference(before, after);
  const old = new Set(before.findings.map((one) => one.id));
  return {
    changes,
    difference: diff,
    isBetter: isBetter(diff, changes),
    stops: after.findings
      .filter((one) => one.kind === 'stop' && one.certain && !old.has(one.id))
      .map((one) => one.text),
  };
}
