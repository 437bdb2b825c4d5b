/** The idempotency key of a write: where it stands in a request, and the command key made from it. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { CommandKey } from './database/database.ts';
import type { Group } from './database/statement.ts';
import { canonical, type JsonValue } from './json.ts';

/** Name of the hidden field that carries the key where a plain form cannot send a header. */
export const idempotencyField = '_idempotencyKey';

/** The request's idempotency key, or undefined where there is none or it is not 1..200 visible ASCII characters. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  const body = request.body as Record<string, unknown> | null | undefined;
  const field =
    typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? body[idempotencyField] : undefined;
  const key = typeof header === 'string' ? header : field;
  return typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key) ? key : undefined;
}

/** The key of the command that this request asks for. Only for routes that demand an idempotency key; elsewhere it throws. */
export function commandKey(request: FastifyRequest, group: Group, key: number): CommandKey {
  const idempotencyKey = idempotencyKeyOf(request);
  if (idempotencyKey === undefined) throw new Error(`${request.method} ${request.url} has no idempotency key`);
  return {
    group,
    key,
    actor: request.actor.id,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    idempotencyKey,
    bodyHash: createHash('sha256')
      .update(canonical(sent(request)))
      .digest('hex'),
  };
}

/** The key of a command in the office of whoever asks. */
export const officeKey = (request: FastifyRequest): CommandKey =>
  commandKey(request, 'office', request.actor.office ?? 0);

function sent(request: FastifyRequest): JsonValue {
  const body = (request.body ?? null) as JsonValue;
  return { params: (request.params ?? null) as JsonValue, body: JSON.parse(JSON.stringify(body)) as JsonValue };
}
