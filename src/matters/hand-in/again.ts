/** Some items of an earlier matter applied for again, with its answers as they stand today: a renewal (Licensing Law article 50) is an application of its own. */
import { legalDay } from '../../calendar/index.ts';
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Refusal, type Cause } from '../../platform/index.ts';
import { derivePlan, type Plan } from '../../planner/index.ts';
import { reportsToday } from '../area/reports.ts';
import { reportsOfArea } from '../area/of-area.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { receivePlanned } from './hand-in.ts';
import { readState } from '../perform.ts';
import { factsKnown, valuesOf } from './plan-for.ts';
import type { HandedIn } from '../schema.ts';
import type { MatterState } from '../state.ts';

export interface Again {
  readonly actor: Actor;
  /** The earlier matter and the cases of it whose items are applied for again. */
  readonly matter: string;
  readonly cases: readonly string[];
  /** Answers of the earlier matter. */
  readonly answers: Readonly<Record<string, JsonValue>>;
  /** What the new matter is called, so that an organ sees at once that it is no first application. */
  readonly title: { readonly zh: string; readonly en: string };
  /** Identifiers of certificates that do not count as held: those that the renewal is to replace. */
  readonly besides: readonly string[];
  /** What the new matter says of itself. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Papers that were handed in for the same needs go along: nobody is asked for what is held, and what has changed can be supplied. */
async function papersOf(
  house: House,
  { ledger }: MatterState,
  plan: Plan,
): Promise<{ need: string; sha256: string; material: string }[]> {
  const wanted = new Set(plan.needs.map((need) => need.id));
  const papers = [];
  for (const { need, material, sha256 } of Object.values(ledger.materials))
    if (sha256 !== null && wanted.has(need) && (await house.files.has(sha256))) papers.push({ need, material, sha256 });
  return papers;
}

/** Hands it in on the catalogue in force. Refused: no such matter or case, open questions, missing answers, an item that is on no list any more. */
export async function handInAgain(house: House, again: Again, cause: Cause): Promise<HandedIn | Refusal> {
  const found = await readState(house.db, again.matter);
  if (!found) return { refused: 'matter-not-found' };
  const { head, cases } = found.state;
  const items = again.cases.flatMap((id) => cases[id]?.spec.item ?? []);
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
    { plan: { ...plan, title: again.title }, catalogue, known },
    {
      actor,
      parties: { applicant: head.applicant, agent: actor.id === head.applicant ? null : actor.id, receivedBy: null },
      body: {
        theme: null,
        answers: { ...again.answers },
        materials: await papersOf(house, found.state, plan),
        choices: { ...again.choices },
      },
    },
    cause,
  );
  return isRefusal(done) ? done : { ...done };
}
