/** What a reply must be: no 5xx, within time, and of the shape that the document names for its status; every refusal is a problem document. */
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Shape } from './arbitrary.ts';
import type { Operation } from './operations.ts';

export interface Reply {
  readonly statusCode: number;
  readonly body: string;
  readonly type: string;
  readonly ms: number;
}

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (target: Ajv) => void)(ajv);
const compiled = new WeakMap<object, ReturnType<Ajv['compile']>>();
const check = (shape: object) => {
  const made = compiled.get(shape) ?? ajv.compile(shape);
  compiled.set(shape, made);
  return made;
};

/** RFC 9457 as this house writes it. */
const problem: Shape & { readonly [more: string]: unknown } = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code', 'remedy', 'traceId'],
  properties: {
    type: { type: 'string', pattern: '^/problems/[a-z0-9-]+$' },
    title: { type: 'string', minLength: 2 },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    instance: { type: 'string', maxLength: 500 },
    code: { type: 'string', pattern: '^[a-z0-9-]+$' },
    remedy: { type: 'string', minLength: 2 },
    traceId: { type: 'string', minLength: 8 },
    signpost: { type: 'string' },
    detail: { type: 'object' },
  },
  additionalProperties: false,
};

/** What is wrong with a reply, or undefined. `limit` is the longest wait in milliseconds. */
export function wrongWith(operation: Operation, reply: Reply, limit: number): string | undefined {
  if (reply.ms > limit) return `took ${Math.round(reply.ms)} ms`;
  if (reply.statusCode >= 500) return `${reply.statusCode} ${reply.body.slice(0, 300)}`;
  if (reply.statusCode >= 400) return refusal(operation, reply);
  const shape = operation.replies[String(reply.statusCode)] ?? operation.replies['2xx'];
  if (shape === undefined)
    return operation.isPage || Object.keys(operation.replies).length === 0
      ? undefined
      : `status ${reply.statusCode} is not in the document`;
  return offShape(shape, reply.body);
}

function refusal(operation: Operation, reply: Reply): string | undefined {
  if (operation.isPage && reply.type.startsWith('text/html')) return undefined;
  if (!reply.type.startsWith('application/problem+json'))
    return `${reply.statusCode} as ${reply.type || 'nothing'}: ${reply.body.slice(0, 200)}`;
  const off = offShape(problem, reply.body);
  if (off !== undefined) return off;
  const { status, code, type } = JSON.parse(reply.body) as { status: number; code: string; type: string };
  return status === reply.statusCode && type === `/problems/${code}`
    ? undefined
    : `problem says ${status} ${type}, reply says ${reply.statusCode} ${code}`;
}

function offShape(shape: object, body: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return `not JSON: ${body.slice(0, 200)}`;
  }
  const validate = check(shape);
  if (validate(value)) return undefined;
  return `off its shape: ${(validate.errors ?? [])
    .slice(0, 3)
    .map((one) => `${one.instancePath} ${one.message ?? ''}`)
    .join('; ')}`;
}
