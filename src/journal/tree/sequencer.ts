/**
 * The sequencer of a shard: gives every new fact the next leaf of the shard's Merkle tree, in the order of recording, stream and
 * number, and signs the head. It runs beside the commands, never inside them, so no command waits for the tree.
 */
import { crashpoint, isRefusal, type Group, type JsonValue, type Refusal, type Tx } from '../../platform/index.ts';
import type { Anchor, Anchors } from './anchors.ts';
import {
  isTrusted,
  openCheckpoint,
  originOf,
  signCheckpoint,
  type Checkpoint,
  type OpenedCheckpoint,
} from './checkpoint.ts';
import type { HashAlgorithm } from '../fact.ts';
import { emptyFrontier, grow, headOf, leafHash, type Frontier } from './merkle.ts';
import type { Parts } from '../parts.ts';
import { ownSigner } from './signing.ts';
import { stores, type GroupStore } from '../store.ts';
import type { CheckpointSigner } from './suites.ts';

/** A commit may be this late and is still found without reading the whole journal again (milliseconds). */
export const lateCommitMs = 3_600_000;
const batch = 2000;

/** What a run of the sequencer did in one shard. */
interface Sequenced {
  readonly group: Group;
  readonly key: number;
  /** Facts that entered the tree now. */
  readonly added: number;
  /** The newest checkpoint, if it was signed now. */
  readonly signed?: { readonly size: number; readonly note: string };
}

/** What a run is asked to do; `everything` looks at the whole journal for facts left out, not only at the newest. */
interface SequenceOrder {
  readonly group: Group;
  readonly key: number;
  readonly everything?: boolean;
  readonly anchors: Anchors;
  readonly alg?: HashAlgorithm;
  readonly signers?: readonly CheckpointSigner[];
}

/**
 * Brings one shard's tree up to date and signs its head, unless nothing is new. Refused as `journal-damaged` where the tree is not the
 * continuation of what was signed before (in the database or in the anchors): a house never signs a rewritten past.
 */
export async function sequence(house: Parts, order: SequenceOrder): Promise<Sequenced | Refusal> {
  let added = 0;
  for (;;) {
    const step = await command(house, order, 'add-leaves', (tx) => addLeaves(tx, order));
    if (isRefusal(step)) return step;
    crashpoint('leaves-committed');
    added += step.reply;
    if (step.reply < batch) break;
  }
  const kept = (await order.anchors.read()).filter((one) => one.group === order.group && one.key === order.key);
  const signed = await command(house, order, 'sign-checkpoint', (tx) => sign(tx, house, order, kept));
  if (isRefusal(signed)) return signed;
  crashpoint('checkpoint-committed');
  const made = signed.reply;
  if (made) await order.anchors.add({ group: order.group, key: order.key, note: made.note });
  crashpoint('anchor-kept');
  return { group: order.group, key: order.key, added, ...(made ? { signed: made } : {}) };
}

function command<T extends JsonValue>(
  house: Parts,
  order: SequenceOrder,
  route: string,
  work: (tx: Tx) => Promise<T | Refusal>,
) {
  const key = { group: order.group, key: order.key, actor: 'system', route: `journal.${route}`, bodyHash: '' };
  return house.db.command<T>({ ...key, idempotencyKey: house.ids.next() }, work);
}

