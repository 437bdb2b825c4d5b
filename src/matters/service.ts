/** What downstream rooms may ask of matters and tell them. `house.room<Matters>('matters')`. Commands are idempotent by their cause. */
import { follow, reveal } from '../journal/index.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import type { PlanContext } from '../people/index.ts';
import type { Actor, House, JsonValue, Refusal } from '../platform/index.ts';
import type { Plan } from '../planner/pure.ts';
import type { CommandBody } from './commands.ts';
import type { FactData, FactName, MatterFact } from './facts.ts';
import { legalDay } from '../calendar/index.ts';
import type { CaseSpec } from './facts/opening.ts';
import { receivePlanned, type HandingIn } from './hand-in.ts';
import { handInAgain, type Again } from './hand-in-again.ts';
import { calendarInForce } from './calendar/in-force.ts';
import { cellOf } from './ids.ts';
import { nothingKnown } from './plan-for.ts';
import { houseActor, houseCause, perform, readState, type Cause, type Performed } from './perform.ts';
import type { HandedIn } from './schema.ts';
import { sealsInForce } from './seals/in-force.ts';
import { sealOfDocument } from './seals/kinds.ts';
import type { CaseState, MatterState } from './state.ts';
import { matterFact } from './view/matter-view.ts';

/** A fact of a matter with its place, as reactions of other rooms read it. */
export interface TurnedFact<N extends FactName = FactName> {
  readonly name: N;
  readonly data: FactData<N>;
  readonly at: string;
  readonly seq: number;
}

export interface Matters {
  /** State from the rows; undefined where there is no such matter. No personal values. */
  state(matterId: string): Promise<MatterState | undefined>;
  /** One fact by its place in the stream, without personal values. A reaction reads the fact it was told of. */
  factAt(matterId: string, seq: number): Promise<MatterFact | undefined>;
  /** All facts with personal values in place. */
  facts(matterId: string): Promise<readonly MatterFact[]>;
  /** The answers of the application by element key, with what changed since; values of an erased person are gone. */
  answers(matterId: string): Promise<Readonly<Record<string, JsonValue>>>;
  /** Hands in what a plan of the server says, for a room that made the plan: one matter. Idempotent by its cause. */
  handInPlanned(order: {
    actor: Actor;
    plan: Plan;
    catalogue: Catalogue;
    applicant: string;
    body: HandingIn['body'];
    window?: string;
    /** Papers of the applicant's earlier matters, which the plan uses again where it chose so. */
    earlierFilings?: PlanContext['earlierFilings'];
    cause: string;
  }): Promise<HandedIn | Refusal>;
  /** Some items of an earlier matter applied for again, for a room that knows of what: a renewal. Idempotent by its cause. */
  handInAgain(again: Again, cause: Cause): Promise<HandedIn | Refusal>;
  /** A certificate was issued for a granted case. Idempotent by its identifier. */
  enterCertificate(order: {
    matterId: string;
    case: string;
    type: string;
    number: string;
    identifier: string;
    seal?: NonNullable<CommandBody<'enter-certificate'>['seal']>;
    cause: string;
  }): Promise<Performed | Refusal>;
  /** The last year whose holidays are published. A day counted beyond it rests on weekends only, and every page says so beside it. */
  publishedUntil(): Promise<number>;
  /** The letter under which an organ seals a document today; refused where there is none. */
  sealFor(
    organ: string,
    document: string,
    items: readonly string[],
  ): Promise<NonNullable<CommandBody<'enter-certificate'>['seal']> | Refusal>;
}

export type { CaseSpec, CaseState, MatterState };

const isReadable = (value: JsonValue): boolean => value !== null && typeof value === 'object' && !('$erased' in value);

export function mattersService(house: House): Matters {
  const place = (matterId: string): number => {
    const cell = cellOf(matterId);
    if (cell === undefined) throw new Error(`not a matter of ours: ${matterId}`);
    return cell;
  };
  const facts = async (matterId: string): Promise<readonly MatterFact[]> => {
    const cell = place(matterId);
    return (await reveal(house, 'cell', cell, await follow(house, 'cell', cell, matterId, 0))).map(matterFact);
  };
  return {
    state: async (matterId) => (await readState(house.db, matterId))?.state,
    async factAt(matterId, seq) {
      const [found] = await follow(house, 'cell', place(matterId), matterId, seq - 1, 1);
      return found ? matterFact(found) : undefined;
    },
    facts,
    async answers(matterId) {
      const told = (await follow(house, 'cell', place(matterId), matterId, 0)).filter(
        (fact) => fact.name === 'matter-received' || fact.name === 'fact-changed',
      );
      const values = (await reveal(house, 'cell', place(matterId), told)).map((fact) => {
        const data = fact.data as { answers?: JsonValue; values?: JsonValue };
        return data.answers ?? data.values ?? {};
      });
      return Object.assign({}, ...values.filter(isReadable)) as Record<string, JsonValue>;
    },
    handInPlanned: ({ actor, plan, catalogue, applicant, body, window, earlierFilings = [], cause }) =>
      receivePlanned(
        house,
        { plan, catalogue, known: { ...nothingKnown, earlierFilings } },
        {
          actor,
          parties: { applicant, agent: null, receivedBy: actor.kind === 'staff' ? actor.id : null },
          body,
          ...(window === undefined ? {} : { window }),
        },
        houseCause(cause),
      ),
    handInAgain: (again, cause) => handInAgain(house, again, cause),
    publishedUntil: async () => (await calendarInForce(house)).calendar.lastPublishedYear,
    async sealFor(organ, document, items) {
      const kind = sealOfDocument(document);
      if (kind === 'none') return { refused: 'seal-not-authorised', detail: { organ, document } };
      const on = legalDay(house.clock.now());
      const found = (await sealsInForce(house)).letterFor({ organ, kind, document, on, items });
      if (typeof found !== 'string')
        return { organ, kind, form: found.form, letter: found.letter, number: found.number };
      return {
        refused: found === 'no-letter' ? 'seal-not-authorised' : 'seal-letter-ended',
        detail: { organ, kind, document },
      };
    },
    enterCertificate: ({ matterId, cause, ...body }) =>
      perform(house, matterId, { name: 'enter-certificate', body }, houseActor, houseCause(cause)),
  };
}
