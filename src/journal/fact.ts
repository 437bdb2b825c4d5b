/**
 * One fact and its text. The text is what is hashed, stored, exported and verified: RFC 8785 of exactly ten members.
 * README.md holds the format; it can never change, only be joined by a newer one that carries a member `format`.
 */
import { createHash, getHashes } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import { canonical, type JsonValue } from '../platform/pure.ts';

/** The hash algorithms a fact may name. `sm3` is GB/T 32905; both give 32 bytes. */
export type HashAlgorithm = 'sha256' | 'sm3';

/** Every algorithm that a verifier must know. */
export const hashAlgorithms: readonly HashAlgorithm[] = ['sha256', 'sm3'];

/** Who made the fact happen: an opaque id, never a name or a number of a person. */
export type FactActor = {
  readonly id: string;
  readonly kind?: string;
  readonly role?: string;
  readonly organ?: string;
  readonly onBehalfOf?: string;
};

/** The ten members of a fact's text. `seq` runs from 1 without gaps, instants are ISO 8601 in UTC with milliseconds. */
export interface FactContent {
  readonly stream: string;
  readonly seq: number;
  readonly name: string;
  readonly version: number;
  readonly alg: HashAlgorithm;
  /** Hash (hex) of the fact before it in the stream; for the first one the hash of the stream's own name. */
  readonly previous: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: FactActor;
  readonly data: JsonValue;
}

/** A fact with its text as hashed and the hash of that text (64 hex digits). */
export interface Fact extends FactContent {
  readonly text: string;
  readonly hash: string;
}

/** What a room's `decide` gives to `append`; `occurredAt` only where it differs from the moment of recording. */
export interface NewFact {
  readonly name: string;
  readonly version: number;
  /** JSON of the room; its declared shape (an interface) is accepted as it is and checked when the text is made. */
  readonly data: object | string | number | boolean | null;
  readonly occurredAt?: Date;
}

/** The member names of the format, sorted as RFC 8785 sorts them. */
const factMembers = [
  'actor',
  'alg',
  'data',
  'name',
  'occurredAt',
  'previous',
  'recordedAt',
  'seq',
  'stream',
  'version',
] as const;

const nativeSm3 = getHashes().includes('sm3');

/** Hash of the bytes (or of the UTF-8 of a text) as 64 hex digits. A build of OpenSSL without SM3 is served by the library. */
export function hashHex(alg: HashAlgorithm, bytes: string | Uint8Array): string {
  const input = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  if (alg === 'sm3' && !nativeSm3) return sm3(input);
  return createHash(alg).update(input).digest('hex');
}

/** What the first fact of a stream names as `previous`: the hash of the stream's name, so no stream can take over another's facts. */
export const genesis = (alg: HashAlgorithm, stream: string): string => hashHex(alg, stream);

const isInstant = (text: string): boolean =>
  /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** True where the value has exactly the ten members in their right shapes. */
export function isFactContent(value: unknown): value is FactContent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fact = value as Record<string, unknown>;
  if (Object.keys(fact).sort().join() !== factMembers.join()) return false;
  const actor = fact['actor'] as FactActor | null;
  return (
    typeof fact['stream'] === 'string' &&
    Number.isSafeInteger(fact['seq']) &&
    (fact['seq'] as number) >= 1 &&
    typeof fact['name'] === 'string' &&
    Number.isSafeInteger(fact['version']) &&
    hashAlgorithms.includes(fact['alg'] as HashAlgorithm) &&
    /^[0-9a-f]{64}$/.test(String(fact['previous'])) &&
    isInstant(String(fact['occurredAt'])) &&
    isInstant(String(fact['recordedAt'])) &&
    typeof actor === 'object' &&
    typeof actor?.id === 'string'
  );
}

/** Makes the text and hash of a fact. Throws where the content is not of the format: that is a mistake of the caller. */
export function buildFact(content: FactContent): Fact {
  if (!isFactContent(content)) throw new Error(`not a fact: ${JSON.stringify(content).slice(0, 200)}`);
  const text = canonical(content as unknown as JsonValue);
  return { ...content, text, hash: hashHex(content.alg, text) };
}

/** Reads a stored text back; the hash is the stored one and is not checked here (`chain.ts` does). */
export function readFact(text: string, hash: string): Fact {
  return { ...(JSON.parse(text) as FactContent), text, hash };
}

/** True where `fact` is the next one after `before` (undefined at the beginning of its stream). */
export function isLinked(
  before: { readonly seq: number; readonly hash: string } | undefined,
  fact: FactContent,
): boolean {
  if (!before) return fact.seq === 1 && fact.previous === genesis(fact.alg, fact.stream);
  return fact.seq === before.seq + 1 && fact.previous === before.hash;
}
