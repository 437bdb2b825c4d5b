import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashAlgorithms } from '../fact.ts';
import {
  consistencyProof,
  emptyFrontier,
  grow,
  headOf,
  inclusionProof,
  pathsTo,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
} from './merkle.ts';

/** The test leaves of certificate-transparency's reference implementations. */
const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const leavesOf = (n: number, alg: 'sha256' | 'sm3' = 'sha256') =>
  Array.from({ length: n }, (_, i) => leafHash(alg, createHash('sha256').update(`leaf ${i}`).digest()));

test('tree heads agree with the published vectors of certificate transparency', () => {
  const leaves = vectors.map((hex) => leafHash('sha256', Buffer.from(hex, 'hex')));
  expect(rootOf('sha256', []).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(rootOf('sha256', leaves.slice(0, 1)).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
  expect(rootOf('sha256', leaves.slice(0, 2)).toString('hex')).toBe(
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  );
  expect(rootOf('sha256', leaves).toString('hex')).toBe(
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  );
});

test('a tree grown leaf by leaf has the head of the whole', () => {
  for (const alg of hashAlgorithms) {
    const leaves = leavesOf(40, alg);
    let tree = emptyFrontier;
    for (const [i, leaf] of leaves.entries()) {
      tree = grow(alg, tree, leaf);
      expect(headOf(alg, tree).equals(rootOf(alg, leaves.slice(0, i + 1)))).toBe(true);
    }
  }
});

test('every leaf of every small tree can be shown to stand in it, and in no other place', () => {
  for (let size = 1; size <= 20; size += 1) {
    const leaves = leavesOf(size);
    const root = rootOf('sha256', leaves);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof('sha256', leaves, index);
      for (let claimed = 0; claimed < size; claimed += 1) {
        const included = isIncluded('sha256', leaves[index] as Buffer, claimed, size, proof, root);
        expect(included).toBe(claimed === index);
      }
      expect(isIncluded('sha256', leafHash('sha256', Buffer.from('x')), index, size, proof, root)).toBe(false);
    }
  }
});

test('every earlier tree can be shown to be the beginning of every later one, a changed one cannot', () => {
  const changed = [leafHash('sha256', Buffer.from('x')), ...leavesOf(20).slice(1)];
  for (let size = 1; size <= 20; size += 1) {
    const leaves = leavesOf(size);
    const root = rootOf('sha256', leaves);
    for (let earlier = 1; earlier <= size; earlier += 1) {
      const proof = consistencyProof('sha256', leaves, earlier);
      expect(isConsistent('sha256', earlier, size, rootOf('sha256', leaves.slice(0, earlier)), root, proof)).toBe(true);
      expect(isConsistent('sha256', earlier, size, rootOf('sha256', changed.slice(0, earlier)), root, proof)).toBe(
        false,
      );
    }
  }
});

test('paths made together are the same as one by one, in trees of every shape', () => {
  for (let size = 1; size <= 33; size += 1) {
    const leaves = Array.from({ length: size }, (_, i) => leafHash('sha256', Buffer.from([i])));
    const all = leaves.map((_, i) => i);
    expect(pathsTo('sha256', leaves, all)).toEqual(all.map((i) => inclusionProof('sha256', leaves, i)));
  }
});
