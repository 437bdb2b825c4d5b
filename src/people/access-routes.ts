/** Doors for acting for another, the counter, passkeys, and the list of grants. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, type App, type House } from '../platform/index.ts';
import { chooseActing, closeCounter, openCounter, principalsOf } from './acting.ts';
import { cookieOptions, cookies } from './cookies.ts';
import { kioskHooks } from './kiosk.ts';
import * as passkeys from './passkeys.ts';
import * as shape from './schema-access.ts';
import { Done } from './schema.ts';
import { readCookie, type Cookie } from './sessions.ts';
import * as store from './store-access.ts';

export function accessRoutes(app: App, house: House): void {
  actingRoutes(app, house);
  counterRoutes(app, house);
  passkeyRoutes(app, house);
  stepUpRoute(app, house);
  grantListRoute(app, house);
  kioskHooks(app, house);
}

const cookieOf = (request: FastifyRequest): Cookie => readCookie(request.cookies[cookies.session]) as Cookie;

function actingRoutes(app: App, house: House): void {
  app.get(
    '/api/acting',
    { config: { policy: 'people.acting' }, schema: { response: { 200: shape.Acting } } },
    async (request) => ({
      current: request.actor.onBehalfOf ?? null,
      principals: (await principalsOf(house, request.actor.id)).map((one) => ({ ...one, scopes: [...one.scopes] })),
    }),
  );
  app.post(
    '/api/acting',
    {
      config: { policy: 'people.acting', idempotent: false },
      schema: { body: shape.ActingBody, response: { 200: Done } },
    },
    async (request) => {
      if (request.actor.kind !== 'person') return { refused: 'sign-in-required' } as never;
      return (await chooseActing(house, request.actor, cookieOf(request), request.body.principal)) as never;
    },
  );
}

function counterRoutes(app: App, house: House): void {
  const config = { policy: 'people.counter', idempotent: false, rateLimit: { max: 30, timeWindow: '1 minute' } };
  app.post(
    '/api/counter',
    { config, schema: { body: shape.CounterBody, response: { 200: shape.Served } } },
    async (request) => (await openCounter(house, request.actor, cookieOf(request), request.body.identity)) as never,
  );
  app.delete('/api/counter', { config, schema: { response: { 200: Done } } }, (request) =>
    closeCounter(house, request.actor, cookieOf(request)),
  );
}

/** The address that the browser shows. Passkeys are bound to its name; the cross-site check has made sure that it is ours. */
function siteOf(request: FastifyRequest): passkeys.Site {
  const origin = `${request.headers.origin ?? `${request.protocol}://${request.host}`}`;
  return { origin, rpId: new URL(origin).hostname };
}

function passkeyRoutes(app: App, house: House): void {
  const config = { policy: 'people.passkeys', idempotent: false };
  app.get('/api/passkeys', { config, schema: { response: { 200: shape.PasskeyList } } }, async (request) => ({
    passkeys: [...(await passkeys.passkeysOf(house, request.actor))],
    isSteppedUp: request.actor.isSteppedUp === true,
    isDemanded: house.installation.kind === 'real' || house.config.stepUp === 'on',
  }));
  app.post(
    '/api/passkeys/challenge',
    { config, schema: { body: shape.ChallengeBody, response: { 200: Type.Unknown() } } },
    async (request) => {
      const make = request.body.for === 'register' ? passkeys.registrationOptions : passkeys.stepUpOptions;
      return (await make(house, request.actor, cookieOf(request), siteOf(request))) as never;
    },
  );
  app.post(
    '/api/passkeys',
    { config, schema: { body: shape.RegisterBody, response: { 201: shape.Passkey } } },
    async (request, reply) => {
      const { name, answer } = request.body;
      const made = await passkeys.register(
        house,
        request.actor,
        cookieOf(request),
        siteOf(request),
        name,
        answer as unknown as RegistrationResponseJSON,
      );
      if (!isRefusal(made)) void reply.code(201);
      return made as never;
    },
  );
  app.delete(
    '/api/passkeys/:id',
    { config, schema: { params: shape.PasskeyParams, response: { 200: Done } } },
    async (request) =>
      (await passkeys.removePasskey(house, request.actor, cookieOf(request), request.params.id)) as never,
  );
}

function stepUpRoute(app: App, house: House): void {
  const config = { policy: 'people.passkeys', idempotent: false, rateLimit: { max: 20, timeWindow: '1 minute' } };
  app.post(
    '/api/step-up',
    { config, schema: { body: shape.StepUpBody, response: { 200: Done } } },
    async (request, reply) => {
      const token = request.cookies[cookies.session] as string;
      const done = await passkeys.confirm(
        house,
        request.actor,
        cookieOf(request),
        token,
        siteOf(request),
        request.body.answer as unknown as AuthenticationResponseJSON,
      );
      if (isRefusal(done)) return done as never;
      void reply.setCookie(cookies.session, done.token, cookieOptions(house, 8 * 3600));
      return { done: true as const };
    },
  );
}

interface GrantRow {
  readonly staff_id: string;
  readonly name: string;
  readonly organ: string;
  readonly is_outsourced: boolean;
  readonly grant_id: string | null;
  readonly role: string;
  readonly item: string | null;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly granted_by: string;
}

/** One member of staff with the grants in force. */
function memberOf(rows: readonly GrantRow[]) {
  const { staff_id: staffId, name, organ, is_outsourced: isOutsourced } = rows[0] as GrantRow;
  const grants = rows.flatMap((row) =>
    row.grant_id === null
      ? []
      : [
          {
            grant: row.grant_id,
            role: row.role,
            item: row.item,
            from: row.valid_from.toISOString(),
            until: row.valid_until?.toISOString() ?? null,
            by: row.granted_by,
          },
        ],
  );
  return { staffId, name, organ, isOutsourced, grants };
}

function grantListRoute(app: App, house: House): void {
  app.get(
    '/api/grants',
    { config: { policy: 'people.grants-read' }, schema: { response: { 200: shape.StaffList } } },
    async () => {
      const rows = await house.db.read<GrantRow>(store.grantsEverywhere, [house.clock.now()]);
      const byStaff = Map.groupBy(rows, (row) => row.staff_id);
      return { staff: [...byStaff.values()].map(memberOf) };
    },
  );
}
