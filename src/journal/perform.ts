/** The shell of the journal: appending inside a command's transaction, reading back, and giving personal values to those who may see them. */
import { randomBytes } from 'node:crypto';
import {
  crashpoint,
  type Database,
  type Group,
  type JsonValue,
  type Refusal,
  type Statement,
  type Tx,
} from '../platform/index.ts';
import { factActor } from './actor.ts';
import { buildFact, genesis, readFact, type Fact, type FactActor, type HashAlgorithm, type NewFact } from './fact.ts';
import { open, putBack, referencesIn, saltBytes, seal, takeOut, type SaltedValue } from './personal.ts';
import { stores } from './store.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** For streams whose commands do not depend on what stands last (grants, looks at a file): append wherever the head is. */
export const atHead = 'head';

/** What `append` is asked to do. */
export interface AppendOrder {
  readonly stream: string;
  /** How many facts the caller has seen, or `atHead`. */
  readonly expectedSeq: number | typeof atHead;
  /** Hash of the last fact seen, where the caller has it: saves one round trip. */
  readonly previous?: string;
  readonly facts: readonly NewFact[];
  /** An opaque id, or an actor of the house as `factActor` writes it. */
  readonly actor: string | FactActor;
  readonly now: Date;
  readonly occurredAt?: Date;
  /** Keys of every subject of a personal value, fetched before the transaction (`SubjectKeys.ensureAll`). */
  readonly keys?: ReadonlyMap<string, Uint8Array>;
  readonly alg?: HashAlgorithm;
  readonly random?: (bytes: number) => Uint8Array;
}

/** Anything that can run a read: a transaction, or what holds the database. */
export type Source = Pick<Tx, 'query'> | { readonly db: Pick<Database, 'read'> };

const run = <Row>(source: Source, statement: Statement, params: readonly unknown[]): Promise<Row[]> =>
  'query' in source ? source.query<Row>(statement, params) : source.db.read<Row>(statement, params);

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The last fact of a stream; undefined where there is none. */
export async function findHead(source: Source, group: Group, key: number, stream: string): Promise<Head | undefined> {
  const [row] = await run<Head>(source, stores[group].head, [key, stream]);
  return row;
}

/** Two commands met at the same head: the platform's command helper repeats the whole work on this state. */
const collision = (stream: string): Error =>
  Object.assign(new Error(`another command appended to ${stream} at the same moment`), { code: '40001' });

/**
 * Appends facts to one stream in one statement, with their personal values and an outbox entry each. Refused as `stale` where
 * the stream does not end at `expectedSeq`; then nothing was written. Throws where a personal value's subject has no key in `keys`.
 */
export async function append(tx: Tx, order: AppendOrder): Promise<Fact[] | Refusal> {
  if (order.facts.length === 0) return [];
  const head = await headFor(tx, order);
  if (order.expectedSeq !== atHead && head.seq !== order.expectedSeq) return stale(order, head.seq);
  crashpoint('head-known');
  const { facts, values } = build(order, head);
  const written = await tx.query(stores[tx.group].append, [
    tx.key,
    order.stream,
    order.now,
    facts.map((fact) => fact.seq),
    facts.map((fact) => fact.name),
    facts.map((fact) => fact.version),
    facts.map((fact) => fact.alg),
    facts.map((fact) => fact.hash),
    facts.map((fact) => fact.text),
    head.seq,
    head.hash,
  ]);
  if (written.length === 0 && order.expectedSeq !== atHead) return stale(order, undefined);
  if (written.length < facts.length) throw collision(order.stream);
  crashpoint('facts-written');
  addValues(tx, order, values);
  crashpoint('personal-values-written');
  for (const fact of facts) tx.outbox(fact.stream, fact.seq, fact.name);
  return facts;
}

async function headFor(tx: Tx, order: AppendOrder): Promise<Head> {
  if (order.expectedSeq === 0) return { seq: 0, hash: '' };
  if (order.expectedSeq !== atHead && order.previous) return { seq: order.expectedSeq, hash: order.previous };
  return (await findHead(tx, tx.group, tx.key, order.stream)) ?? { seq: 0, hash: '' };
}

const stale = (order: AppendOrder, seq: number | undefined): Refusal => ({
  refused: 'stale',
  status: 409,
  detail: { stream: order.stream, expectedSeq: order.expectedSeq, ...(seq === undefined ? {} : { seq }) },
});

type Placed = SaltedValue & { readonly seq: number };

