/** Doors of drafts and of whole files. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { commandKey, doors, type Actor, type App, type House, type JsonValue } from '../../platform/index.ts';
import { cookieOptions, cookies } from '../cookies.ts';
import { draftOwner } from './draft-owner.ts';
import { adoptDraft, draftsOf, readDraft, saveDraft, startDraft } from './drafts.ts';
import { covers } from '../powers/mandates.ts';
import * as shape from '../schema.ts';
import type { DraftContent } from '../service.ts';
import { storeFile } from './uploads.ts';

/** A draft of whoever asks; an agent's only while the mandate reaches its theme. */
async function draftOf(house: House, request: FastifyRequest, id: string): Promise<DraftContent | undefined> {
  const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
  const draft = owner === undefined ? undefined : await readDraft(house, id, owner);
  return draft && covers(request.actor, draft.theme) ? draft : undefined;
}

/** Hangs them on the server. */
export function draftRoutes(app: App, house: House): void {
  const { get, post, put } = doors(app);
  const policy = 'people.drafts';
  const started = { policy, body: shape.DraftBody, reply: shape.DraftStarted, status: 201 } as const;
  post('/api/drafts', started, (request, reply) => {
    const { theme, content } = request.body;
    if (!covers(request.actor, theme)) return { refused: 'mandate-not-found' };
    const token = request.cookies[cookies.draft] ?? randomBytes(32).toString('base64url');
    const owner = draftOwner(house, request.actor, token) as string;
    if (request.actor.kind !== 'person')
      void reply.setCookie(cookies.draft, token, cookieOptions(house, 30 * 24 * 3600));
    const key = { ...commandKey(request, 'person_cell', 0), actor: owner };
    return startDraft(house, key, owner, theme, content as JsonValue);
  });
  get('/api/drafts', { policy, reply: shape.DraftList }, async (request) => {
    const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
    const all = owner ? await draftsOf(house, owner) : [];
    return { drafts: all.filter((draft) => covers(request.actor, draft.theme)) };
  });
  get(
    '/api/drafts/:id',
    { policy, params: shape.IdParams, reply: shape.Draft },
    async (request) => (await draftOf(house, request, request.params.id)) ?? { refused: 'draft-not-found' },
  );
  const saved = { policy, params: shape.IdParams, body: shape.DraftSaveBody, reply: shape.DraftSaved };
  put('/api/drafts/:id', saved, async (request) => {
    const { id } = request.params;
    const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
    if (!owner || !(await draftOf(house, request, id))) return { refused: 'draft-not-found' };
    const key = { ...commandKey(request, 'person_cell', 0), actor: owner };
    return await saveDraft(house, key, owner, id, request.body.version, request.body.content as JsonValue);
  });
  adoptRoute(app, house);
  fileRoute(app, house);
}

/** A draft begun before signing in becomes one's own. */
function adoptRoute(app: App, house: House): void {
  const door = { policy: 'people.own-drafts', params: shape.IdParams, reply: shape.DraftStarted };
  doors(app).post('/api/drafts/:id/adopt', door, async (request) => {
    const { actor } = request;
    const browser: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };
    const from = draftOwner(house, browser, request.cookies[cookies.draft]);
    const draft = from === undefined ? undefined : await readDraft(house, request.params.id, from);
    if (draft && !covers(actor, draft.theme)) return { refused: 'mandate-not-found' };
    const key = { ...commandKey(request, 'person_cell', 0), actor: actor.id };
    return await adoptDraft(house, key, from, actor.onBehalfOf ?? actor.id, request.params.id);
  });
}

function fileRoute(app: App, house: House): void {
  const door = { policy: 'people.files', idempotent: false, bodyLimit: 30_000_000, status: 201 } as const;
  doors(app).post('/api/files', { ...door, body: shape.FileBody, reply: shape.StoredFile }, ({ body }) =>
    storeFile(house, body.name, Buffer.from(body.content, 'base64')),
  );
}
