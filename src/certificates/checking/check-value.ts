/**
 * The eight characters printed beside the number. Whoever checks a certificate needs both, so nobody can walk through the numbers.
 * Forty bits that nobody without the installation's secret can tell from chance; ten of them hide the cell in which the certificate lives,
 * so that one look-up in one cell answers, whatever was typed.
 */
import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../platform/index.ts';
import { characters } from '../ids.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const purpose = 'certificate check value';

const maskOf = (secrets: KeyRing, number: string): number =>
  secrets.mac(`${purpose}: cell`, number).readUInt16BE(0) & 0x3ff;

/** The check value of a number in the cell at `place` (0..1023) of the list of cells. */
export function checkValue(secrets: KeyRing, number: string, place: number): string {
  const hidden = place ^ maskOf(secrets, number);
  const head = `${alphabet[hidden >> 5] as string}${alphabet[hidden & 31] as string}`;
  return head + characters(secrets.mac(purpose, `${number}\n${place}`), 6);
}

/** Where in the list of cells the certificate of this number would live if the check value were right. Never fails: every text leads somewhere. */
export function placeIn(secrets: KeyRing, number: string, check: string, cells: number): number {
  const [high, low] = [alphabet.indexOf(check.charAt(0)), alphabet.indexOf(check.charAt(1))];
  const hidden = ((Math.max(high, 0) << 5) | Math.max(low, 0)) ^ maskOf(secrets, number);
  return hidden % cells;
}

/** Compares in constant time; texts of other lengths are unequal. */
export function isSame(typed: string, right: string): boolean {
  const [a, b] = [Buffer.from(typed.padEnd(8).slice(0, 8)), Buffer.from(right.padEnd(8).slice(0, 8))];
  return a.length === b.length && timingSafeEqual(a, b) && typed.length === right.length;
}

/** `a1b2-c3d4`, as printed. */
export const printedCheck = (check: string): string => `${check.slice(0, 4)}-${check.slice(4)}`.toUpperCase();
