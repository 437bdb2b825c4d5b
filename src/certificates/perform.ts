/** The shell: one command on one certificate is one transaction in its cell. Lock, read, decide, append, move the row. */
import { append, inOwnName, load, reveal, type Fact } from '../journal/index.ts';
import {
  causesOfHouse,
  isRefusal,
  type Actor,
  type Cause,
  type House,
  type JsonValue,
  type Refusal,
  type Tx,
} from '../platform/index.ts';
import { readFacts, type NewCertificateFact } from './facts.ts';
import { cellOf } from './ids.ts';
import { fold, type CertificateState } from './state.ts';
import * as store from './store.ts';

/** A cause of the house itself. */
export const houseCause = causesOfHouse('certificates');

/** The timer that ends a certificate after its last day. */
export const expiryTimer = 'certificates.expire';

/** A certificate with its place: the state without personal values. */
export interface Found {
  readonly id: string;
  readonly cell: number;
  readonly seq: number;
  readonly hash: string;
  readonly state: CertificateState;
}

/** The facts of a certificate with personal values in place; empty where there is none. Not inside a command. */
async function revealed(house: House, id: string): Promise<readonly Fact[]> {
  const cell = cellOf(id);
  if (cell === undefined || !house.shards.cell.includes(cell)) return [];
  return await reveal(house, 'cell', cell, await load(house, 'cell', cell, id));
}

/** The state of a certificate with personal values in place. */
export async function stateOf(
  house: House,
  id: string,
): Promise<{ readonly state: CertificateState; readonly facts: readonly Fact[] } | undefined> {
  const facts = await revealed(house, id);
  const state = fold(readFacts(facts));
  return state && { state, facts };
}

/** Locks and reads inside a command. */
export async function lock(tx: Tx, id: string): Promise<Found | undefined> {
  const [row] = await tx.query<{ seq: number; hash: string }>(store.lockCertificate, [tx.key, id]);
  if (!row) return undefined;
  const state = fold(readFacts(await load(tx, 'cell', tx.key, id)));
  return state && { id, cell: tx.key, seq: row.seq, hash: row.hash, state };
}

/** Appends facts to a locked certificate and moves its row; gives the state after them. */
export async function write(
  house: House,
  tx: Tx,
  found: Found,
  facts: readonly NewCertificateFact[],
  actor: Actor,
): Promise<CertificateState | Refusal> {
  const order = { stream: found.id, expectedSeq: found.seq, previous: found.hash, facts, now: tx.now };
  const written = await append(tx, {
    ...order,
    actor: inOwnName(actor),
  });
  if (isRefusal(written)) return written;
  const after = fold(readFacts(await load(tx, 'cell', tx.key, found.id))) as CertificateState;
  const last = written.at(-1);
  tx.post(store.moveCertificate, [
    tx.key,
    found.id,
    last?.seq ?? found.seq,
    last?.hash ?? found.hash,
    after.status,
    after.file?.sha256 ?? null,
  ]);
  tx.timer(
    found.id,
    expiryTimer,
    after.status === 'valid' && after.intent.validUntil !== null ? new Date(dayAfter(after.intent.validUntil)) : null,
  );
  tx.afterCommit(() => house.live.publish(found.id));
  return after;
}

/** Midnight in the district's zone after a day. China has had one zone without summer time since 1991. */
const dayAfter = (day: string): number => Date.parse(`${day}T16:00:00.000Z`);

/** What a command answers. */
interface Performed {
  readonly certificateId: string;
  readonly seq: number;
  readonly status: string;
}

/** What a rule gives: a fact or several, a refusal, or nothing. */
type Ruled = NewCertificateFact | readonly NewCertificateFact[] | Refusal | undefined;
const severalOf = (ruled: NewCertificateFact | readonly NewCertificateFact[]): readonly NewCertificateFact[] =>
  'name' in ruled ? [ruled] : ruled;

/** Performs one command on a certificate: `rule` gives the facts, a refusal, or undefined for nothing. */
export async function perform(
  house: House,
  id: string,
  actor: Actor,
  cause: Cause,
  rule: (found: Found, tx: Tx) => Ruled | Promise<Ruled>,
): Promise<Performed | Refusal> {
  const cell = cellOf(id);
  if (cell === undefined || !house.shards.cell.includes(cell)) return { refused: 'certificate-not-found' };
  const done = await house.db.command<JsonValue>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const found = await lock(tx, id);
    if (!found) return { refused: 'certificate-not-found' } satisfies Refusal;
    const decided = await rule(found, tx);
    if (isRefusal(decided)) return decided;
    if (!decided) return { certificateId: id, seq: found.seq, status: found.state.status };
    const facts = severalOf(decided);
    const after = await write(house, tx, found, facts, actor);
    if (isRefusal(after)) return after;
    return { certificateId: id, seq: found.seq + facts.length, status: after.status };
  });
  return isRefusal(done) ? done : (done.reply as unknown as Performed);
}
