/** The shell of objections: entered by anybody, it holds the case at once; answered by the organ, it lets the case go on. */
import { randomBytes } from 'node:crypto';
import { append, inOwnName, load, personal, reveal, subjectKeys, type Fact } from '../../journal/index.ts';
import type { Matters } from '../../matters/index.ts';
import { isRefusal, type Actor, type Cause, type House, type Reaction, type Refusal } from '../../platform/index.ts';
import { answer, evolveObjection, objectionFact, readObjectionFacts, type Objection } from './objection.ts';
import * as store from './store.ts';

const shape = /^ob-(\d{1,6})-([0-9a-f]{12})$/;

/** The number that the objector keeps. Nobody guesses it: forty-eight bits of chance. */
export const numberOf = (id: string): string => {
  const [, cell = '', digits = ''] = shape.exec(id) ?? [];
  return `YY${cell}-${digits.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1-')}`;
};

/** The id behind a number as somebody typed it; undefined where it is none. */
export function idOf(number: string): string | undefined {
  const typed = number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s—–]/g, '');
  const [, cell = '', ...rest] = /^YY(\d{1,6})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{4})$/.exec(typed) ?? [];
  return cell === '' ? undefined : `ob-${cell}-${rest.join('').toLowerCase()}`;
}

const cellOf = (house: House, id: string): number | undefined => {
  const cell = Number(shape.exec(id)?.[1] ?? -1);
  return house.shards.cell.includes(cell) ? cell : undefined;
};

const fold = (facts: readonly Fact[]): Objection | undefined =>
  readObjectionFacts(facts).reduce<Objection | undefined>(evolveObjection, undefined);

/** An objection with what was said in place; undefined where there is none. */
export async function objectionState(house: House, id: string): Promise<Objection | undefined> {
  const cell = cellOf(house, id);
  return cell === undefined ? undefined : fold(await reveal(house, 'cell', cell, await load(house, 'cell', cell, id)));
}

/** What somebody says on the form. */
interface Said {
  readonly name: string;
  readonly contact: string;
  readonly reason: string;
}

/** Enters it and holds the case. Refused: the notice does not stand any more. The same key enters it once. */
export async function enterObjection(
  house: House,
  notice: string,
  said: Said,
  cause: Cause,
): Promise<string | Refusal> {
  const found = await house.room<Matters>('matters').publicNotice(notice);
  if (!found) return { refused: 'notice-not-standing' };
  const cell = Number(/^m-(\d+)-/.exec(found.matterId)?.[1]);
  const digits = randomBytes(6).toString('hex');
  const id = `ob-${cell}-${digits}`;
  const people = house.shards.person_cell;
  const subject = `objector-${people[Number.parseInt(digits.slice(0, 6), 16) % people.length]}-${digits}`;
  const keys = await subjectKeys(house).ensureAll([subject]);
  const { matterId: matter, case: one, item, itemName, organ, until } = found;
  const done = await house.db.command<string>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const entered = { matter, case: one, notice, item, itemName, organ, until, said: personal(subject, { ...said }) };
    const written = await append(tx, {
      stream: id,
      expectedSeq: 0,
      facts: [objectionFact('objection-entered', entered)],
      actor: 'anonymous',
      now: tx.now,
      keys,
    });
    if (isRefusal(written)) return written;
    const last = written.at(-1);
    await tx.query(store.addObjection, [cell, id, matter, one, organ, tx.now, last?.seq ?? 1, last?.hash ?? '']);
    return id;
  });
  if (isRefusal(done)) return done;
  await hold(house, done.reply);
  return done.reply;
}

/** Holds the case of an objection; said twice it is held once. A case that has ended meanwhile is held by nothing. */
async function hold(house: House, id: string): Promise<void> {
  const found = await objectionState(house, id);
  if (!found) return;
  const { matter, case: one } = found.entered;
  const done = await house
    .room<Matters>('matters')
    .holdForObjection({ matterId: matter, case: one, number: numberOf(id) });
  if (isRefusal(done) && (done.refused === 'database-unavailable' || done.refused === 'stale'))
    throw new Error(done.refused);
}

/** Whoever died between the objection and the case leaves it to this. */
export const holding: Reaction = {
  name: 'benefits.hold-for-objection',
  topics: ['objection-entered'],
  async react(event, house) {
    if (event.stream.startsWith('ob-')) await hold(house, event.stream);
  },
};

/** The organ answers. Refused: not there, another organ's, answered already, or what the case refuses. */
export async function answerObjection(
  house: House,
  id: string,
  actor: Actor,
  body: { readonly upheld: boolean; readonly answer: string },
  cause: Cause,
): Promise<string | Refusal> {
  const cell = cellOf(house, id);
  const found = await objectionState(house, id);
  if (cell === undefined || !found || found.entered.organ !== actor.organ) return { refused: 'objection-not-found' };
  if (found.answered) return { refused: 'objection-answered' };
  const { matter, case: one } = found.entered;
  const objected = { matterId: matter, case: one, number: numberOf(id) };
  const told = await house.room<Matters>('matters').answerObjection(objected, actor, body.answer);
  if (isRefusal(told) && !over.has(told.refused)) return told;
  const done = await house.db.command<string>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const [row] = await tx.query<{ seq: number; hash: string }>(store.lockObjection, [cell, id]);
    const now = row && fold(await load(tx, 'cell', cell, id));
    if (!row || !now) return { refused: 'objection-not-found' } satisfies Refusal;
    const facts = answer(now, { ...body, by: actor.id });
    if (isRefusal(facts)) return facts;
    const order = { stream: id, expectedSeq: row.seq, previous: row.hash, facts, now: tx.now };
    const written = await append(tx, { ...order, actor: inOwnName(actor) });
    if (isRefusal(written)) return written;
    const last = written.at(-1);
    await tx.query(store.moveObjection, [cell, id, 'answered', last?.seq ?? row.seq, last?.hash ?? row.hash]);
    return id;
  });
  return isRefusal(done) ? done : done.reply;
}

/** The case ended or was answered already: the objector is answered all the same. */
const over: ReadonlySet<string> = new Set([
  'case-ended',
  'clock-not-running',
  'no-third-party-open',
  'third-party-already-heard',
  'third-party-not-found',
]);
