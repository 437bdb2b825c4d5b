/** Doors for acting for another, the counter, passkeys, and the list of grants. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { doors, isRefusal, type App, type House } from '../platform/index.ts';
import { chooseActing, closeCounter, openCounter, principalsOf } from './powers/acting.ts';
import { cookieOptions, cookies } from './signing-in/cookies.ts';
import { kioskHooks } from './signing-in/kiosk.ts';
import * as passkeys from './signing-in/passkeys.ts';
import * as shape from './schema-access.ts';
import { Done } from './schema.ts';
import { readCookie, type Cookie } from './signing-in/sessions.ts';
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
  const { get, post } = doors(app);
  const policy = 'people.acting';
  get('/api/acting', { policy, reply: shape.Acting }, async ({ actor }) => ({
    current: actor.onBehalfOf ?? null,
    principals: await principalsOf(house, actor.id),
  }));
  post('/api/acting', { policy, idempotent: false, body: shape.ActingBody, reply: Done }, (request) =>
    request.actor.kind === 'person'
      ? chooseActing(house, request.actor, cookieOf(request), request.body.principal)
      : { refused: 'sign-in-required' },
  );
}

function counterRoutes(app: App, house: House): void {
  const { post, remove } = doors(app);
  const door = { policy: 'people.counter', idempotent: false, perMinute: 30 } as const;
  post('/api/counter', { ...door, body: shape.CounterBody, reply: shape.Served }, (request) =>
    openCounter(house, request.actor, cookieOf(request), request.body.identity),
  );
  remove('/api/counter', { ...door, reply: Done }, (request) => closeCounter(house, request.actor, cookieOf(request)));
}

/** The address that the browser shows. Passkeys are bound to its name; the cross-site check has made sure that it is ours. */
function siteOf(request: FastifyRequest): passkeys.Site {
  const origin = `${request.headers.origin ?? `${request.protocol}://${request.host}`}`;
  return { origin, rpId: new URL(origin).hostname };
}

function passkeyRoutes(app: App, house: House): void {
  const { get, post, remove } = doors(app);
  const door = { policy: 'people.passkeys', idempotent: false } as const;
  get('/api/passkeys', { ...door, reply: shape.PasskeyList }, async ({ actor }) => ({
    passkeys: await passkeys.passkeysOf(house, actor),
    isSteppedUp: actor.isSteppedUp === true,
    isDemanded: house.installation.kind === 'real' || house.config.stepUp === 'on',
  }));
  post('/api/passkeys/challenge', { ...door, body: shape.ChallengeBody, reply: Type.Unknown() }, (request) => {
    const make = request.body.for === 'register' ? passkeys.registrationOptions : passkeys.stepUpOptions;
    return make(house, request.actor, cookieOf(request), siteOf(request));
  });
  post('/api/passkeys', { ...door, body: shape.RegisterBody, reply: shape.Passkey, status: 201 }, (request) => {
    const { name, answer } = request.body;
    const made = answer as unknown as RegistrationResponseJSON;
    return passkeys.register(house, request.actor, cookieOf(request), siteOf(request), name, made);
  });
  remove('/api/passkeys/:id', { ...door, params: shape.PasskeyParams, reply: Done }, (request) =>
    passkeys.removePasskey(house, request.actor, cookieOf(request), request.params.id),
  );
}

function stepUpRoute(app: App, house: House): void {
  const { post } = doors(app);
  const door = { policy: 'people.passkeys', idempotent: false, perMinute: 20 } as const;
  post('/api/step-up', { ...door, body: shape.StepUpBody, reply: Done }, async (request, reply) => {
    const token = request.cookies[cookies.session] as string;
    const answer = request.body.answer as unknown as AuthenticationResponseJSON;
    const done = await passkeys.confirm(house, request.actor, cookieOf(request), token, siteOf(request), answer);
    if (isRefusal(done)) return done;
    void reply.setCookie(cookies.session, done.token, cookieOptions(house, 8 * 3600));
    return { done: true as const };
  });
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
  doors(app).get('/api/grants', { policy: 'people.grants-read', reply: shape.StaffList }, async () => {
    const rows = await house.db.read<GrantRow>(store.grantsEverywhere, [house.clock.now()]);
    const byStaff = Map.groupBy(rows, (row) => row.staff_id);
    return { staff: [...byStaff.values()].map(memberOf) };
  });
}
