/** The room's doors over HTTP: thin, each with its policy. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { causeOf, commandKey, isRefusal, type Actor, type App, type House, type JsonValue } from '../platform/index.ts';
import { accessRoutes } from './access-routes.ts';
import { signIn } from './accounts.ts';
import { cookieOptions, cookies } from './cookies.ts';
import { cards, staff } from './data-space.ts';
import { draftOwner } from './draft-owner.ts';
import { adoptDraft, draftsOf, readDraft, saveDraft, startDraft } from './drafts.ts';
import { give, revoke } from './grants.ts';
import { covers, giveMandate, mandatesOf, revokeMandate } from './mandates.ts';
import { endElsewhere } from './oidc/relying-party.ts';
import { hintOf, leaveEmbedded, oidcRoutes } from './oidc/routes.ts';
import { forgetAll, isAtTerminal } from './kiosk.ts';
import { dataSpaceOf } from './own-file.ts';
import * as shape from './schema.ts';
import type { DraftContent } from './service.ts';
import { closeSession, findSession, isKiosk, openSession, readCookie } from './sessions.ts';
import { standingInRoutes } from './standing-in-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { storeFile } from './uploads.ts';

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
  app.get(
    '/api/data-space',
    { config: { policy: 'people.data-space' }, schema: { response: { 200: shape.DataSpace } } },
    (request) => dataSpaceOf(house, request.actor.id),
  );
}

function sessionRoutes(app: App, house: House): void {
  app.post(
    '/api/session',
    {
      config: { policy: 'people.sign-in', idempotent: false, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { body: shape.SignInBody, response: { 200: shape.Me } },
    },
    async (request, reply) => {
      const who = await signIn(house, request.body.account, request.body.password);
      if (isRefusal(who)) return who as never;
      const old = request.cookies[cookies.session];
      if (old) await closeSession(house, old);
      const place = isAtTerminal(request) ? 'kiosk' : (request.body.place ?? 'own');
      const token = await openSession(house, who, String(request.headers['user-agent'] ?? '').slice(0, 200), place);
      void reply.setCookie(cookies.session, token, cookieOptions(house, place === 'kiosk' ? undefined : 8 * 3600));
      return await me(house, { kind: who.kind, id: who.id, roles: who.kind === 'person' ? ['applicant'] : [] });
    },
  );
  app.delete(
    '/api/session',
    { config: { policy: 'people.sign-in', idempotent: false }, schema: { response: { 200: shape.SignedOut } } },
    async (request, reply) => {
      const token = request.cookies[cookies.session];
      const next = await providersEnd(app, house, token);
      if (token) await closeSession(house, token);
      void reply.clearCookie(cookies.session, { path: '/' });
      for (const name of await leaveEmbedded(house, request.cookies)) void reply.clearCookie(name, { path: '/' });
      if (isKiosk(token)) void reply.header('clear-site-data', forgetAll);
      return { done: true as const, ...(next ? { next } : {}) };
    },
  );
  app.get('/api/me', { config: { policy: 'people.me' }, schema: { response: { 200: shape.Me } } }, (request) =>
    me(house, request.actor),
  );
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
  app.post(
    '/api/drafts',
    { config: { policy: 'people.drafts' }, schema: { body: shape.DraftBody, response: { 201: shape.DraftStarted } } },
    async (request, reply) => {
      if (!covers(request.actor, request.body.theme)) return { refused: 'mandate-not-found' } as never;
      const token = request.cookies[cookies.draft] ?? randomBytes(32).toString('base64url');
      const owner = draftOwner(house, request.actor, token) as string;
      if (request.actor.kind !== 'person')
        void reply.setCookie(cookies.draft, token, cookieOptions(house, 30 * 24 * 3600));
      const key = { ...commandKey(request, 'person_cell', 0), actor: owner };
      const started = await startDraft(house, key, owner, request.body.theme, request.body.content as JsonValue);
      if (!isRefusal(started)) void reply.code(201);
      return started as never;
    },
  );
  app.get(
    '/api/drafts',
    { config: { policy: 'people.drafts' }, schema: { response: { 200: shape.DraftList } } },
    async (request) => {
      const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
      const all = owner ? await draftsOf(house, owner) : [];
      return { drafts: all.filter((draft) => covers(request.actor, draft.theme)) };
    },
  );
  app.get(
    '/api/drafts/:id',
    { config: { policy: 'people.drafts' }, schema: { params: shape.IdParams, response: { 200: shape.Draft } } },
    async (request) => {
      return ((await draftOf(house, request, request.params.id)) ?? { refused: 'draft-not-found' }) as never;
    },
  );
  app.put(
    '/api/drafts/:id',
    {
      config: { policy: 'people.drafts' },
      schema: { params: shape.IdParams, body: shape.DraftSaveBody, response: { 200: shape.DraftSaved } },
    },
    async (request) => {
      const owner = draftOwner(house, request.actor, request.cookies[cookies.draft]);
      if (!owner || !(await draftOf(house, request, request.params.id))) return { refused: 'draft-not-found' } as never;
      const key = { ...commandKey(request, 'person_cell', 0), actor: owner };
      return (await saveDraft(
        house,
        key,
        owner,
        request.params.id,
        request.body.version,
        request.body.content as JsonValue,
      )) as never;
    },
  );
}

function fileRoutes(app: App, house: House): void {
  app.post(
    '/api/files',
    {
      config: { policy: 'people.files', idempotent: false },
      bodyLimit: 30_000_000,
      schema: { body: shape.FileBody, response: { 201: shape.StoredFile } },
    },
    async (request, reply) => {
      const stored = await storeFile(house, request.body.name, Buffer.from(request.body.content, 'base64'));
      if (!isRefusal(stored)) void reply.code(201);
      return stored as never;
    },
  );
  app.post(
    '/api/drafts/:id/adopt',
    {
      config: { policy: 'people.own-drafts' },
      schema: { params: shape.IdParams, response: { 200: shape.DraftStarted } },
    },
    async (request) => {
      const { actor } = request;
      const browser: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };
      const from = draftOwner(house, browser, request.cookies[cookies.draft]);
      const draft = from === undefined ? undefined : await readDraft(house, request.params.id, from);
      if (draft && !covers(actor, draft.theme)) return { refused: 'mandate-not-found' } as never;
      const key = { ...commandKey(request, 'person_cell', 0), actor: actor.id };
      return (await adoptDraft(house, key, from, actor.onBehalfOf ?? actor.id, request.params.id)) as never;
    },
  );
}

function mandateRoutes(app: App, house: House): void {
  const policy = { policy: 'people.mandates' };
  app.get('/api/mandates', { config: policy, schema: { response: { 200: shape.MandateList } } }, async (request) => ({
    mandates: [...(await mandatesOf(house, request.actor.id))],
  }));
  app.post(
    '/api/mandates',
    {
      config: policy,
      schema: { body: shape.MandateBody, response: { 201: Type.Object({ mandateId: Type.String() }) } },
    },
    async (request, reply) => {
      const cause = causeOf(request).idempotencyKey;
      const body = request.body as { agentAccount: string; kind: 'agent'; scope: string; days: number };
      const given = await giveMandate(house, { ...body, principal: request.actor.id, cause });
      if (!isRefusal(given)) void reply.code(201);
      return given as never;
    },
  );
  app.post(
    '/api/mandates/:id/revoke',
    { config: policy, schema: { params: shape.IdParams, response: { 200: shape.Done } } },
    async (request) => {
      const cause = causeOf(request).idempotencyKey;
      return (await revokeMandate(house, request.actor.id, request.params.id, cause)) as never;
    },
  );
}

function grantRoutes(app: App, house: House): void {
  app.post(
    '/api/grants',
    {
      config: { policy: 'people.grants' },
      schema: { body: shape.GrantBody, response: { 201: Type.Object({ grant: Type.String() }) } },
    },
    async (request, reply) => {
      const member = await staff(house, request.body.staff);
      if (!member) return { refused: 'staff-not-found', status: 404 } as never;
      const { days, item } = request.body;
      const given = await give(house, {
        staff: request.body.staff,
        role: request.body.role,
        organ: member.organ,
        by: request.actor.id,
        cause: causeOf(request).idempotencyKey,
        ...(item === undefined ? {} : { item }),
        ...(days ? { until: new Date(house.clock.now().getTime() + days * 86_400_000) } : {}),
      });
      if (!isRefusal(given)) void reply.code(201);
      return given as never;
    },
  );
  app.post(
    '/api/grants/:id/revoke',
    {
      config: { policy: 'people.grants' },
      schema: {
        params: shape.IdParams,
        body: Type.Object({
          staff: Type.String({ maxLength: 80 }),
          reason: Type.String({ minLength: 1, maxLength: 500 }),
        }),
        response: { 200: shape.Done },
      },
    },
    async (request) => {
      const cause = causeOf(request).idempotencyKey;
      return (await revoke(house, { ...request.body, grant: request.params.id, by: request.actor.id, cause })) as never;
    },
  );
}
