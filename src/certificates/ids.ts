/**
 * Names and numbers of certificates. Id `c-<cell>-<12 characters>-<check character>`, made from what it rests on, so that a repeated
 * reaction meets its first attempt. Printed number (证照编号) from the pattern of the type; identifier (证照标识) by GB/T 36904.
 */
import { createHash } from 'node:crypto';
import type { Basis } from './basis.ts';
import {
  isIdentifierProblem,
  makeCertificateIdentifier,
  mod37Check,
  readCertificateIdentifier,
} from '../vocabulary/index.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const shape = /^c-(\d{1,6})-([0-9a-z]{12})-([0-9a-z])$/;

const checkOf = (body: string): string => mod37Check(body.replaceAll('-', '').toUpperCase()).toLowerCase();

/** `length` characters of Crockford's alphabet out of bytes. */
export const characters = (bytes: Uint8Array, length: number): string =>
  Array.from({ length }, (_, i) => alphabet[(bytes[i] as number) % 32]).join('');

/** The id of the certificate of a type that rests on these decisions (places of their facts in the log); the order does not matter. */
export function certificateId(cell: number, matter: string, type: string, decisions: readonly number[]): string {
  const seed = JSON.stringify([matter, type, [...decisions].sort((a, b) => a - b)]);
  const body = `c-${cell}-${characters(createHash('sha512').update(seed, 'utf8').digest(), 12)}-`;
  return body + checkOf(body);
}

/** The id of what a matter is to produce on this basis. */
export const idOfBasis = (
  cell: number,
  matter: string,
  { type, decisions }: Pick<Basis, 'type' | 'decisions'>,
): string =>
  certificateId(
    cell,
    matter,
    type,
    decisions.map((each) => each.seq),
  );

/** The cell of a matter. */
export function cellOfMatter(matter: string): number {
  const found = /^m-(\d{1,6})-/.exec(matter);
  if (!found) throw new Error(`${matter} is no matter`);
  return Number(found[1]);
}

/** The cell that an id carries; undefined where it is no id of ours or a character was mistyped. */
export function cellOf(id: string): number | undefined {
  const found = shape.exec(id);
  return found && checkOf(id.slice(0, -1)) === found[3] ? Number(found[1]) : undefined;
}

/** The identifier of a certificate; its serial is our id without hyphens, so that each leads to the other. */
export function identifierOf(id: string, type: string, issuer: string, version: number): string {
  const serial = id.slice(2).replaceAll('-', '').toUpperCase();
  const made = makeCertificateIdentifier({ type, issuer, serial, version });
  if (typeof made !== 'string') throw new Error(`no identifier for ${id}: ${JSON.stringify(made)}`);
  return made;
}

/** Our id out of either of its forms; undefined where it is neither. */
export function idFrom(text: string): string | undefined {
  if (cellOf(text) !== undefined) return text;
  const read = readCertificateIdentifier(text);
  if (isIdentifierProblem(read)) return undefined;
  const parts = /^(\d{1,6})([0-9A-Z]{12})([0-9A-Z])$/.exec(read.serial);
  const id = parts ? `c-${parts[1]}-${parts[2]}-${parts[3]}`.toLowerCase() : '';
  return cellOf(id) === undefined ? undefined : id;
}

/** What a number pattern is filled with. */
interface NumberParts {
  readonly year: string;
  readonly region: string;
  readonly serial: number;
  readonly uscc: string;
}

/** `A审批食许〔{year}〕第{serial:5}号` with its places filled. An unknown place, or a serial longer than its place, throws: numbers are never cut. */
export function printedNumber(pattern: string, parts: NumberParts): string {
  return pattern.replaceAll(/\{([a-z]+)(?::(\d+))?\}/g, (place, name: string, width: string | undefined) => {
    if (!(name in parts)) throw new Error(`number pattern ${pattern}: unknown place ${place}`);
    const text = String(parts[name as keyof NumberParts]);
    if (width !== undefined && text.length > Number(width))
      throw new Error(`number pattern ${pattern}: ${text} does not fit ${place}`);
    return width === undefined ? text : text.padStart(Number(width), '0');
  });
}

/** The period in which a pattern's serial runs: a number without the year must never start again at one. */
export const seriesPeriod = (pattern: string, year: string): string => (pattern.includes('{year}') ? year : 'ever');

/** Whether the number of the type is drawn from a counter. */
export const isCounted = (pattern: string): boolean => /\{serial(?::\d+)?\}/.test(pattern);

/** A number as people type it: spaces gone, any bracket around the year taken for the hexagonal one of official numbers. */
export const typedNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[[(【]/g, '〔')
    .replaceAll(/[\])】]/g, '〕')
    .toUpperCase();

/** A check value as people type it. */
export const typedCheck = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
