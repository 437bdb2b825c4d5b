/** A person who meets a refusal in a browser gets a page; a program gets the problem document. One hook decides it for every way to refuse. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, House } from './room.ts';

/** A problem document as it goes over the wire (RFC 9457), as far as a page needs it. */
export interface ToldProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly remedy: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  readonly traceId: string;
}

/** Renders the whole page of a refusal; provided by a room under the name `error-page`. */
export type ErrorPage = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ToldProblem,
) => Promise<string>;

/** Whether a page is wanted: browsers name `text/html` when somebody goes somewhere; programs name JSON or anything at all. */
const wantsPage = (accept: string | undefined): boolean =>
  accept !== undefined && /\btext\/html\b/i.test(accept) && !/json/i.test(accept);

/** Turns problem documents into pages for browsers. */
export function tellAsPage(app: App, house: House): void {
  app.addHook('onSend', (request, reply, payload) => pageOf(app, house, request, reply, payload));
}

/** The page of a reply that is a problem document, where a page is wanted; otherwise, and when it cannot be made, the reply as it is. */
export async function pageOf(
  app: App,
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const isProblem = String(reply.getHeader('content-type') ?? '').startsWith('application/problem+json');
  if (!isProblem || typeof payload !== 'string' || !wantsPage(request.headers.accept) || !house.has('error-page'))
    return payload;
  try {
    const problem = JSON.parse(payload) as ToldProblem;
    const page = await house.room<ErrorPage>('error-page')(app, request, reply, problem);
    void reply.removeHeader('content-length').header('content-type', 'text/html; charset=utf-8');
    return page;
  } catch (error) {
    request.log.error({ err: error }, 'the page of a refusal could not be made');
    return payload;
  }
}
