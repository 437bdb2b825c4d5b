/** Who caused a command, once: without the group and shard, which the thing that it changes tells. */
import type { FastifyRequest } from 'fastify';
import { commandKey } from './command-key.ts';
import type { CommandKey } from './database/database.ts';
import type { Actor } from './room.ts';

/** Actor, route and idempotency key of one act. */
export type Cause = Omit<CommandKey, 'group' | 'key'>;

/** What the request asks for, as a cause. Only for routes that demand an idempotency key; elsewhere it throws. */
export function causeOf(request: FastifyRequest): Cause {
  const { group: _group, key: _key, ...cause } = commandKey(request, 'cell', 0);
  return cause;
}

/**
 * Causes of the house itself: `name` is the reaction or timer with the fact that it answers. The route is stored with every command and
 * tells a repetition, so it stays as it is when code moves to another room.
 */
export const causesOfHouse =
  (route: string) =>
  (name: string): Cause => ({ actor: 'system', route, idempotencyKey: name, bodyHash: '' });

/** The house acting. */
export const houseActor: Actor = { kind: 'system', id: 'system', roles: ['system'] };
