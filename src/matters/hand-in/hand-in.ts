/** Handing in: plan again on the server, check what was given, and receive. The server's plan is the one that counts. */
import { legalDay } from '../../calendar/index.ts';
import { filingGate, recordRefusedFiling } from '../../catalogue/index.ts';
import { personal } from '../../journal/index.ts';
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Refusal, type Cause } from '../../platform/index.ts';
import { slipEntered } from '../counter/outage-slips.ts';
import type { Given } from '../shapes.ts';
import { fileNamesFrom } from '../file-names.ts';
import { flowOf, type Renews } from './flow.ts';
import { matterPlace, placeOf } from '../ids.ts';
import { performHandIn, readState } from '../perform.ts';
import { planFor, type Planned } from './plan-for.ts';
import type { HandedIn, HandInBody, OutageBody, OutageEntered } from '../schema.ts';
import type { FactData } from '../facts.ts';
import { siteGate } from './site-gate.ts';
import { isMinor, onSafetyList, termsOf } from './terms.ts';

/** Hands a matter in. Refused: a stop of the theme, open questions, missing answers, unknown needs, files that nobody uploaded, no power to act. */
export async function handIn(house: House, actor: Actor, body: HandInBody, cause: Cause): Promise<HandedIn | Refusal> {
  if (body.late !== undefined && !actor.roles.includes('window-clerk'))
    return { refused: 'not-permitted', detail: { command: 'hand-in' } };
  const parties = await partiesOf(house, actor, body);
  if (isRefusal(parties)) return parties;
  const planned = await planFor(house, {
    theme: body.theme,
    answers: body.answers as Record<string, JsonValue>,
    person: parties.applicant,
  });
  if (isRefusal(planned)) return planned;
  return await receivePlanned(house, planned, { actor, parties, body }, cause);
}

/** Who hands in what; `window` is the counter, where the hall counts them. */
export interface HandingIn {
  readonly actor: Actor;
  readonly parties: Parties;
  readonly body: Omit<HandInBody, 'theme'> & { readonly theme: string | null };
  readonly window?: string;
  /** Items whose permits are renewed, each with the last day of the permit that runs. */
  readonly renews?: Renews;
  /** On which certificate they are applied for again: it lies with the certificate, and each item is asked for once at a time. */
  readonly on?: { readonly certificate: string; readonly cell: number };
}

/** Hands in what a plan of the server says: a whole theme, or one stage of a project. */
export async function receivePlanned(
  house: House,
  planned: Planned,
  { actor, parties, body, window, renews, on }: HandingIn,
  cause: Cause,
): Promise<HandedIn | Refusal> {
  const answers = body.answers as Record<string, JsonValue>;
  const ids = planned.plan.items.map((item) => item.id);
  const elsewhere = parties.receivedBy === null ? undefined : siteGate(planned.catalogue, body.site, ids);
  const obstacle = obstacleOf(planned, answers) ?? elsewhere ?? (await offTheLists(house, planned, actor, cause));
  if (obstacle) return obstacle;
  const materials = await materialsOf(house, planned, body, parties);
  if (isRefusal(materials)) return materials;
  const place = on
    ? matterPlace(cause.actor, cause.idempotencyKey, [on.cell])
    : await placeOf(house.generations, cause, async (id) => (await readState(house.db, id)) !== undefined);
  const received = receivedOf(planned, parties, body, materials);
  const cases = flowOf(planned.plan, planned.catalogue, undefined, { ...prefilledBy(planned), ...answers }, renews);
  const done = await performHandIn(
    house,
    place,
    {
      received,
      cases,
      inPerson: received.channel === 'window',
      terms: termsOf(planned.plan, planned.catalogue, await signerOf(house, parties.applicant)),
      signed: body.signed ?? [],
      onSafetyList: onSafetyList(planned.catalogue, cases),
      credit: planned.known.credit,
      ...(window === undefined ? {} : { window }),
    },
    actor,
    cause,
    body.late,
    on && { certificate: on.certificate, items: ids },
  );
  if (isRefusal(done)) return done;
  return { matterId: place.matterId, ...(await slip(house, place.matterId)) };
}

/** Refused where an item stands on no list; supervision reads of every attempt. */
async function offTheLists(house: House, planned: Planned, actor: Actor, cause: Cause): Promise<Refusal | undefined> {
  const refusal = filingGate(
    planned.catalogue,
    planned.plan.items.map((item) => item.id),
    legalDay(house.clock.now().toISOString()),
  );
  if (refusal) await recordRefusedFiling(house, planned.catalogue, refusal, { actor, cause: cause.idempotencyKey });
  return refusal;
}

