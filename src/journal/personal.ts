/**
 * Personal values. `decide` writes `{ $personal: { subject, value } }` anywhere in a fact's data; what is hashed is
 * `{ $personal: { subject, hash } }` with hash = alg(salt || canonical(value)). Salt and value lie beside the fact, sealed together
 * under the subject's key: a salt left in clear would let everybody guess short values after the erasure.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { canonical, type JsonValue } from '../platform/pure.ts';
import { hashHex, type HashAlgorithm } from './fact.ts';

/** A personal value as `decide` writes it. */
export interface Personal {
  readonly $personal: { readonly subject: string; readonly value: JsonValue };
}

/** What stands in the text of the fact instead of the value. */
interface PersonalReference {
  readonly subject: string;
  readonly hash: string;
}

/** What a reader finds where the subject's key was erased. */
export interface Erased {
  readonly $erased: string;
}

/** A value to be sealed: `n` counts the personal values of one fact from 0, depth first, members in RFC 8785 order. */
export interface SaltedValue {
  readonly n: number;
  readonly subject: string;
  readonly salt: Uint8Array;
  readonly value: JsonValue;
}

/** Where a sealed value stands; it opens nowhere else. */
interface ValuePlace {
  readonly group: string;
  readonly stream: string;
  readonly seq: number;
  readonly n: number;
  readonly subject: string;
}

/** A sealed value as stored: AES-256-GCM, the tag at the end of `sealed`, and which key of the subject it needs. */
interface SealedValue {
  readonly keyId: string;
  readonly iv: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Length of a salt in bytes. */
export const saltBytes = 16;
const blockBytes = 64;

/** Marks a value as personal, belonging to the subject (the id of a person or organisation). */
export const personal = (subject: string, value: JsonValue): Personal => ({ $personal: { subject, value } });

/** True where a revealed value was erased. */
export const isErased = (value: unknown): value is Erased =>
  typeof value === 'object' && value !== null && typeof (value as Erased).$erased === 'string';

/** The hash that a fact carries for a personal value. */
export const personalHash = (alg: HashAlgorithm, salt: Uint8Array, value: JsonValue): string =>
  hashHex(alg, Buffer.concat([salt, Buffer.from(canonical(value), 'utf8')]));

type Visit = (inside: Record<string, unknown>) => JsonValue;

/** Copies JSON, members in RFC 8785 order, replacing what stands under `$personal`; refuses what JSON does not know. */
function mapPersonal(value: unknown, visit: Visit): JsonValue {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((one) => mapPersonal(one, visit));
  if (typeof value !== 'object' || !isPlain(value)) throw new Error(`a fact holds JSON only, not ${typeof value}`);
  const record = value as Record<string, unknown>;
  if ('$personal' in record) return visit(personalInside(record));
  const members = Object.keys(record)
    .sort()
    .filter((key) => record[key] !== undefined);
  return Object.fromEntries(members.map((key) => [key.toWellFormed(), mapPersonal(record[key], visit)]));
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function personalInside(record: Record<string, unknown>): Record<string, unknown> {
  const inside = record['$personal'] as Record<string, unknown> | null;
  if (Object.keys(record).length !== 1 || typeof inside !== 'object' || typeof inside?.['subject'] !== 'string')
    throw new Error('$personal stands alone and names its subject');
  return inside;
}

/** Every personal value of the data that `decide` wrote, in order; `append` needs the keys of their subjects. */
export function subjectsIn(data: unknown): string[] {
  const subjects = new Set<string>();
  mapPersonal(data, (inside) => {
    subjects.add(inside['subject'] as string);
    return null;
  });
  return [...subjects];
}

/** Takes the personal values out of the data, leaving their salted hashes; `salt` is asked once for each. */
export function takeOut(
  alg: HashAlgorithm,
  data: unknown,
  salt: () => Uint8Array,
): { data: JsonValue; values: SaltedValue[] } {
  const values: SaltedValue[] = [];
  const cleaned = mapPersonal(data, (inside) => {
    if (inside['value'] === undefined) throw new Error('$personal without a value');
    const value = mapPersonal(inside['value'], () => {
      throw new Error('a personal value holds no other personal value');
    });
    const subject = inside['subject'] as string;
    const salted: SaltedValue = { n: values.length, subject, salt: salt(), value };
    values.push(salted);
    return { $personal: { subject, hash: personalHash(alg, salted.salt, value) } };
  });
  return { data: cleaned, values };
}

/** The references in a stored fact's data; the position in the list is `n`. */
export function referencesIn(data: unknown): PersonalReference[] {
  const references: PersonalReference[] = [];
  mapPersonal(data, (inside) => {
    references.push({ subject: String(inside['subject']), hash: String(inside['hash']) });
    return null;
  });
  return references;
}

/** Puts values back where their references stand; `valueOf` answers undefined for an erased one. */
export function putBack(data: unknown, valueOf: (n: number) => JsonValue | undefined): JsonValue {
  let n = 0;
  return mapPersonal(data, (inside) => {
    const value = valueOf(n);
    n += 1;
    return value === undefined ? { $erased: String(inside['subject']) } : value;
  });
}

/** Names a key without telling anything about it: the first 8 bytes of a labelled hash, in hex. */
export const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update('onevisit subject key\n').update(key).digest('hex').slice(0, 16);

const placeText = (place: ValuePlace): Buffer =>
  Buffer.from(canonical([place.group, place.stream, place.seq, place.n, place.subject]), 'utf8');

/** Seals salt and value for their place. The length is hidden up to the next 64 bytes, so an erased yes does not differ from an erased no. */
export function seal(key: Uint8Array, iv: Uint8Array, place: ValuePlace, salted: SaltedValue): SealedValue {
  const value = Buffer.from(canonical(salted.value), 'utf8');
  const used = saltBytes + 4 + value.length;
  const plain = Buffer.alloc(Math.ceil(used / blockBytes) * blockBytes);
  plain.set(salted.salt, 0);
  plain.writeUInt32BE(value.length, saltBytes);
  plain.set(value, saltBytes + 4);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(placeText(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { keyId: keyIdOf(key), iv, sealed: body };
}

/** Opens what `seal` made. Undefined where the key is not the one it was sealed with (erased since); throws where bytes were altered. */
export function open(
  key: Uint8Array | undefined,
  place: ValuePlace,
  sealed: SealedValue,
): { salt: Uint8Array; value: JsonValue } | undefined {
  if (!key || keyIdOf(key) !== sealed.keyId) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.iv, { authTagLength: 16 }).setAAD(placeText(place));
  const end = sealed.sealed.length - 16;
  decipher.setAuthTag(sealed.sealed.subarray(end));
  const plain = Buffer.concat([decipher.update(sealed.sealed.subarray(0, end)), decipher.final()]);
  const length = plain.readUInt32BE(saltBytes);
  const text = plain.subarray(saltBytes + 4, saltBytes + 4 + length).toString('utf8');
  return { salt: plain.subarray(0, saltBytes), value: JSON.parse(text) as JsonValue };
}
