/** Whose a draft is: the person, the principal, who stands at the counter, or whoever holds the token of this browser. */
import { createHash } from 'node:crypto';
import type { Actor, House } from '../../platform/index.ts';
import { shardOf } from '../identity.ts';

/** A browser by the hash of its token. */
export function browserOf(house: House, token: string): string {
  const hash = createHash('sha256').update(token).digest('hex');
  return `t-${shardOf(hash, house.shards.person_cell)}-${hash}`;
}

/** The owner of drafts for this request; undefined where there is none. */
export function draftOwner(house: House, actor: Actor, token: string | undefined): string | undefined {
  if (actor.onBehalfOf !== undefined) return actor.onBehalfOf;
  if (actor.kind === 'person') return actor.id;
  return token === undefined ? undefined : browserOf(house, token);
}