/** A minor's guardian signs in their place. */
async function signerOf(house: House, applicant: string): Promise<'self' | 'guardian'> {
  const card = (await house.room<People>('people').cards([applicant])).get(applicant);
  const today = legalDay(house.clock.now().toISOString());
  return card?.kind === 'person' && isMinor(card.identity, today) ? 'guardian' : 'self';
}

export interface Parties {
  readonly applicant: string;
  readonly agent: string | null;
  readonly receivedBy: string | null;
}

async function partiesOf(house: House, actor: Actor, body: HandInBody): Promise<Parties | Refusal> {
  if (actor.kind === 'staff') {
    if (!actor.roles.includes('window-clerk')) return { refused: 'not-permitted', detail: { command: 'hand-in' } };
    const stands = body.applicant ?? actor.onBehalfOf;
    if (stands === undefined) return { refused: 'applicant-missing' };
    if (actor.onBehalfOf !== undefined && stands !== actor.onBehalfOf)
      return { refused: 'not-permitted', detail: { command: 'hand-in' } };
    const card = (await house.room<People>('people').cards([stands])).get(stands);
    return card ? { applicant: card.personId, agent: null, receivedBy: actor.id } : { refused: 'applicant-missing' };
  }
  if (body.applicant !== undefined && body.applicant !== actor.id && body.applicant !== actor.onBehalfOf)
    return { refused: 'not-permitted', detail: { command: 'hand-in' } };
  const principal = actor.onBehalfOf;
  if (principal === undefined || principal === actor.id) return { applicant: actor.id, agent: null, receivedBy: null };
  const may = await house.room<People>('people').mayActFor(actor.id, principal, body.theme);
  return may ? { applicant: principal, agent: actor.id, receivedBy: null } : { refused: 'no-mandate' };
}

function obstacleOf({ plan, catalogue }: Planned, answers: Record<string, JsonValue>): Refusal | undefined {
  const stop = plan.findings.find((finding) => finding.kind === 'stop' && finding.certain);
  if (stop)
    return {
      refused: 'stopped-by-law',
      detail: { stop: stop.id, zh: stop.text.zh, en: stop.text.en, remedy: stop.remedy?.zh ?? '' },
    };
  if (plan.items.length === 0) return { refused: 'nothing-to-handle' };
  const isUncertain = [
    ...plan.items,
    ...plan.needs,
    ...plan.findings.filter((finding) => finding.kind === 'stop'),
  ].some((one) => !one.certain);
  if (isUncertain && plan.questions.length > 0)
    return { refused: 'questions-open', detail: { elements: plan.questions.map((question) => question.element) } };
  const fields = plan.forms
    .flatMap((form) => form.fields)
    .filter((field) => field.required && field.prefilled === undefined);
  const missing = fields.filter((field) => !isAnswered(answers[field.element])).map((field) => field.element);
  if (missing.length > 0)
    return {
      refused: 'answers-missing',
      detail: {
        elements: [...new Set(missing)],
        labels: missing.map((element) => catalogue.elements[element]?.label.zh ?? element),
      },
    };
  return undefined;
}

