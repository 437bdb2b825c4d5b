/**
 * Names of people inside the system: they carry their shard, so no look-up is needed to route a request.
 * A person's id is `p-<person_cell>-<12 characters>`, a member of staff `s-<office>-<name>`, a draft `d-<person_cell>-<20 characters>`,
 * an anonymous browser that keeps drafts `t-<person_cell>-<hash of its token>`, an upload `u-<person_cell>-<20 characters>`.
 */
import { createHash } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The shard of a text among `shards`: the same text is always in the same one, on every machine. */
export function shardOf(text: string, shards: readonly number[]): number {
  if (shards.length === 0) throw new Error('a group without shards cannot hold anything');
  const digest = createHash('sha256').update(text, 'utf8').digest();
  const shard = shards[digest.readUInt32BE(0) % shards.length];
  return shard as number;
}

/** `length` characters of Crockford's alphabet made from a seed; the same seed gives the same characters. */
export function token(seed: string, length: number): string {
  const digest = createHash('sha512').update(seed, 'utf8').digest();
  let text = '';
  for (let i = 0; i < length; i += 1) text += alphabet[(digest[i] as number) % 32];
  return text;
}

/** A new person's id in the given shard, made from a seed. */
export const personId = (personCell: number, seed: string): string => `p-${personCell}-${token(`person:${seed}`, 12)}`;

/** A new draft's id in the given shard, made from a seed. */
export const draftId = (personCell: number, seed: string): string => `d-${personCell}-${token(`draft:${seed}`, 20)}`;

/** A member of staff's id. */
export const staffId = (office: number, name: string): string => `s-${office}-${name}`;

/** The shard that an id carries, or undefined where it is not an id of ours. */
export function shardIn(id: string): number | undefined {
  const match = /^[pdstu]-(\d{1,6})-/.exec(id);
  return match ? Number(match[1]) : undefined;
}
