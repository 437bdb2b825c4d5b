/** What downstream rooms may ask of matters and tell them. `house.room<Matters>('matters')`. Commands are idempotent by their cause. */
import { follow, reveal } from '../journal/index.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import type { PlanContext } from '../people/index.ts';
import { houseActor, type Actor, type Cause, type House, type JsonValue, type Refusal } from '../platform/index.ts';
import type { Plan } from '../planner/pure.ts';
import type { CommandBody } from './commands.ts';
import { matterFact, type MatterFact } from './facts.ts';
import { legalDay } from '../calendar/index.ts';
import type { CaseSpec } from './facts/opening.ts';
import { receivePlanned, type HandingIn, type Parties } from './hand-in/hand-in.ts';
import { handInAgain, type Again } from './hand-in/again.ts';
import { calendarInForce } from './calendar/in-force.ts';
import { cellOf } from './ids.ts';
import { nothingKnown, planFor, type Planned, type PlanOrder } from './hand-in/plan-for.ts';
import { houseCause, perform, readState, type Performed } from './perform.ts';
import type { HandedIn } from './schema.ts';
import { sealsInForce } from './seals/in-force.ts';
import { sealOfDocument } from './seal-kinds.ts';
import { answerObjection, holdForObjection, isObjection, type Objected } from './objections.ts';
import type { CaseState, MatterState } from './state.ts';
import { publicNotice, publicNotices, type NoticePage, type PublicNotice } from './view/public-notices.ts';

/** What is handed in for whom. An actor that is a person and not the applicant is their agent; staff receive it. */
interface PlannedHandIn {
  readonly actor: Actor;
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly applicant: string;
  readonly body: HandingIn['body'];
  readonly window?: string;
  /** What the plan used of the person's data space: papers of earlier matters, held certificates. */
  readonly known?: Partial<PlanContext>;
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
  /** What it would take the person on the catalogue in force. Refused: a theme that does not exist. */
  plan(order: PlanOrder): Promise<Planned | Refusal>;
  /** Hands in what a plan of the server says, for a room that made the plan: one matter. Idempotent by its cause. */
  handInPlanned(order: PlannedHandIn, cause: Cause): Promise<HandedIn | Refusal>;
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
  /** Public notices that stand today, for anybody. */
  publicNotices(query: { item?: string | undefined; after?: string | undefined }): Promise<NoticePage>;
  publicNotice(notice: string): Promise<PublicNotice | undefined>;
  /** Somebody objects to a notice: nothing is decided until the answer. Idempotent by its number. */
  holdForObjection(objected: Objected): Promise<Performed | Refusal>;
  /** The organ has answered; the case goes on, and what was answered stands in its facts. */
  answerObjection(objected: Objected, actor: Actor, statement: string): Promise<Performed | Refusal>;
  /** The last year whose holidays are published. A day counted beyond it rests on weekends only, and every page says so beside it. */
  publishedUntil(): Promise<number>;
  /** The letter under which an organ seals a document today; refused where there is none. */
  sealFor(
    organ: string,
    document: string,
    items: readonly string[],
  ): Promise<NonNullable<CommandBody<'enter-certificate'>['seal']> | Refusal>;
}

export type { PublicNotice } from './view/public-notices.ts';
export type { CaseSpec, CaseState, MatterState };

const partiesTo = (applicant: string, { kind, id }: Actor): Parties => ({
  applicant,
  agent: kind === 'person' && id !== applicant ? id : null,
  receivedBy: kind === 'staff' ? id : null,
});

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
  const answers: Matters['answers'] = async (matterId) => {
    const told = (await follow(house, 'cell', place(matterId), matterId, 0)).filter(
      (fact) => fact.name === 'matter-received' || fact.name === 'fact-changed',
    );
    const values = (await reveal(house, 'cell', place(matterId), told)).map((fact) => {
      const data = fact.data as { answers?: JsonValue; values?: JsonValue };
      return data.answers ?? data.values ?? {};
    });
    return Object.assign({}, ...values.filter(isReadable)) as Record<string, JsonValue>;
  };
  return {
    state: async (matterId) => (await readState(house.db, matterId))?.state,
    async factAt(matterId, seq) {
      const [found] = await follow(house, 'cell', place(matterId), matterId, seq - 1, 1);
      return found ? matterFact(found) : undefined;
    },
    facts,
    answers,
    plan: (order) => planFor(house, order),
    handInPlanned: ({ plan, catalogue, known, applicant, ...order }, cause) =>
      receivePlanned(
        house,
        { plan, catalogue, known: { ...nothingKnown, ...known } },
        { ...order, parties: partiesTo(applicant, order.actor) },
        cause,
      ),
    handInAgain: (again, cause) => handInAgain(house, again, cause),
    publicNotices: (query) => publicNotices(house, answers, query),
    publicNotice: (notice) => publicNotice(house, answers, notice),
    holdForObjection: (objected) => holdForObjection(house, objected),
    async answerObjection(objected, actor, statement) {
      const told = (await facts(objected.matterId)).find(
        (one) => one.name === 'third-party-told' && isObjection(one.data.interest, objected.number),
      );
      if (told?.name !== 'third-party-told') return { refused: 'third-party-not-found' };
      return await answerObjection(house, objected, actor, statement, told.data.party);
    },
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
