/** The matter as one page, by who asks: its people and the centre see it whole, an organ its own cases, nobody more than they need. */
import { legalDay } from '../../calendar/index.ts';
import type { Fact } from '../../journal/index.ts';
import type { People, PersonCard } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { calendarInForce, type InForce } from '../calendar/in-force.ts';
import { casesSeen, maySee, stands, worksOn } from '../access.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import { colourOf } from '../clock/clock.ts';
import { permittedActions } from '../decide.ts';
import { matterFact, type MatterFact } from '../facts.ts';
import { acting, coversOf } from '../perform.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import { caseView } from './case-view.ts';
import type { Seen } from './seen.ts';
import { recordLook } from '../looks/recorded.ts';
import { namesFor, type Names } from './names.ts';
import { jointView } from './joint-view.ts';
import { nextOf } from './next.ts';
import { promiseShown } from './promised.ts';
import { replanningsOf } from './replannings.ts';
import { daysAbove } from './above-view.ts';
import { surveysView } from './survey-view.ts';
import { bookingsView } from './visit-view.ts';
import { reliefView } from './relief-view.ts';
import { accountsIn, timeline, type RecordedFact } from './timeline.ts';
import { type Loaded, loadMatter } from './loaded.ts';
import { materialsOf } from './papers-view.ts';
import { noticesOf, correctionOf } from './notices-view.ts';
import { lookerOf, applicantView, answersOf } from './people-view.ts';

/** GET /api/matters/:id. A matter that the actor may not see is not found: its existence is nobody's business. */
export async function viewMatter(
  house: House,
  actor: Actor,
  matterId: string,
  options: { readonly isGlassBroken?: boolean } = {},
): Promise<MatterView | Refusal> {
  const loaded = await loadMatter(house, matterId);
  if (!loaded) return { refused: 'matter-not-found' };
  const sees = options.isGlassBroken ? 'whole' : maySee(loaded.state, acting(actor));
  if (sees === 'none') return { refused: 'matter-not-found' };
  const catalogue = await catalogueOf(house, loaded.state.head.catalogue);
  const names = await namesFor(house, catalogue, [
    ...loaded.facts.map((fact) => fact.actor.id),
    ...presidersOf(loaded.state),
    ...(actor.kind === 'staff' ? accountsIn(loaded.facts.map(matterFact)) : []),
  ]);
  const { applicant } = loaded.state.head;
  const card = (await house.room<People>('people').cards([applicant])).get(applicant);
  if (actor.kind === 'staff' && !options.isGlassBroken) {
    await recordLook(house, actor, applicant, matterId);
  }
  const inForce = await calendarInForce(house);
  const covers = await coversOf(house, actor);
  return buildView(house, actor, { ...loaded, inForce, covers }, sees, catalogue, names, card);
}

const presidersOf = (state: MatterState): readonly string[] =>
  Object.values(state.cases).flatMap((one) => one.hearing?.presider ?? []);

function buildView(
  house: House,
  actor: Actor,
  {
    state,
    facts,
    inForce: { almanac, calendar },
    covers,
  }: Loaded & { readonly inForce: InForce; readonly covers: readonly string[] },
  sees: 'whole' | 'own-cases',
  catalogue: Catalogue,
  names: Names,
  card: PersonCard | undefined,
): MatterView {
  const { head } = state;
  const today = legalDay(house.clock.now());
  const read = facts.map(matterFact);
  const isStaff = actor.kind === 'staff';
  const now = house.clock.now().toISOString();
  const seen: Seen = { state, facts: read, names, almanac, calendar, today, now, isStaff };
  const all = Object.values(state.cases);
  const cases = sees === 'whole' ? all : casesSeen(state, acting(actor));
  const ids = new Set(cases.map((one) => one.spec.case));
  const isOwn = stands('own', state, acting(actor));
  const views = cases.map((one) => caseView(seen, one));
  const until = head.completedAt ? legalDay(head.completedAt) : today;
  return {
    id: head.id,
    number: head.number,
    seq: head.seq,
    theme: head.theme,
    title: head.title,
    status: head.status,
    receivedAt: head.receivedAt,
    completedAt: head.completedAt ?? null,
    channel: head.channel,
    delivery: head.delivery,
    site: head.site,
    catalogue: head.catalogue,
    ...promiseShown(state, almanac),
    elapsedDays: (Date.parse(until) - Date.parse(head.receivedOn)) / 86_400_000,
    workingDays: almanac.used(head.receivedOn, until),
    workingDaysAbove: daysAbove(
      views.map((one) => one.above),
      almanac,
      head.receivedOn,
      until,
    ),
    visits: head.visits,
    violations: isStaff ? head.violations : 0,
    sees,
    isOwn,
    applicant: applicantView(card, isOwn || isStaff || actor.kind === 'system'),
    mayUnmask: worksOn(state, acting(actor)),
    answers: answersOf(facts, catalogue, lookerOf(state, actor, isOwn)),
    next: nextOf(state, names, almanac),
    cases: views,
    materials: cases.flatMap((one) => materialsOf(state, facts, read, one, names)),
    notices: noticesOf(state, read, names, ids).filter((one) => !isOwn || one.content['to'] === undefined),
    correction: correctionOf(state, read, ids),
    obligations: Object.entries(state.ledger.obligations)
      .filter(([, each]) => ids.has(each.case))
      .map(([obligation, each]) => ({
        obligation,
        case: each.case,
        kind: each.kind,
        due: each.due.on,
        state: each.state,
        need: each.need ?? null,
        colour: each.state === 'closed' ? 'none' : colourOf(each.due, today, almanac),
        text: obligationText(read, obligation),
      })),
    conditions: Object.entries(state.ledger.conditions ?? {})
      .filter(([, each]) => ids.has(each.case))
      .map(([condition, each]) => ({ condition, ...each, checkerName: names.organ(each.checker) })),
    ...reliefView(state, read, ids),
    ...jointView(state, read, { ids, isStaff }, names),
    surveys: [...surveysView(state, read, ids, names)],
    bookings: bookingsView(seen, ids, names),
    joints: Object.entries(state.ledger.joints).map(([joint, each]) => ({
      joint,
      tasks: [...each.tasks],
      scheduledAt: each.scheduledAt ?? null,
      isCompleted: each.isCompleted,
    })),
    handOvers: Object.entries(state.ledger.handOvers ?? {})
      .filter(([, one]) => one.cases.some((id) => ids.has(id)))
      .map(([sheet, one]) => ({
        sheet,
        organ: one.organ,
        organName: names.organ(one.organ),
        cases: one.cases.filter((id) => ids.has(id)),
        papers: one.papers.filter((paper) => ids.has(paper.case)).map((paper) => ({ ...paper })),
        isTaken: one.isTaken,
      })),
    replannings: replanningsOf(state, read),
    timeline: timeline(facts.map(recorded), names, {
      isStaff,
      ...(sees === 'whole' ? {} : { ofCases: ids }),
    }),
    permittedActions: permittedActions(state, { ...acting(actor), covers })
      .filter((one) => one.case === undefined || ids.has(one.case))
      .map((one) => ({ ...one })),
  };
}

const recorded = (fact: Fact): RecordedFact => ({
  fact: matterFact(fact),
  recordedAt: fact.recordedAt,
  actor: fact.actor,
});

const obligationText = (read: readonly MatterFact[], id: string): string => {
  const opened = read.find((fact) => fact.name === 'obligation-opened' && fact.data.obligation === id);
  return opened?.name === 'obligation-opened' ? opened.data.text : id;
};