interface Unsequenced {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

async function addLeaves(tx: Tx, order: SequenceOrder): Promise<number> {
  const store = stores[order.group];
  const since = order.everything ? undefined : await newestSequenced(tx, store);
  // A clock that was ahead and was set right has left facts from days to come; until they are past only the whole journal tells what is new.
  const isAhead = since !== undefined && since > tx.now;
  const from = since && !isAhead ? new Date(since.getTime() - lateCommitMs) : new Date(0);
  const fresh = await tx.query<Unsequenced>(store.unsequenced, [tx.key, from, batch]);
  if (fresh.length === 0) return 0;
  const [last] = await tx.query<{ leaf_no: string }>(store.lastLeaf, [tx.key]);
  const first = last ? Number(last.leaf_no) + 1 : 0;
  const written = await tx.query(store.addLeaves, [
    tx.key,
    fresh.map((_, i) => first + i),
    fresh.map((fact) => fact.stream),
    fresh.map((fact) => fact.seq),
    fresh.map((fact) => fact.hash),
  ]);
  crashpoint('leaves-written');
  if (written.length < fresh.length) throw met();
  return fresh.length;
}

/** Two sequencers met in one shard; the platform repeats the command on this state. */
const met = (): Error => Object.assign(new Error('another sequencer works on this shard'), { code: '40001' });

async function newestSequenced(tx: Tx, store: GroupStore): Promise<Date | undefined> {
  const [row] = await tx.query<{ recorded_at: Date }>(store.lastSequenced, [tx.key]);
  return row?.recorded_at;
}

interface LastCheckpoint {
  readonly size: string;
  readonly note: string;
  readonly peaks: Uint8Array;
}

/** Notes whose signature this process has found right: the same text has the same answer, and there are more of them every ten minutes. */
const rightNotes = new WeakMap<object, Map<string, OpenedCheckpoint>>();

function openedOf({ db }: Parts): Map<string, OpenedCheckpoint> {
  const known = rightNotes.get(db) ?? new Map<string, OpenedCheckpoint>();
  rightNotes.set(db, known);
  return known;
}

async function sign(
  tx: Tx,
  house: Parts,
  order: SequenceOrder,
  anchors: readonly Anchor[],
): Promise<{ size: number; note: string } | null | Refusal> {
  const store = stores[order.group];
  const alg = order.alg ?? 'sha256';
  const signers = [ownSigner(house), ...(order.signers ?? [])];
  const origin = originOf(house.installation.id, order.group, order.key);
  const [last] = await tx.query<LastCheckpoint>(store.lastCheckpoint, [tx.key]);
  const opened = openedOf(house);
  const points = [...(last ? [last.note] : []), ...anchors.map((one) => one.note)].map((note) => {
    const known = opened.get(note) ?? openCheckpoint(note, signers);
    if (known && isTrusted(known)) opened.set(note, known);
    return known;
  });
  const trusted = points.flatMap((one) => (one && one.origin === origin && isTrusted(one) ? [one] : []));
  if (trusted.length < points.length) return damaged(origin, 'a checkpoint is not signed by this house');
  const tree = await growToEnd(tx, store, alg, resume(last, alg, trusted), trusted);
  if (!tree) return damaged(origin, 'the leaves are not the continuation of what was signed');
  if (tree.size === Math.max(0, ...trusted.map((point) => point.size)) && last) return null;
  if (tree.size === 0) return null;
  const note = signCheckpoint({ origin, size: tree.size, root: headOf(alg, tree), alg, at: tx.now }, signers);
  const written = await tx.query(store.addCheckpoint, [tx.key, tree.size, tx.now, note, Buffer.concat(tree.peaks)]);
  if (written.length === 0) throw met();
  return { size: tree.size, note };
}

const damaged = (origin: string, why: string): Refusal => ({
  refused: 'journal-damaged',
  status: 500,
  detail: { origin, why },
});

/**
 * Goes on from the last checkpoint where everything that was signed lies at or before it and its stored peaks give its root;
 * otherwise from the first leaf, passing every signed root again.
 */
function resume(last: LastCheckpoint | undefined, alg: HashAlgorithm, points: readonly Checkpoint[]): Frontier {
  if (!last) return emptyFrontier;
  const count = last.peaks.length / 32;
  const peaks = Array.from({ length: count }, (_, i) => last.peaks.subarray(i * 32, i * 32 + 32));
  const tree = { size: Number(last.size), peaks };
  const root = headOf(alg, tree);
  const isNewest = points.every((point) => point.size <= tree.size);
  const here = points.filter((point) => point.size === tree.size);
  const isSame = here.length > 0 && here.every((point) => point.alg === alg && root.equals(point.root));
  return isNewest && isSame ? tree : emptyFrontier;
}

/** The tree over all leaves; undefined where a signed root is not met on the way. */
async function growToEnd(
  tx: Tx,
  store: GroupStore,
  alg: HashAlgorithm,
  start: Frontier,
  points: readonly Checkpoint[],
): Promise<Frontier | undefined> {
  const ahead = points.filter((point) => point.size > start.size);
  const due = Map.groupBy(ahead, (point) => point.size);
  const trees = new Map<HashAlgorithm, Frontier>([[alg, start]]);
  for (const point of ahead) if (!trees.has(point.alg)) trees.set(point.alg, emptyFrontier);
  for (let at = start.size; ; ) {
    const rows = await tx.query<{ hash: string }>(store.leavesFrom, [tx.key, at, batch]);
    for (const row of rows) {
      for (const [one, tree] of trees) trees.set(one, grow(one, tree, leafHash(one, Buffer.from(row.hash, 'hex'))));
      at += 1;
      for (const point of due.get(at) ?? [])
        if (!headOf(point.alg, trees.get(point.alg) as Frontier).equals(point.root)) return undefined;
      due.delete(at);
    }
    if (rows.length < batch) return due.size === 0 ? trees.get(alg) : undefined;
  }
}

/** Shards that hold facts, by group. */
export async function shardsOf(house: Parts, group: Group): Promise<number[]> {
  const rows = await house.db.read<{ key: number }>(stores[group].shards, []);
  return rows.map((row) => row.key);
}
