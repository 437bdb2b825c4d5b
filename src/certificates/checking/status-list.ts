/**
 * Where a certificate stands in the public list of ended ones. Each list has 131,072 places (the least that W3C Bitstring Status List 1.0 allows,
 * so that looking does not tell which certificate one looks for); the places are given in an order that looks like chance and never twice.
 */
import { gzipSync } from 'node:zlib';
import type { KeyRing } from '../../platform/index.ts';

/** Entries of one list. */
export const listSize = 131_072;

/** A place in the lists of a cell. */
interface StatusPlace {
  readonly list: number;
  readonly index: number;
}

/** The place of the n-th certificate (from 0) of a cell: a permutation of each list under the installation's secret. */
export function statusPlace(secrets: KeyRing, cell: number, n: number): StatusPlace {
  const list = Math.floor(n / listSize);
  const round = (half: number, step: number): number =>
    secrets.mac('certificate status list', `${cell}/${list}/${step}/${half}`).readUInt16BE(0) & 0x1ff;
  let index = n % listSize;
  do index = permuted(index, round);
  while (index >= listSize);
  return { list, index };
}

/** Four rounds over two halves of nine bits: one to one on 0..262,143, whatever the rounds give. */
function permuted(value: number, round: (half: number, step: number) => number): number {
  let [left, right] = [value >> 9, value & 0x1ff];
  for (let step = 0; step < 4; step += 1) [left, right] = [right, left ^ round(right, step)];
  return (left << 9) | right;
}

/** The list as published: one bit for each place, set where the certificate is no longer valid; gzip, then base64url without padding, with the prefix `u`. */
export function encodedList(ended: Iterable<number>): string {
  const bits = Buffer.alloc(listSize / 8);
  for (const index of ended) bits[index >> 3] = (bits[index >> 3] as number) | (0x80 >> (index & 7));
  return `u${gzipSync(bits).toString('base64url')}`;
}
