/** The room's doors over HTTP: thin, each with its policy. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  causeOf,
  commandKey,
  doors,
  isRefusal,
  type Actor,
  type App,
  type House,
  type JsonValue,
} from '../platform/index.ts';
import { accessRoutes } from './access-routes.ts';
import { signIn } from './signing-in/accounts.ts';
import { cookieOptions, cookies } from './signing-in/cookies.ts';
import { cards, staff } from './file/data-space.ts';
import { draftOwner } from './drafts/draft-owner.ts';
import { adoptDraft, draftsOf, readDraft, saveDraft, startDraft } from './drafts/drafts.ts';
import { give, revoke } from './powers/grants.ts';
import { covers, giveMandate, mandatesOf, revokeMandate } from './powers/mandates.ts';
import { endElsewhere } from './signing-in/oidc/relying-party.ts';
import { hintOf, leaveEmbedded, oidcRoutes } from './signing-in/oidc/routes.ts';
import { forgetAll, isAtTerminal } from './signing-in/kiosk.ts';
import { dataSpaceOf } from './file/own-file.ts';
import * as shape from './schema.ts';
import type { DraftContent } from './service.ts';
import { closeSession, findSession, isKiosk, openSession, readCookie } from './signing-in/sessions.ts';
import { standingInRoutes } from './powers/standing-in-routes.ts';
import { uploadRoutes } from './drafts/upload-routes.ts';
import { storeFile } from './drafts/uploads.ts';

export function routes(app: App, house: House): void {
  sessionRoutes(app, house);
  draftRoutes(app, house);
  fileRoutes(app, house);
  uploadRoutes(app, house);
  mandateRoutes(app, house);
  grantRoutes(app, house);
  standingInRoutes(app, house);
  accessRoutes(app, house);
  oidcRoutes(app, house);
  doors(app).get('/api/data-space', { policy: 'people.data-space', reply: shape.DataSpace }, ({ actor }) =>
    dataSpaceOf(house, actor.id),
  );
}

function sessionRoutes(app: App, house: House): void {
  const { get, post, remove } = doors(app);
  const door = { policy: 'people.sign-in', idempotent: false } as const;
  const signing = { ...door, perMinute: 30, body: shape.SignInBody, reply: shape.Me };
  post('/api/session', signing, async (request, reply) => {
    const who = await signIn(house, request.body.account, request.body.password);
    if (isRefusal(who)) return who;
    const old = request.cookies[cookies.session];
    if (old) await closeSession(house, old);
    const place = isAtTerminal(request) ? 'kiosk' : (request.body.place ?? 'own');
    const token = await openSession(house, who, String(request.headers['user-agent'] ?? '').slice(0, 200), place);
    void reply.setCookie(cookies.session, token, cookieOptions(house, place === 'kiosk' ? undefined : 8 * 3600));
    return await me(house, { kind: who.kind, id: who.id, roles: who.kind === 'person' ? ['applicant'] : [] });
  });
  remove('/api/session', { ...door, reply: shape.SignedOut }, async (request, reply) => {
    const token = request.cookies[cookies.session];
    const next = await providersEnd(app, house, token);
    if (token) await closeSession(house, token);
    void reply.clearCookie(cookies.session, { path: '/' });
    for (const name of await leaveEmbedded(house, request.cookies)) void reply.clearCookie(name, { path: '/' });
    if (isKiosk(token)) void reply.header('clear-site-data', forgetAll);
    return { done: true as const, ...(next ? { next } : {}) };
  });
  get('/api/me', { policy: 'people.me', reply: shape.Me }, ({ actor }) => me(house, actor));
}

/** Where to go to end the session of a real provider as well. */
async function providersEnd(app: App, house: House, token: string | undefined): Promise<string | undefined> {
  const cookie = readCookie(token);
  const session = cookie && (await findSession(house, cookie));
  const hint = session ? hintOf(house, session.person_id ?? session.staff_id ?? '', session.sealed_hint) : undefined;
  return hint ? await endElsewhere(app, house, hint) : undefined;
}

async function me(house: House, actor: Actor): Promise<shape.Me> {
  const served = actor.onBehalfOf ? (await cards(house, [actor.onBehalfOf])).get(actor.onBehalfOf) : undefined;
  const forWhom = served ? { onBehalfOf: served.personId, onBehalfOfName: served.name } : {};
  if (actor.kind === 'person') {
    const card = (await cards(house, [actor.id])).get(actor.id);
    return { kind: 'person', id: actor.id, roles: [...actor.roles], ...(card ? { name: card.name } : {}), ...forWhom };
  }
  if (actor.kind === 'staff') {
    const card = await staff(house, actor.id);
    return {
      kind: 'staff',
      id: actor.id,
      roles: [...(card?.roles ?? [])],
      ...(card ? { name: card.name, organ: card.organ } : {}),
      ...forWhom,
    };
  }
  return { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };
}

/** A draft of whoever asks; an agent's only while the mandate reaches its theme. */
async function draftOf(house: House, request: FastifyRequest, id: string): Promise<DraftContent | undefined> {
  const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
  const draft = owner === undefined ? undefined : await readDraft(house, id, owner);
  return draft && covers(request.actor, draft.theme) ? draft : undefined;
}

function draftRoutes(app: App, house: House): void {
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

function fileRoutes(app: App, house: House): void {
  const door = { policy: 'people.files', idempotent: false, bodyLimit: 30_000_000, status: 201 } as const;
  doors(app).post('/api/files', { ...door, body: shape.FileBody, reply: shape.StoredFile }, ({ body }) =>
    storeFile(house, body.name, Buffer.from(body.content, 'base64')),
  );
}

function mandateRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'people.mandates';
  get('/api/mandates', { policy, reply: shape.MandateList }, async ({ actor }) => ({
    mandates: await mandatesOf(house, actor.id),
  }));
  const reply = Type.Object({ mandateId: Type.String() });
  post('/api/mandates', { policy, body: shape.MandateBody, reply, status: 201 }, (request) =>
    giveMandate(house, { ...request.body, principal: request.actor.id, cause: causeOf(request).idempotencyKey }),
  );
  post('/api/mandates/:id/revoke', { policy, params: shape.IdParams, reply: shape.Done }, (request) =>
    revokeMandate(house, request.actor.id, request.params.id, causeOf(request).idempotencyKey),
  );
}

function grantRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const policy = 'people.grants';
  const reply = Type.Object({ grant: Type.String() });
  post('/api/grants', { policy, body: shape.GrantBody, reply, status: 201 }, async (request) => {
    const { staff: id, role, days, item } = request.body;
    const member = await staff(house, id);
    if (!member) return { refused: 'staff-not-found', status: 404 };
    return await give(house, {
      staff: id,
      role,
      organ: member.organ,
      by: request.actor.id,
      cause: causeOf(request).idempotencyKey,
      ...(item === undefined ? {} : { item }),
      ...(days ? { until: new Date(house.clock.now().getTime() + days * 86_400_000) } : {}),
    });
  });
  const body = Type.Object({
    staff: Type.String({ maxLength: 80 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  });
  post('/api/grants/:id/revoke', { policy, params: shape.IdParams, body, reply: shape.Done }, (request) => {
    const cause = causeOf(request).idempotencyKey;
    return revoke(house, { ...request.body, grant: request.params.id, by: request.actor.id, cause });
  });
}
