/**
 * Merkle trees of RFC 6962 section 2 (RFC 9162 section 2.1) over the hashes of facts: a head commits to every leaf below it,
 * an inclusion proof shows one leaf, a consistency proof shows that an earlier tree is the beginning of a later one.
 */
import { hashHex, type HashAlgorithm } from '../fact.ts';

const hash = (alg: HashAlgorithm, ...parts: Uint8Array[]): Buffer =>
  Buffer.from(hashHex(alg, Buffer.concat(parts)), 'hex');
const zero = Buffer.from([0]);
const one = Buffer.from([1]);

/** The hash of one leaf: H(0x00 || data). The data of a leaf here is the 32 bytes of a fact's hash. */
export const leafHash = (alg: HashAlgorithm, data: Uint8Array): Buffer => hash(alg, zero, data);

/** The hash of an inner node: H(0x01 || left || right). */
const nodeHash = (alg: HashAlgorithm, left: Uint8Array, right: Uint8Array): Buffer => hash(alg, one, left, right);

/**
 * A tree that only grows, kept as the roots of its full subtrees, largest first: enough to add leaves and to tell the head,
 * never more than 53 hashes.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

/** The tree without leaves. */
export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The tree with one leaf more; `leaf` is the leaf's hash. */
export function grow(alg: HashAlgorithm, tree: Frontier, leaf: Uint8Array): Frontier {
  const peaks = [...tree.peaks];
  let top: Uint8Array = leaf;
  for (let rest = tree.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    top = nodeHash(alg, peaks.pop() as Uint8Array, top);
  }
  return { size: tree.size + 1, peaks: [...peaks, top] };
}

/** The tree's head; of the empty tree the hash of nothing. */
export function headOf(alg: HashAlgorithm, tree: Frontier): Buffer {
  const [last, ...others] = [...tree.peaks].reverse();
  if (!last) return hash(alg);
  return others.reduce<Buffer>((right, left) => nodeHash(alg, left, right), Buffer.from(last));
}

/** The head of the tree over these leaf hashes. */
export function rootOf(alg: HashAlgorithm, leaves: readonly Uint8Array[]): Buffer {
  return headOf(
    alg,
    leaves.reduce<Frontier>((tree, leaf) => grow(alg, tree, leaf), emptyFrontier),
  );
}

/** The largest power of two smaller than n (n >= 2). */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** Proof that leaf `index` stands in the tree over `leaves` (leaf hashes): the sister hashes from the leaf upwards. */
export function inclusionProof(alg: HashAlgorithm, leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new Error(`no leaf ${index} in a tree of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...inclusionProof(alg, left, index), rootOf(alg, right)]
    : [...inclusionProof(alg, right, index - k), rootOf(alg, left)];
}

/** Inclusion proofs of several leaves at once, level by level: as much work as one root. */
export function pathsTo(alg: HashAlgorithm, leaves: readonly Buffer[], indexes: readonly number[]): Buffer[][] {
  const paths: Buffer[][] = indexes.map(() => []);
  let places = [...indexes];
  for (let level = leaves; level.length > 1; ) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Buffer, level[i + 1]];
      above.push(right ? nodeHash(alg, left, right) : left);
    }
    for (const [n, place] of places.entries()) {
      const sister = level[place % 2 === 0 ? place + 1 : place - 1];
      if (sister) paths[n]?.push(sister);
    }
    places = places.map((place) => Math.floor(place / 2));
    level = above;
  }
  return paths;
}

/** True where the proof leads from the leaf's hash to the root (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  alg: HashAlgorithm,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn, at]: [number, number, Uint8Array] = [index, size - 1, leaf];
  for (const sister of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      at = nodeHash(alg, sister, at);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else at = nodeHash(alg, at, sister);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && Buffer.compare(at, root) === 0;
}

/** Proof that the tree over the first `size` leaves is the beginning of the tree over all of them (RFC 9162 section 2.1.4.1). */
export function consistencyProof(alg: HashAlgorithm, leaves: readonly Uint8Array[], size: number): Buffer[] {
  if (size <= 0 || size > leaves.length) throw new Error(`no tree of ${size} in a tree of ${leaves.length}`);
  return subproof(alg, leaves, size, true);
}

function subproof(alg: HashAlgorithm, leaves: readonly Uint8Array[], m: number, whole: boolean): Buffer[] {
  if (m === leaves.length) return whole ? [] : [rootOf(alg, leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subproof(alg, left, m, whole), rootOf(alg, right)]
    : [...subproof(alg, right, m - k, false), rootOf(alg, left)];
}

/** True where the proof shows that the tree (`size1`, `root1`) is the beginning of (`size2`, `root2`) (RFC 9162 section 2.1.4.2). */
export function isConsistent(
  alg: HashAlgorithm,
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (size1 <= 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && Buffer.compare(root1, root2) === 0;
  const path = Number.isInteger(Math.log2(size1)) ? [root1, ...proof] : [...proof];
  let [fn, sn] = [size1 - 1, size2 - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let fr = path.shift();
  if (!fr) return false;
  let sr: Uint8Array = fr;
  for (const c of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(alg, c, fr);
      sr = nodeHash(alg, c, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(alg, sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && Buffer.compare(fr, root1) === 0 && Buffer.compare(sr, root2) === 0;
}
