/** Every reply of a test's house is read: whoever is no member of staff is told organs and posts, never an account of staff. */
import type { App } from '../../src/platform/index.ts';

/** `s-1-zhao-shencha`: how accounts of staff are written, wherever it stands in a reply. */
const account = /(?<![\w-])s-\d{1,6}-[a-z][a-z0-9-]*/;

/** Watches a house that is not ready yet; the list grows by each route whose reply to a person or to nobody names an account. */
export function accountsTold(app: App): readonly string[] {
  const found: string[] = [];
  app.addHook('onSend', async (request, reply, payload) => {
    const { actor } = request;
    const { url } = request.routeOptions;
    // Whoever signs in is told who they are.
    if (url === '/api/session') return;
    if (typeof payload !== 'string' || (actor !== null && actor.kind !== 'person' && actor.kind !== 'anonymous'))
      return;
    const [id] = account.exec(payload) ?? [];
    if (id !== undefined && !asked(request, id))
      found.push(`${request.method} ${url ?? request.url} ${reply.statusCode}: ${id}`);
  });
  return found;
}

/** Whoever wrote an id is told nothing new when a refusal repeats it. */
const asked = (request: { readonly url: string; readonly body: unknown }, id: string): boolean =>
  `${request.url} ${JSON.stringify(request.body ?? '')}`.includes(id);