function build(order: AppendOrder, head: Head): { facts: Fact[]; values: Placed[] } {
  const alg = order.alg ?? 'sha256';
  const random = order.random ?? randomBytes;
  const actor = factActor(order.actor);
  const facts: Fact[] = [];
  const values: Placed[] = [];
  for (const fresh of order.facts) {
    const before = facts.at(-1) ?? head;
    const seq = before.seq + 1;
    const taken = takeOut(alg, fresh.data, () => random(saltBytes));
    const occurredAt = fresh.occurredAt ?? order.occurredAt ?? order.now;
    const fact = buildFact({
      stream: order.stream,
      seq,
      name: fresh.name,
      version: fresh.version,
      alg,
      previous: before.seq === 0 ? genesis(alg, order.stream) : before.hash,
      occurredAt: occurredAt.toISOString(),
      recordedAt: order.now.toISOString(),
      actor,
      data: taken.data,
    });
    facts.push(fact);
    values.push(...taken.values.map((value) => ({ ...value, seq })));
  }
  return { facts, values };
}

function addValues(tx: Tx, order: AppendOrder, values: readonly Placed[]): void {
  if (values.length === 0) return;
  const random = order.random ?? randomBytes;
  const sealed = values.map((value) => {
    const key = order.keys?.get(value.subject);
    if (!key) throw new Error(`no key of subject ${value.subject} was given to append`);
    return seal(key, random(12), { group: tx.group, stream: order.stream, ...value }, value);
  });
  tx.post(stores[tx.group].addValues, [
    tx.key,
    order.stream,
    values.map((value) => value.seq),
    values.map((value) => value.n),
    values.map((value) => value.subject),
    sealed.map((one) => one.keyId),
    sealed.map((one) => Buffer.from(one.iv)),
    sealed.map((one) => Buffer.from(one.sealed)),
  ]);
}

const everything = 2_147_483_647;

/** The facts of a stream after `after` (0: all), in order, at most `limit`. Personal values are references until `reveal`. */
export async function follow(
  source: Source,
  group: Group,
  key: number,
  stream: string,
  after: number,
  limit: number = everything,
): Promise<Fact[]> {
  const rows = await run<{ text: string; hash: string }>(source, stores[group].facts, [key, stream, after, limit]);
  return rows.map((row) => readFact(row.text, row.hash));
}

/** All facts of a stream, in order. */
export const load = (source: Source, group: Group, key: number, stream: string): Promise<Fact[]> =>
  follow(source, group, key, stream, 0);

/** A stored personal value as the database gives it. */
export interface ValueRow {
  readonly stream: string;
  readonly seq: number;
  readonly n: number;
  readonly subject: string;
  readonly key_id: string;
  readonly iv: Uint8Array;
  readonly sealed: Uint8Array;
}

/**
 * The same facts with their personal values in place, `{ $erased: subject }` where the key is gone. One query for the values of any
 * number of streams of the shard; keys are fetched once. Never inside a command's transaction: keys are read through their own connection.
 */
export async function reveal(
  source: Source,
  keys: SubjectKeys,
  group: Group,
  key: number,
  facts: readonly Fact[],
): Promise<Fact[]> {
  const personal = facts.filter((fact) => fact.text.includes('"$personal"'));
  const subjects = new Set(personal.flatMap((fact) => referencesIn(fact.data).map((one) => one.subject)));
  if (subjects.size === 0) return [...facts];
  const seqs = personal.map((fact) => fact.seq);
  const streams = [...new Set(personal.map((fact) => fact.stream))];
  const low = seqs.reduce((least, seq) => Math.min(least, seq), everything);
  const high = seqs.reduce((most, seq) => Math.max(most, seq), 0);
  const [held, rows] = await Promise.all([
    keys.get([...subjects]),
    run<ValueRow>(source, stores[group].values, [key, streams, low, high]),
  ]);
  const values = new Map<string, ValueRow>();
  for (const row of rows) values.set(placeKey(row.stream, row.seq, row.n), row);
  return facts.map((fact) => ({ ...fact, data: putBack(fact.data, (n) => valueAt(group, held, values, fact, n)) }));
}

const placeKey = (stream: string, seq: number, n: number): string => `${stream} ${seq} ${n}`;

function valueAt(
  group: Group,
  keys: ReadonlyMap<string, Uint8Array>,
  values: ReadonlyMap<string, ValueRow>,
  fact: Fact,
  n: number,
): JsonValue | undefined {
  const row = values.get(placeKey(fact.stream, fact.seq, n));
  if (!row) throw new Error(`personal value ${n} of ${fact.stream} seq ${fact.seq} is missing`);
  return openRow(group, keys, row)?.value;
}

/** Opens a stored value; undefined where its key was erased, throws where it was altered. */
export const openRow = (group: Group, keys: ReadonlyMap<string, Uint8Array>, row: ValueRow) =>
  open(keys.get(row.subject), { group, ...row }, { keyId: row.key_id, iv: row.iv, sealed: row.sealed });
