/** The matter as one page, by who asks: its people and the centre see it whole, an organ its own cases, nobody more than they need. */
import { legalDay } from '../../calendar/index.ts';
import { follow, isErased, reveal, type Fact } from '../../journal/index.ts';
import type { People, PersonCard } from '../../people/index.ts';
import type { Actor, House, JsonValue, Refusal } from '../../platform/index.ts';
import { mask } from '../../vocabulary/index.ts';
import { calendarInForce, type InForce } from '../calendar/in-force.ts';
import { casesOfOrgan, casesSeen, maySee, stands, worksOn } from '../access.ts';
import { catalogueOf } from '../../catalogue/index.ts';
import { colourOf } from '../clock/clock.ts';
import { permittedActions } from '../decide.ts';
import { matterFact, type MatterFact } from '../facts.ts';
import { fileNameOf, fileNamesOf } from '../file-names.ts';
import { cellOf } from '../ids.ts';
import { acting, coversOf, readState } from '../perform.ts';
import type { MaterialView, MatterView } from '../schema.ts';
import { type CaseState, type MatterState } from '../state.ts';
import { isGivenByOthers, paperOf } from '../state/papers.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import { caseView } from './case-view.ts';
import type { Seen } from './seen.ts';
import { recordLook } from '../looks/recorded.ts';
import { maskedAnswer, type Looker } from '../looks/masked.ts';
import { namesFor, type Names } from './names.ts';
import { jointView } from './joint-view.ts';
import { nextOf } from './next.ts';
import { promiseShown } from './promised.ts';
import { replanningsOf } from './replannings.ts';
import { daysAbove } from './above-view.ts';
import { surveysView } from './survey-view.ts';
import { bookingsView } from './visit-view.ts';
import { reliefView } from './relief-view.ts';
import { timeline, type RecordedFact } from './timeline.ts';

export interface Loaded {
  readonly state: MatterState;
  readonly facts: readonly Fact[];
}

/** State and facts of a matter with personal values in place. */
export async function loadMatter(house: House, matterId: string): Promise<Loaded | undefined> {
  const found = await readState(house.db, matterId);
  const cell = cellOf(matterId);
  if (!found || cell === undefined) return undefined;
  const facts = await follow(house, 'cell', cell, matterId, 0);
  return {
    state: found.state,
    facts: await reveal(house, 'cell', cell, facts),
  };
}

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
  const seen: Seen = { state, facts: read, names, almanac, calendar, today, now: house.clock.now().toISOString() };
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
    violations: actor.kind === 'staff' ? head.violations : 0,
    sees,
    isOwn,
    applicant: applicantView(card, isOwn || actor.kind === 'staff' || actor.kind === 'system'),
    mayUnmask: worksOn(state, acting(actor)),
    answers: answersOf(facts, catalogue, lookerOf(state, actor, isOwn)),
    next: nextOf(state, names),
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
    ...jointView(state, read, { ids, isStaff: actor.kind === 'staff' }, names),
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
      isStaff: actor.kind === 'staff',
      ...(sees === 'whole' ? {} : { ofCases: ids }),
    }),
    permittedActions: permittedActions(state, { ...acting(actor), covers })
      .filter((one) => one.case === undefined || ids.has(one.case))
      .map((one) => ({ ...one })),
  };
}

const lookerOf = (state: MatterState, actor: Actor, isOwn: boolean): Looker =>
  isOwn
    ? 'own'
    : casesOfOrgan(state, actor.organ ?? '').length > 0 || actor.onBehalfOf === state.head.applicant
      ? 'handling'
      : 'knowing';

const recorded = (fact: Fact): RecordedFact => ({
  fact: matterFact(fact),
  recordedAt: fact.recordedAt,
  actor: fact.actor,
});

/** Own data whole to oneself, masked on staff's screens; unmasking is its own act. */
function applicantView(card: PersonCard | undefined, may: boolean): MatterView['applicant'] {
  return card && may
    ? {
        name: card.name,
        identity: mask('resident-id', card.identity),
        phone: mask('phone', card.phone),
      }
    : null;
}

/** The answers of the form, with labels; erased ones say so. */
export function answersOf(facts: readonly Fact[], catalogue: Catalogue, looker: Looker): MatterView['answers'] {
  const data = facts[0]?.data as { answers?: JsonValue } | undefined;
  const answers = data?.answers;
  if (answers === undefined || answers === null || isErased(answers) || typeof answers !== 'object') return [];
  return Object.entries(answers as Record<string, JsonValue>).map(([element, value]) => {
    const known = catalogue.elements[element];
    return {
      element,
      label: known?.label ?? { zh: element, en: element },
      subject: known?.subject ?? 'matter',
      value: maskedAnswer(known, value, looker),
    };
  });
}

