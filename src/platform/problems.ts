/** Refusals on the wire: RFC 9457 problem details, every code once, words in both languages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemDefinition } from './room.ts';
import type { Refusal } from './refusal.ts';
import { preferredLang, type Words } from './words.ts';

/** The codes of the platform itself. */
export const platformProblems: readonly ProblemDefinition[] = [
  { code: 'cross-site-request', status: 403 },
  { code: 'database-unavailable', status: 503 },
  { code: 'disk-full', status: 507 },
  { code: 'forbidden', status: 403 },
  { code: 'glyph-missing', status: 422 },
  { code: 'idempotency-key-missing', status: 400 },
  { code: 'idempotency-key-reused', status: 422 },
  { code: 'internal', status: 500 },
  { code: 'method-not-allowed', status: 405 },
  { code: 'not-found', status: 404 },
  { code: 'paper-overflow', status: 422 },
  { code: 'request-invalid', status: 400 },
  { code: 'request-too-large', status: 413 },
  { code: 'sign-in-required', status: 401 },
  { code: 'step-up-required', status: 403 },
  { code: 'too-busy', status: 503 },
  { code: 'too-many-requests', status: 429 },
  { code: 'unsupported-media-type', status: 415 },
];

/** Every known code. */
export type ProblemIndex = ReadonlyMap<string, ProblemDefinition>;

/** Collects the codes of rooms; a code of two rooms is a bug and throws. */
export function collectProblems(
  rooms: readonly { readonly name: string; readonly problems?: readonly ProblemDefinition[] }[],
): ProblemIndex {
  const index = new Map<string, ProblemDefinition>();
  for (const room of rooms)
    for (const problem of room.problems ?? []) {
      if (index.has(problem.code)) throw new Error(`problem ${problem.code} of ${room.name} exists already`);
      index.set(problem.code, problem);
    }
  return index;
}

/** The problem document of a refusal for one request. An unknown code is a bug: it becomes `internal`. */
export function problemDocument(
  refusal: Refusal,
  index: ProblemIndex,
  words: Words,
  request: FastifyRequest,
): { status: number } & Record<string, unknown> {
  const known = index.get(refusal.refused);
  if (!known) request.log.error({ code: refusal.refused }, 'refusal with an unknown problem code');
  const code = known ? refusal.refused : 'internal';
  const status = known ? (refusal.status ?? known.status) : 500;
  const lang = preferredLang(request.headers['accept-language']);
  const values = refusal.detail ?? {};
  return {
    type: `/problems/${code}`,
    title: words.say(lang, `problem.${code}.title`, values),
    status,
    ...(known && refusal.detail ? { detail: refusal.detail } : {}),
    instance: request.url.slice(0, 500),
    code,
    remedy: words.say(lang, `problem.${code}.remedy`, values),
    ...(refusal.signpost && known ? { signpost: words.say(lang, refusal.signpost, values) } : {}),
    traceId: request.id,
  };
}

/** Prepares the reply for a problem document; the body is what is returned. */
export function answerProblem(
  reply: FastifyReply,
  document: { status: number } & Record<string, unknown>,
): Record<string, unknown> {
  void reply
    .code(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store');
  if (document.status === 503 || document.status === 429) {
    if (!reply.hasHeader('retry-after')) void reply.header('retry-after', '5');
  }
  return document;
}