const isAnswered = (value: JsonValue | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Uploaded files bound to their needs, and what organs hold already, each with its reference. */
async function materialsOf(
  house: House,
  { plan, known }: Planned,
  body: Pick<HandInBody, 'materials'>,
  parties: Parties,
): Promise<readonly Given[] | Refusal> {
  const given = new Map<string, Given>();
  for (const paper of body.materials) {
    const need = plan.needs.find((one) => one.id === paper.need);
    if (!need) return { refused: 'need-not-found', detail: { need: paper.need } };
    if (paper.sha256 === undefined) {
      const seen = seenOnPaper(need, paper, parties);
      if (isRefusal(seen)) return seen;
      given.set(need.id, seen);
      continue;
    }
    if (!(await house.files.has(paper.sha256))) return { refused: 'file-not-found', detail: { need: paper.need } };
    given.set(need.id, {
      need: need.id,
      material: paper.material ?? need.material,
      way: 'upload',
      sha256: paper.sha256,
      reference: null,
    });
  }
  for (const need of plan.needs) {
    if (given.has(need.id)) continue;
    const filed =
      need.chosen.kind === 'earlier-filing'
        ? known.earlierFilings.find((one) => need.materials.includes(one.material))
        : undefined;
    if (filed)
      given.set(need.id, {
        need: need.id,
        material: filed.material,
        way: 'earlier-filing',
        sha256: filed.sha256,
        reference: filed.matter,
      });
    if (need.chosen.kind === 'certificate' || need.chosen.kind === 'registry' || need.chosen.kind === 'area-report') {
      given.set(need.id, {
        need: need.id,
        material: need.material,
        way: need.chosen.kind,
        sha256: null,
        reference: need.chosen.id ?? null,
      });
    }
  }
  return [...given.values()];
}

/** What the forms say without anybody having typed it: the amount of a policy counts on it as on an answer. */
const prefilledBy = ({ plan }: Pick<Planned, 'plan'>): Record<string, JsonValue> =>
  Object.fromEntries(
    plan.forms
      .flatMap((form) => form.fields)
      .flatMap((field) =>
        field.prefilled === undefined ? [] : [[field.element, field.prefilled.value as JsonValue] as const],
      ),
  );

/** Words by which a paper that nobody scanned is described. */
const paperWords = { original: '原件', copy: '复印件' } as const;

/** A paper that the clerk saw and described; only at a window, and only where the item lets its original do. */
function seenOnPaper(
  need: Planned['plan']['needs'][number],
  given: HandInBody['materials'][number],
  { receivedBy }: Parties,
): Given | Refusal {
  if (!given.paper) return { refused: 'paper-not-described', detail: { need: need.id } };
  if (receivedBy === null || !need.ways.some((way) => way.kind === 'original-at-window'))
    return { refused: 'paper-needs-scan', detail: { need: need.id } };
  const reference = `${paperWords[given.paper.kind]}${given.paper.pages}页`;
  return { need: need.id, material: given.material ?? need.material, way: 'paper', sha256: null, reference };
}

function receivedOf(
  { plan, catalogue }: Planned,
  parties: Parties,
  body: HandingIn['body'],
  materials: readonly Given[],
): FactData<'matter-received'> {
  const channel = body.channel ?? (parties.receivedBy === null ? 'online' : 'window');
  return {
    theme: body.theme,
    title: plan.title,
    district: plan.district,
    districtCode: catalogue.district.code.slice(0, 6),
    districtName: catalogue.district.name.zh,
    catalogue: catalogue.version,
    ...parties,
    channel,
    site: body.site ?? (channel === 'window' ? (Object.keys(catalogue.sites)[0] ?? null) : null),
    delivery: body.delivery ?? 'electronic',
    electronicService: body.electronicService ?? channel === 'online',
    answers: personal(parties.applicant, { ...prefilledBy({ plan }), ...body.answers } as JsonValue),
    fileNames: personal(parties.applicant, { ...fileNamesFrom(body.materials) }),
    materials: [...materials],
    choices: body.choices ?? {},
    promisedOn: plan.schedule.promised.date,
  };
}

async function slip(house: House, matterId: string): Promise<Omit<HandedIn, 'matterId'>> {
  const found = await readState(house.db, matterId);
  if (!found) throw new Error(`${matterId} was received and cannot be read`);
  const { head, cases } = found.state;
  return {
    number: head.number,
    receivedAt: head.receivedAt,
    promisedOn: head.promisedOn,
    cases: Object.keys(cases).length,
  };
}

/** What was received on paper while the system was down. Each slip is a hand-in of its own: the day it happened counts, the log is its evidence. */
export async function enterOutage(house: House, actor: Actor, body: OutageBody, cause: Cause): Promise<OutageEntered> {
  const entries: OutageEntered['entries'] = [];
  for (const { slip, occurredAt, handIn: given } of body.entries) {
    const late = { occurredAt, evidence: `${body.outage} ${slip}` };
    const own = { ...cause, idempotencyKey: `${cause.idempotencyKey}:${slip}` };
    const done = await handIn(house, actor, { channel: 'window', ...given, late }, own);
    if (!isRefusal(done)) {
      await slipEntered(house, actor, { outage: body.outage, slip, matterId: done.matterId });
      if (given.draft !== undefined)
        await house.room<People>('people').markHandedIn(given.draft, done.matterId, `hand-in:${done.matterId}`);
    }
    entries.push(
      isRefusal(done)
        ? { slip, matterId: null, number: null, refused: done.refused }
        : { slip, matterId: done.matterId, number: done.number, refused: null },
    );
  }
  return { entries };
}
