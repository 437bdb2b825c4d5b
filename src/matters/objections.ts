/** An objection against a public notice, for the room that receives it: who objects is a third party, and until they are answered nothing is decided. */
import { lookUp } from '../platform/pure.ts';
import { isRefusal, houseActor, type Actor, type House, type Refusal } from '../platform/index.ts';
import { houseCause, perform, readState, type Performed } from './perform.ts';
import type { Command } from './commands.ts';

/** What was objected, told to the case it is about. `number` is the objection's own, by which it is found again. */
export interface Objected {
  readonly matterId: string;
  readonly case: string;
  readonly number: string;
}

/** The longest that a case waits for an answer that nobody gives. */
const longest = { n: 60, unit: 'wd' } as const;
const tries = 5;

const interestOf = (number: string): string => `公示期间有人提出异议（${number}），答复之前不作决定`;

/** Holds the case. Idempotent by the number. */
export const holdForObjection = (
  house: House,
  { matterId, case: one, number }: Objected,
): Promise<Performed | Refusal> =>
  onCase(house, matterId, one, houseActor, `objected:${number}`, (version) => ({
    name: 'tell-third-party',
    body: { case: one, version, interest: interestOf(number), within: longest },
  }));

/** Lets it go on, with the answer in its facts. Idempotent by the number. */
export async function answerObjection(
  house: House,
  { matterId, case: one, number }: Objected,
  actor: Actor,
  statement: string,
  party: string,
): Promise<Performed | Refusal> {
  return await onCase(house, matterId, one, actor, `answered:${number}`, (version) => ({
    name: 'hear-third-party',
    body: { case: one, version, party, statement },
  }));
}

/** On the case as it stands: whoever acts in it meanwhile is no reason to lose an objection. */
async function onCase(
  house: House,
  matterId: string,
  one: string,
  actor: Actor,
  key: string,
  command: (version: number) => Command,
): Promise<Performed | Refusal> {
  for (let n = 1; ; n += 1) {
    const version = lookUp((await readState(house.db, matterId))?.state.cases, one)?.version;
    if (version === undefined) return { refused: 'matter-not-found' };
    const done = await perform(house, matterId, command(version), actor, { ...houseCause(key), actor: actor.id });
    if (!isRefusal(done) || done.refused !== 'stale' || n === tries) return done;
  }
}

/** The third party as whom the objection stands in the facts. */
export const isObjection = (interest: string, number: string): boolean => interest === interestOf(number);
