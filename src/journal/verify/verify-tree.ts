/** The second half of the verifier: the leaves of a shard, the facts they stand for, and every head that was ever signed over them. */
import type { Group } from '../../platform/index.ts';
import type { Damage } from './chain.ts';
import { isTrusted, openCheckpoint, originOf, type OpenedCheckpoint } from '../tree/checkpoint.ts';
import type { HashAlgorithm } from '../fact.ts';
import { emptyFrontier, grow, headOf, leafHash, type Frontier } from '../tree/merkle.ts';
import { lateCommitMs } from '../tree/sequencer.ts';
import { stores } from '../store.ts';
import type { Walk } from './walk.ts';

const page = 2000;
/** More facts outside the tree than this are reported as a number. */
const mostUnsequenced = 1000;

interface LeafRow {
  readonly leaf_no: string;
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly fact_hash: string | null;
  readonly name: string | null;
}

/** Verifies the tree of one shard against its facts, its checkpoints and the anchors. */
export async function verifyTree(walk: Walk, group: Group, key: number): Promise<void> {
  const points = await signedHeads(walk, group, key);
  const bySize = Map.groupBy(points, (point) => point.size);
  const trees = new Map<HashAlgorithm, Frontier>(points.map((point) => [point.alg, emptyFrontier]));
  const origin = originOf(walk.house.installation.id, group, key);
  let size = 0;
  for (;;) {
    const rows = await walk.house.db.read<LeafRow>(stores[group].walkLeaves, [key, size - 1, page]);
    for (const row of rows) {
      if (Number(row.leaf_no) !== size)
        note(walk, row.stream, row.seq, row.name, 'leaf-order', `leaf ${size} should come here`);
      checkLeaf(walk, row);
      const data = Buffer.from(row.hash, 'hex');
      for (const [alg, tree] of trees) trees.set(alg, grow(alg, tree, leafHash(alg, data)));
      size = Number(row.leaf_no) + 1;
      for (const point of bySize.get(size) ?? []) checkRoot(walk, origin, point, trees.get(point.alg) as Frontier);
    }
    walk.counts.leaves += rows.length;
    walk.order.progress?.(walk.counts);
    if (rows.length < page) break;
  }
  for (const point of points)
    if (point.size > size)
      note(
        walk,
        origin,
        point.size,
        'checkpoint',
        'checkpoint-ahead',
        `${point.size} leaves were signed, ${size} are here`,
      );
  await findUnsequenced(walk, group, key, points);
}

function note(walk: Walk, stream: string, seq: number, name: string | null, damage: Damage, detail: string): void {
  walk.findings.push({ stream, seq, name: name ?? '', damage, detail });
}

function checkLeaf(walk: Walk, row: LeafRow): void {
  const at = `leaf ${row.leaf_no}`;
  if (row.fact_hash === null) note(walk, row.stream, row.seq, null, 'missing', `${at} has no fact any more`);
  else if (row.fact_hash !== row.hash)
    note(walk, row.stream, row.seq, row.name, 'rewritten', `${at} holds another hash`);
}

function checkRoot(walk: Walk, origin: string, point: OpenedCheckpoint, tree: Frontier): void {
  if (tree.size === point.size && headOf(point.alg, tree).equals(point.root)) return;
  note(
    walk,
    origin,
    point.size,
    'checkpoint',
    'checkpoint-root',
    `the first ${point.size} leaves are not those that were signed`,
  );
}

/** Every checkpoint and anchor of the shard that is worth comparing; those that are not are reported. */
async function signedHeads(walk: Walk, group: Group, key: number): Promise<OpenedCheckpoint[]> {
  const { house, order, counts } = walk;
  const origin = originOf(house.installation.id, group, key);
  const rows = await house.db.read<{ size: string; note: string }>(stores[group].checkpoints, [key]);
  const anchors = order.anchors.filter((one) => one.group === group && one.key === key);
  counts.checkpoints += rows.length;
  counts.anchors += anchors.length;
  const heads: OpenedCheckpoint[] = [];
  const take = (text: string, size: number | undefined): void => {
    const point = openCheckpoint(text, order.trusted);
    const at = size ?? point?.size ?? 0;
    if (!point || !isTrusted(point))
      note(walk, origin, at, 'checkpoint', 'checkpoint-signature', 'not signed by a trusted key');
    else if (point.origin !== origin || point.size !== at)
      note(walk, origin, at, 'checkpoint', 'checkpoint-order', `this is the head of ${point.origin} at ${point.size}`);
    else heads.push(point);
  };
  for (const row of rows) take(row.note, Number(row.size));
  for (const anchor of anchors) take(anchor.note, undefined);
  return heads;
}

/** Facts that should have entered the tree before the newest head was signed. */
async function findUnsequenced(
  walk: Walk,
  group: Group,
  key: number,
  points: readonly OpenedCheckpoint[],
): Promise<void> {
  const newest = Math.max(...points.map((point) => point.at.getTime()));
  if (points.length === 0) return;
  const rows = await walk.house.db.read<{ stream: string; seq: number; name: string; recorded_at: Date }>(
    stores[group].unsequenced,
    [key, new Date(0), mostUnsequenced],
  );
  for (const row of rows)
    if (row.recorded_at.getTime() < newest - lateCommitMs)
      note(walk, row.stream, row.seq, row.name, 'unsequenced', `recorded ${row.recorded_at.toISOString()}, in no tree`);
}
