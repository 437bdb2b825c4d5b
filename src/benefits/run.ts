/** One run of a policy that pays without application: everybody of whom a register says something, matched once. Repeating it offers nothing twice. */
import { dayNumber, isoDay, legalDay } from '../calendar/index.ts';
import { conditionText, currentCatalogue, type Catalogue, type Item } from '../catalogue/index.ts';
import { personal } from '../journal/index.ts';
import type { Matters } from '../matters/index.ts';
import type { People, PlanContext } from '../people/index.ts';
import {
  causesOfHouse,
  isRefusal,
  type House,
  type JsonValue,
  type Refusal,
  type TimerHandler,
} from '../platform/index.ts';
import type { BenefitFactData } from './facts.ts';
import { elementsRead, matchOf, type Match } from './match.ts';
import { enterMatch, type Entry } from './perform.ts';

/** How many were looked at, how each came out, and how many of them are told something new. */
interface RunResult {
  readonly item: string;
  readonly considered: number;
  readonly offered: number;
  readonly excluded: number;
  readonly insufficient: number;
  readonly changed: number;
}

/** Items that pay without application, in the order of the catalogue. */
export const grantedItems = (catalogue: Catalogue): readonly Item[] =>
  Object.values(catalogue.items).filter((item) => item.policy?.automatic !== undefined);

/** Benefits began on a shelf of matters: stored commands and timers carry its name, and a repetition is known by it. */
const houseCause = causesOfHouse('matters');
const runTimer = 'matters.benefit-run';
const oneDay = 86_400_000;

/** Runs one item. `run` names the run: the same run does nothing twice. Refused: an item that has to be applied for. */
export async function runBenefit(house: House, itemId: string, run: string): Promise<RunResult | Refusal> {
  const catalogue = await currentCatalogue(house);
  const item = grantedItems(catalogue).find((one) => one.id === itemId);
  if (!item) return { refused: 'benefit-item-not-found', detail: { item: itemId } };
  const counts = { considered: 0, offered: 0, excluded: 0, insufficient: 0, changed: 0 };
  const people = house.room<People>('people');
  for await (const person of people.registered(elementsRead(item))) {
    const known = await people.planContext(person);
    const entry = entryOf(catalogue, item, person, known, legalDay(house.clock.now()));
    const agreedIn = entry.offer && (await electronicSince(house, person));
    const isNew = await enterMatch(
      house,
      agreedIn === undefined ? entry : { ...entry, agreedIn },
      houseCause(`benefit:${run}:${itemId}:${person}`),
    );
    if (isRefusal(isNew)) return isNew;
    counts.considered += 1;
    counts[entry.outcome] += 1;
    counts.changed += isNew ? 1 : 0;
  }
  await comeAgain(house, itemId, run);
  return { item: itemId, ...counts };
}

/** The last matter of a person, where they agreed in it that notices reach them electronically; what they agreed to before is past. */
async function electronicSince(house: House, person: string): Promise<string | undefined> {
  const [last] = await house.room<People>('people').mattersOf(person, undefined, 1);
  const state = last && (await house.room<Matters>('matters').state(last.matterId));
  return state?.head.electronicService ? state.head.id : undefined;
}

function entryOf(catalogue: Catalogue, item: Item, person: string, known: PlanContext, today: string): Entry {
  const facts = registersOnly(item, known);
  const match = matchOf(item, Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact.value])));
  const period = item.policy?.budget.year ?? Number(today.slice(0, 4));
  const because = match.outcome === 'excluded' && match.because ? conditionText(catalogue, match.because) : null;
  return {
    item: item.id,
    organ: item.organ,
    period,
    person,
    outcome: match.outcome,
    missing: match.outcome === 'insufficient' ? match.missing : [],
    because,
    ...(match.outcome === 'offered' && { offer: offerOf(catalogue, item, { person, period, today, facts, match }) }),
  };
}

/** What registers say that the item names; what a person said of themselves pays nothing by itself. */
function registersOnly(item: Item, known: PlanContext): PlanContext['facts'] {
  const asked = new Set(item.policy?.automatic?.registries ?? []);
  return Object.fromEntries(
    Object.entries(known.facts).filter(([, fact]) => fact.source === 'registry' && asked.has(fact.from ?? '')),
  );
}

interface Found {
  readonly person: string;
  readonly period: number;
  readonly today: string;
  readonly facts: PlanContext['facts'];
  readonly match: Extract<Match, { outcome: 'offered' }>;
}

function offerOf(
  catalogue: Catalogue,
  item: Item,
  { person, period, today, facts, match }: Found,
): BenefitFactData<'benefit-offered'> {
  const read = elementsRead(item).filter((element) => facts[element] !== undefined);
  const used: Record<string, JsonValue> = Object.fromEntries(
    read.map((element) => [element, facts[element]?.value ?? null]),
  );
  return {
    item: item.id,
    itemName: item.name,
    organ: item.organ,
    period,
    person,
    catalogue: catalogue.version,
    amount: match.amount,
    rule: item.appliesWhen ? conditionText(catalogue, item.appliesWhen) : item.name,
    used: personal(person, used),
    registers: read.map((element) => ({
      element,
      register: facts[element]?.from ?? '',
      on: facts[element]?.on?.slice(0, 10) ?? null,
    })),
    document: item.policy?.document ?? '',
    fairnessReview: item.policy?.fairnessReview ?? '',
    basis: item.basis.map((one) => ({ ...one })),
    until: isoDay(dayNumber(today) + (item.policy?.automatic?.answerWithinDays ?? 0)),
  };
}

/** The next run a day later, while the catalogue has the item. */
async function comeAgain(house: House, item: string, run: string): Promise<void> {
  const [cell] = house.shards.cell;
  if (cell === undefined) return;
  const done = await house.db.command(
    { group: 'cell', key: cell, ...houseCause(`benefit-again:${run}:${item}`) },
    async (tx) => {
      tx.timer(`benefit-run:${item}`, runTimer, new Date(tx.now.getTime() + oneDay));
      return null;
    },
  );
  if (isRefusal(done)) throw new Error(done.refused);
}

/** Runs again each day: registers learn, and whoever had too little data yesterday may have enough today. */
const benefitTimer: TimerHandler = {
  name: runTimer,
  async fire(event, house) {
    const item = event.stream.slice('benefit-run:'.length);
    const done = await runBenefit(house, item, `timer:${event.dueAt.toISOString()}`);
    if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
  },
};

export const timers: readonly TimerHandler[] = [benefitTimer];
