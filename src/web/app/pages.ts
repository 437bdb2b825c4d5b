/** How pages are hung on the server: each has a policy, is rendered whole, and a posted form answers with a redirect or the same page again. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, House } from '../../platform/index.ts';
import type { Problem } from './client.ts';
import type { Resent } from './kept-form.ts';
import { framed, type PageParts } from './frame.tsx';
import { notFound, problemPage, signInAgain } from './problem-page.tsx';
import { pageAbove, visitOf, type Visit } from './visit.ts';

/** What a page's handler gives: a page, somewhere else to go, a refusal of the API, or what a kept form was answered. */
export type PageResult = PageParts | Resent | { readonly problem: Problem };

export interface PageDefinition {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly policy: string;
  readonly handle: (visit: Visit) => Promise<PageResult> | PageResult;
}

/** A page to look at. */
export const show = (path: string, policy: string, handle: PageDefinition['handle']): PageDefinition => ({
  method: 'GET',
  path,
  policy,
  handle,
});
/** A form that is sent. */
export const take = (path: string, policy: string, handle: PageDefinition['handle']): PageDefinition => ({
  method: 'POST',
  path,
  policy,
  handle,
});

/** Hangs the pages on the server. */
export function hang(app: App, house: House, pages: readonly PageDefinition[]): void {
  for (const one of pages) {
    app.route({
      method: one.method,
      url: one.path,
      config: { policy: one.policy, idempotent: false },
      schema: { hide: true },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const visit = await visitOf(app, house, request, reply);
        return await answer(visit, one, await one.handle(visit));
      },
    });
  }
  leadBack(app, pages);
}

/** Whoever comes to the address of a form that is only sent (reloaded, from the history, after changing the language) is led to the page it stands on. */
function leadBack(app: App, pages: readonly PageDefinition[]): void {
  const shown = new Set(pages.filter((one) => one.method === 'GET').map((one) => one.path));
  for (const { path, policy } of pages.filter((one) => one.method === 'POST' && !shown.has(one.path)))
    app.route({
      method: 'GET',
      url: path,
      config: { policy },
      schema: { hide: true },
      handler: (request, reply) => reply.redirect(pageAbove(request.url), 303),
    });
}

async function answer(visit: Visit, one: PageDefinition, result: PageResult): Promise<FastifyReply> {
  const { reply } = visit;
  void reply.header('cache-control', 'no-store');
  if ('redirect' in result) return await reply.redirect(result.redirect, 303);
  if ('answered' in result) {
    const { status, headers, body } = result.answered;
    return await reply.code(status).headers(headers).send(body);
  }
  const parts = 'problem' in result ? fromProblem(visit, one, result.problem) : result;
  void reply.code(parts.status ?? 200).type('text/html; charset=utf-8');
  return await reply.send(framed(visit, parts));
}

/** Not signed in, or no longer: sign in and go on where one was; a form that was being sent is kept and sent again afterwards. */
function fromProblem(visit: Visit, one: PageDefinition, problem: Problem): PageParts {
  // A draft that nobody here owns may be the one of a person whose session ended.
  const mayBeTheirs = problem.status === 401 || problem.code === 'draft-not-found';
  if (mayBeTheirs && visit.visitor.kind === 'anonymous') return signInAgain(visit, one.method === 'POST');
  return problemPage(
    visit,
    one.method === 'GET' && problem.code === 'request-invalid' ? notFound(visit, problem) : problem,
  );
}