function materialsOf(
  state: MatterState,
  facts: readonly Fact[],
  read: readonly MatterFact[],
  one: CaseState,
  names: Names,
): MaterialView[] {
  const files = fileNamesOf(facts);
  const [received] = read;
  const receivedBy = received?.name === 'matter-received' ? received.data.receivedBy : null;
  const asked = new Set(
    read.flatMap((fact) =>
      fact.name === 'supplement-asked' && fact.data.case === one.spec.case ? [fact.data.need] : [],
    ),
  );
  const checks = read.flatMap((fact) =>
    fact.name === 'materials-checked' && fact.data.case === one.spec.case ? fact.data.checks : [],
  );
  return one.spec.needs.map((need) => {
    const paper = paperOf(state, one, need.need);
    const promise = Object.values(state.ledger.obligations).find(
      (each) => each.need === need.need && each.state !== 'closed',
    );
    const isOnPaper = paper?.way === 'paper';
    const isFetched = paper ? paper.sha256 === null && !isOnPaper : isGivenByOthers(need.way);
    const status = isFetched
      ? 'fetched'
      : paper
        ? 'given'
        : promise
          ? 'later'
          : asked.has(need.need)
            ? 'asked'
            : 'missing';
    const verdict = one.checks[need.need] ?? null;
    return {
      need: need.need,
      case: one.spec.case,
      name: need.name,
      line: need.line,
      key: need.key,
      way: paper?.way ?? need.way,
      gate: need.gate,
      state: status,
      sha256: paper?.sha256 ?? null,
      fileName: fileNameOf(files, need.need, paper?.sha256 ?? null),
      verdict,
      problem:
        verdict === null || verdict === 'fits'
          ? null
          : (checks.findLast((check) => check.need === need.need)?.problem ?? null),
      onPaper: isOnPaper
        ? { text: paper.reference ?? '', seenBy: receivedBy === null ? null : names.staff(receivedBy) }
        : null,
      originalSeen: checks.findLast((check) => check.need === need.need)?.originalSeen === true,
      due: promise?.due.on ?? null,
    };
  });
}

function noticesOf(
  state: MatterState,
  read: readonly MatterFact[],
  names: Names,
  ids: ReadonlySet<string>,
): MatterView['notices'] {
  return read.flatMap((fact) => {
    if (fact.name !== 'notice-issued' || !fact.data.cases.some((one) => ids.has(one))) return [];
    const { notice, kind, number, cases, organ, content } = fact.data;
    const served = read.find((other) => other.name === 'notice-served' && other.data.notice === notice);
    return [
      {
        notice,
        kind,
        number,
        cases,
        at: fact.at,
        isServed: state.ledger.notices[notice]?.isServed === true,
        content: content as Record<string, JsonValue>,
        servedBy: served?.name === 'notice-served' ? served.data.way : null,
        proof: served?.name === 'notice-served' && served.data.way !== 'electronic' ? `f${served.seq}` : null,
        servedAt: served?.name === 'notice-served' ? served.data.at : null,
        organName: organ === null ? null : names.organ(organ),
        seal: sealOf(read, notice),
        awaitsSeal: state.ledger.notices[notice]?.awaitsSeal !== undefined,
      },
    ];
  });
}

function sealOf(read: readonly MatterFact[], notice: string): MatterView['notices'][number]['seal'] {
  const used = read.findLast((fact) => fact.name === 'seal-used' && fact.data.notice === notice);
  return used?.name === 'seal-used' ? { kind: used.data.kind, letter: used.data.letterNumber } : null;
}

function correctionOf(
  state: MatterState,
  read: readonly MatterFact[],
  ids: ReadonlySet<string>,
): MatterView['correction'] {
  const open = state.ledger.corrections.find((each) => !each.isSupplied);
  const told = read.findLast((fact) => fact.name === 'correction-notified' && fact.data.notice === open?.notice);
  if (!open || told?.name !== 'correction-notified') return null;
  const nameOf = (id: string, need: string) =>
    state.cases[id]?.spec.needs.find((each) => each.need === need)?.name ?? {
      zh: need,
      en: need,
    };
  const defects = told.data.defects
    .filter((defect) => ids.has(defect.case))
    .map(({ case: id, need, problem, field }) => ({
      case: id,
      need,
      problem,
      field,
      name: nameOf(id, need),
    }));
  return { notice: open.notice, until: open.until.on, defects };
}

const obligationText = (read: readonly MatterFact[], id: string): string => {
  const opened = read.find((fact) => fact.name === 'obligation-opened' && fact.data.obligation === id);
  return opened?.name === 'obligation-opened' ? opened.data.text : id;
};
