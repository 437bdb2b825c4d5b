/** Benefits as the person sees them, and a run as the organ sees it. */
import { legalDay } from '../calendar/index.ts';
import { currentCatalogue, type Catalogue, type Item } from '../catalogue/index.ts';
import type { People } from '../people/index.ts';
import { holdsFor, type Actor, type House, type JsonValue, type Refusal } from '../platform/index.ts';
import { mask } from '../vocabulary/index.ts';
import { balanceOf } from '../matters/index.ts';
import { benefitState, cellOfPerson } from './perform.ts';
import { grantedItems } from './run.ts';
import type { Benefit, RunRows, RunSummary } from './schema.ts';
import * as store from './store.ts';

type Text = { readonly zh: string; readonly en: string };
interface Row {
  readonly benefit_id: string;
  readonly item: string;
  readonly organ: string;
  readonly period: number;
  readonly person: string;
  readonly outcome: Benefit['outcome'] & RunRows['outcome'];
  readonly amount: string;
  readonly missing: readonly string[];
  readonly because: Text | null;
  readonly until: string | null;
  readonly matter: string | null;
}

const sameInBoth = (text: string): Text => ({ zh: text, en: text });
const labelsOf = (catalogue: Catalogue, elements: readonly string[]): Text[] =>
  elements.map((element) => catalogue.elements[element]?.label ?? sameInBoth(element));

/** Whom the actor asks for: themselves, or who they act for. */
export const personOf = (actor: Actor): string => actor.onBehalfOf ?? actor.id;

