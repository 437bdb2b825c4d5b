/** Some items of an earlier matter applied for again, with its answers as they stand today: a renewal (Licensing Law article 50) is an application of its own. */
import { legalDay } from '../../calendar/index.ts';
import type { Catalogue, Text } from '../../catalogue/index.ts';
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Refusal, type Cause } from '../../platform/index.ts';
import { derivePlan, type Plan } from '../../planner/index.ts';
import { reportsToday } from '../area/reports.ts';
import { reportsOfArea } from '../area/of-area.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { cellOf } from '../ids.ts';
import { receivePlanned } from './hand-in.ts';
import { readState } from '../perform.ts';
import { factsKnown, valuesOf } from './plan-for.ts';
import type { HandedIn } from '../schema.ts';
import type { MatterState } from '../state.ts';

export interface Again {
  readonly actor: Actor;
  /** The earlier cases whose items are applied for again; of one applicant, not always of one matter. */
  readonly cases: readonly {
    readonly matter: string;
    readonly case: string;
    /** The last day of the permit that is renewed. */
    readonly until?: string;
    /** What applying for it again is called (延续). */
    readonly name?: Text;
  }[];
  /** Type of the one certificate that they are to stand on together; without it each issues what its item says. */
  readonly certificate?: string;
  /** Answers of the earlier matter. */
  readonly answers: Readonly<Record<string, JsonValue>>;
  /** What the new matter is called, so that an organ sees at once that it is no first application. */
  readonly title: Text;
  /** Identifiers of certificates that do not count as held: those that the renewal is to replace. */
  readonly besides: readonly string[];
  /** The certificate on which they stand: its identifier, and the matter with which it lies. */
  readonly on: { readonly certificate: string; readonly matter: string };
  /** What the new matter says of itself. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Papers that were handed in for the same needs go along: nobody is asked for what is held, and what has changed can be supplied. */
async function papersOf(
  house: House,
  earlier: readonly MatterState[],
  plan: Plan,
): Promise<{ need: string; sha256: string; material: string }[]> {
  const wanted = new Set(plan.needs.map((need) => need.id));
  const papers = new Map<string, { need: string; sha256: string; material: string }>();
  for (const { need, material, sha256 } of earlier.flatMap(({ ledger }) => Object.values(ledger.materials)))
    if (sha256 !== null && wanted.has(need) && (await house.files.has(sha256)))
      papers.set(`${need} ${sha256}`, { need, material, sha256 });
  return [...papers.values()];
}

/** The plan with one certificate for its items, also where a single item is applied for and would have issued its own. */
function onOneCertificate(plan: Plan, { items }: Catalogue, as: string | undefined): Plan {
  if (as === undefined) return plan;
  const ids = plan.items.map((one) => one.id);
  const types = ids.flatMap((id) => items[id]?.outputs ?? []);
  return { ...plan, certificates: [{ id: `again:${as}`, types, items: ids, combined: true, as }] };
}

/** The matters of the cases, each once. */
async function mattersOf(house: House, ids: readonly string[]): Promise<ReadonlyMap<string, MatterState>> {
  const found = new Map<string, MatterState>();
  for (const id of new Set(ids)) {
    const state = (await readState(house.db, id))?.state;
    if (state) found.set(id, state);
  }
  return found;
}

/** Hands it in on the catalogue in force. Refused: no such matter or case, open questions, missing answers, an item that is on no list any more; `applied-for-already`. */
export async function handInAgain(house: House, again: Again, cause: Cause): Promise<HandedIn | Refusal> {
  const earlier = await mattersOf(
    house,
    again.cases.map((one) => one.matter),
  );
  const [head] = [...earlier.values()].map((one) => one.head);
  if (!head) return { refused: 'matter-not-found' };
  const renews = new Map(
    again.cases.flatMap(({ matter, case: id, until, name }) => {
      const item = earlier.get(matter)?.cases[id]?.spec.item;
      return item === undefined || until === undefined ? [] : [[item, { until, ...(name ? { name } : {}) }] as const];
    }),
  );
  const cell = cellOf(again.on.matter);
  if (cell === undefined) return { refused: 'matter-not-found' };
  const items = again.cases.flatMap((one) => earlier.get(one.matter)?.cases[one.case]?.spec.item ?? []);
  if (items.length === 0 || items.length < again.cases.length) return { refused: 'case-not-found' };
  const catalogue = await currentCatalogue(house);
  const known = await house.room<People>('people').planContext(head.applicant);
  const facts = factsKnown(catalogue, again.answers, known);
  const plan = derivePlan(
    catalogue,
    {
      items,
      facts,
      held: known.held.filter((one) => !again.besides.includes(one.identifier)),
      registries: Object.keys(catalogue.registries),
      areaReports: reportsOfArea(await reportsToday(house), valuesOf(facts)),
      earlierFilings: known.earlierFilings.map(({ material, matter, on }) => ({ material, matter, on })),
      credit: known.credit,
      today: legalDay(house.clock.now()),
    },
    (await calendarInForce(house)).calendar,
  );
  const { actor } = again;
  const done = await receivePlanned(
    house,
    { plan: { ...onOneCertificate(plan, catalogue, again.certificate), title: again.title }, catalogue, known },
    {
      actor,
      renews,
      on: { certificate: again.on.certificate, cell },
      parties: { applicant: head.applicant, agent: actor.id === head.applicant ? null : actor.id, receivedBy: null },
      body: {
        theme: null,
        answers: { ...again.answers },
        materials: await papersOf(house, [...earlier.values()], plan),
        choices: { ...again.choices },
      },
    },
    cause,
  );
  return isRefusal(done) ? done : { ...done };
}
