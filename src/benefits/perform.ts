/** The shell of benefits: one person's benefit is one row, and one stream once it is offered. Lock, read, decide, append, move. */
import { createHash } from 'node:crypto';
import { append, load, reveal, subjectKeys, type Fact } from '../journal/index.ts';
import { houseActor, isRefusal, type Actor, type Cause, type House, type Refusal, type Tx } from '../platform/index.ts';
import { benefitFact, readBenefitFacts, type BenefitFact, type BenefitFactData } from './facts.ts';
import { evolveBenefit, type BenefitState } from './decide.ts';
import * as store from './store.ts';

const shape = /^bo-(\d{1,6})-[0-9a-f]{16}$/;
const digestOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** The cell in which everything of one person about benefits lies. */
export function cellOfPerson(person: string, cells: readonly number[]): number {
  const cell = cells[digestOf(`benefits:${person}`).readUInt32BE(0) % cells.length];
  if (cell === undefined) throw new Error('there is no cell for benefits');
  return cell;
}

/** One policy item, one period, one person: one id, so no run offers twice. */
const benefitId = (cell: number, item: string, period: number, person: string): string =>
  `bo-${cell}-${digestOf(JSON.stringify([item, period, person]))
    .toString('hex')
    .slice(0, 16)}`;

const cellOf = (house: House, id: string): number | undefined => {
  const cell = Number(shape.exec(id)?.[1] ?? -1);
  return house.shards.cell.includes(cell) ? cell : undefined;
};

const fold = (facts: readonly Fact[]): BenefitState | undefined =>
  readBenefitFacts(facts).reduce<BenefitState | undefined>(evolveBenefit, undefined);

/** An offer with what the registers said in place; undefined where nothing was offered. */
export async function benefitState(house: House, id: string): Promise<BenefitState | undefined> {
  const cell = cellOf(house, id);
  return cell === undefined ? undefined : fold(await reveal(house, 'cell', cell, await load(house, 'cell', cell, id)));
}

/** What a run found out about one person. */
export interface Entry {
  readonly item: string;
  readonly organ: string;
  readonly period: number;
  readonly person: string;
  readonly missing: readonly string[];
  readonly because: { readonly zh: string; readonly en: string } | null;
  readonly outcome: 'excluded' | 'insufficient' | 'offered';
  /** The offer, where there is one. */
  readonly offer?: BenefitFactData<'benefit-offered'>;
  /** The matter in which they agreed to be told electronically, where they did. */
  readonly agreedIn?: string;
}

/** Writes it down, unless an offer stands already. Gives whether something is new. */
export async function enterMatch(house: House, entry: Entry, cause: Cause): Promise<boolean | Refusal> {
  const cell = cellOfPerson(entry.person, house.generations[0] ?? []);
  const id = benefitId(cell, entry.item, entry.period, entry.person);
  const keys = await subjectKeys(house).ensureAll([entry.person]);
  const { offer } = entry;
  const done = await house.db.command<boolean>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const [row] = await tx.query(store.enterMatch, [
      cell,
      id,
      entry.item,
      entry.organ,
      entry.period,
      entry.person,
      entry.outcome,
      offer?.amount ?? 0,
      JSON.stringify(entry.missing),
      entry.because && JSON.stringify(entry.because),
      offer?.until ?? null,
      tx.now,
    ]);
    if (!row) return false;
    if (!offer) return true;
    const written = await write(
      tx,
      { id, seq: 0, keys },
      [
        benefitFact('benefit-offered', offer),
        benefitFact('benefit-told', {
          way: entry.agreedIn === undefined ? 'page' : 'electronic',
          at: tx.now.toISOString(),
          agreedIn: entry.agreedIn ?? null,
        }),
      ],
      houseActor,
      'offered',
    );
    return isRefusal(written) ? written : true;
  });
  return isRefusal(done) ? done : done.reply;
}

interface Place {
  readonly id: string;
  readonly seq: number;
  readonly hash?: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

async function write(
  tx: Tx,
  { id, seq, hash, keys }: Place,
  facts: readonly BenefitFact[],
  actor: Actor,
  outcome: string,
  matter: string | null = null,
): Promise<undefined | Refusal> {
  const written = await append(tx, {
    stream: id,
    expectedSeq: seq,
    ...(hash === undefined ? {} : { previous: hash }),
    facts,
    actor,
    now: tx.now,
    keys,
  });
  if (isRefusal(written)) return written;
  const last = written.at(-1);
  await tx.query(store.moveBenefit, [tx.key, id, last?.seq ?? seq, last?.hash ?? hash ?? '', outcome, matter]);
  return undefined;
}

/** Answers an offer: `rule` gives the facts, or refuses. No facts: it was so already. */
export async function answerBenefit(
  house: House,
  id: string,
  actor: Actor,
  cause: Cause,
  rule: (state: BenefitState) => readonly BenefitFact[] | Refusal,
): Promise<{ readonly benefit: string } | Refusal> {
  const cell = cellOf(house, id);
  const state = await benefitState(house, id);
  if (cell === undefined || !state) return { refused: 'benefit-not-found' };
  const keys = await subjectKeys(house).ensureAll([state.offer.person]);
  const done = await house.db.command<{ benefit: string }>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const [row] = await tx.query<{ seq: number; hash: string }>(store.lockBenefit, [cell, id]);
    const now = row && fold(await load(tx, 'cell', cell, id));
    if (!row || !now) return { refused: 'benefit-not-found' } satisfies Refusal;
    const facts = rule(now);
    if (isRefusal(facts)) return facts;
    if (facts.length === 0) return { benefit: id };
    const after = facts.reduce<BenefitState>(evolveBenefit, now);
    const written = await write(tx, { id, ...row, keys }, facts, actor, after.answer ?? 'offered', after.matter);
    return isRefusal(written) ? written : { benefit: id };
  });
  return isRefusal(done) ? done : done.reply;
}