/** Everything that runs found out about a person, offers first. */
export async function benefitsOf(house: House, actor: Actor): Promise<readonly Benefit[]> {
  const person = personOf(actor);
  const catalogue = await currentCatalogue(house);
  const rows = await house.db.read<Row>(store.ofPerson, [cellOfPerson(person, house.generations[0] ?? []), person]);
  if (rows.length === 0) return [];
  const known = (await house.room<People>('people').planContext(person)).facts;
  const found = await Promise.all(rows.map((row) => benefitOf(house, catalogue, row, known)));
  const order = ['offered', 'insufficient', 'confirmed', 'declined', 'lapsed', 'excluded'];
  return found.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

async function benefitOf(
  house: House,
  catalogue: Catalogue,
  row: Row,
  known: Readonly<Record<string, { readonly value: JsonValue; readonly source: string }>>,
): Promise<Benefit> {
  const item = catalogue.items[row.item];
  const state = await benefitState(house, row.benefit_id);
  const offer = state?.offer;
  const element = item?.policy?.automatic?.account ?? '';
  const account = known[element]?.source === 'registry' ? String(known[element].value) : null;
  const isLapsed = row.outcome === 'offered' && row.until !== null && legalDay(house.clock.now()) > row.until;
  return {
    benefit: row.benefit_id,
    item: row.item,
    itemName: offer?.itemName ?? item?.name ?? sameInBoth(row.item),
    organName: catalogue.organs[row.organ]?.name ?? sameInBoth(row.organ),
    period: row.period,
    outcome: isLapsed ? 'lapsed' : row.outcome,
    amount: Number(row.amount),
    rule: offer?.rule ?? null,
    used: offer ? usedIn(catalogue, offer) : [],
    missing: labelsOf(catalogue, row.missing),
    because: row.because,
    document: offer?.document ?? item?.policy?.document ?? null,
    fairnessReview: offer?.fairnessReview ?? item?.policy?.fairnessReview ?? null,
    basis: (offer?.basis ?? item?.basis ?? []).map((one) => ({ ...one })),
    until: row.until,
    matter: row.matter,
    served: state?.told?.way === 'electronic' ? { way: 'electronic', at: state.told.at } : null,
    theme: item ? (themeOf(catalogue, item) ?? null) : null,
    account,
  };
}

/** The theme in which an item may be declared. */
export const themeOf = (catalogue: Catalogue, item: Item): string | undefined =>
  Object.entries(catalogue.themes).find(([, theme]) => theme.goals.some((goal) => goal.item === item.id))?.[0];

type Offer = NonNullable<Awaited<ReturnType<typeof benefitState>>>['offer'];

/** What the registers said, with its labels. */
export function usedIn(catalogue: Catalogue, offer: Offer): Benefit['used'] {
  const values = offer.used as unknown as Readonly<Record<string, JsonValue>>;
  return offer.registers.map(({ element, register }) => ({
    label: catalogue.elements[element]?.label ?? sameInBoth(element),
    value: inWords(values[element]),
    register: catalogue.registries[register]?.name ?? sameInBoth(register),
  }));
}

const inWords = (value: JsonValue | undefined): string =>
  value === true ? '✓' : value === false ? '✗' : value === undefined || value === null ? '–' : String(value);

const atCentre = (actor: Actor): boolean => actor.roles.includes('coordinator') || actor.roles.includes('supervisor');
const isOwn = (actor: Actor, item: Item): boolean => actor.organ === item.organ;

/** Whoever holds roles for some items only sees the runs of these. */
const seesRuns = (actor: Actor, item: Item): boolean =>
  isOwn(actor, item) && (actor.onlyItems === undefined || mayRun(actor, item));

/** Whether the actor may set a run going: who reviews or decides in the organ that pays. */
export const mayRun = (actor: Actor, item: Item): boolean =>
  isOwn(actor, item) && (holdsFor(actor, 'reviewer', item.id) || holdsFor(actor, 'approver', item.id));

/** The items of the actor's organ that pay without application; the centre and supervision see all. */
export async function runsFor(house: House, actor: Actor): Promise<readonly RunSummary[]> {
  const catalogue = await currentCatalogue(house);
  const items = grantedItems(catalogue).filter((item) => atCentre(actor) || seesRuns(actor, item));
  return await Promise.all(items.map((item) => summaryOf(house, catalogue, actor, item)));
}

async function summaryOf(house: House, catalogue: Catalogue, actor: Actor, item: Item): Promise<RunSummary> {
  const policy = item.policy as NonNullable<Item['policy']>;
  const { year, amount } = policy.budget;
  const counts = { ...nothing };
  let matchedAt: Date | undefined;
  for (const cell of house.shards.cell) {
    const rows = await house.db.read<{ outcome: keyof typeof counts; n: number; amount: string; matched_at: Date }>(
      store.countsOfItem,
      [cell, item.id, year],
    );
    for (const row of rows) {
      const before = counts[row.outcome];
      counts[row.outcome] = { n: before.n + row.n, amount: before.amount + Number(row.amount) };
      if (matchedAt === undefined || row.matched_at > matchedAt) matchedAt = row.matched_at;
    }
  }
  const balance = await balanceOf(house, catalogue.organs[item.organ]?.office ?? 0, item.id, year);
  return {
    item: item.id,
    name: item.name,
    organName: catalogue.organs[item.organ]?.name ?? sameInBoth(item.organ),
    period: year,
    document: policy.document,
    fairnessReview: policy.fairnessReview,
    budget: { amount: balance?.amount ?? amount, taken: balance?.taken ?? 0 },
    counts,
    matchedAt: matchedAt?.toISOString() ?? null,
    mayRun: mayRun(actor, item),
  };
}

const none = { n: 0, amount: 0 };
const nothing = { offered: none, confirmed: none, declined: none, excluded: none, insufficient: none };
const pageSize = 50;

/** One outcome of an item's runs, page by page. Another organ's item is not there. */
export async function runRows(
  house: House,
  actor: Actor,
  itemId: string,
  query: { readonly outcome?: RunRows['outcome']; readonly after?: string },
): Promise<RunRows | Refusal> {
  const catalogue = await currentCatalogue(house);
  const item = grantedItems(catalogue).find((one) => one.id === itemId && (atCentre(actor) || isOwn(actor, one)));
  if (!item) return { refused: 'benefit-item-not-found', detail: { item: itemId } };
  const outcome = query.outcome ?? 'offered';
  const year = item.policy?.budget.year ?? 0;
  const found = await Promise.all(
    house.shards.cell.map((cell) =>
      house.db.read<Row>(store.listOfItem, [cell, itemId, year, outcome, query.after ?? '', pageSize + 1]),
    ),
  );
  const rows = found.flat().toSorted((a, b) => (a.benefit_id < b.benefit_id ? -1 : 1));
  const shown = rows.slice(0, pageSize);
  const cards = await house.room<People>('people').cards(shown.map((row) => row.person));
  return {
    summary: await summaryOf(house, catalogue, actor, item),
    outcome,
    rows: shown.map((row) => ({
      benefit: row.benefit_id,
      name: mask('name', cards.get(row.person)?.name ?? ''),
      amount: Number(row.amount),
      missing: labelsOf(catalogue, row.missing),
      because: row.because,
      until: row.until,
      matter: row.matter,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.benefit_id ?? null) : null,
  };
}
