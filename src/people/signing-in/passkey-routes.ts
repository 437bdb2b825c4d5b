/** Doors of passkeys, and of confirming a session with one. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { doors, isRefusal, type App, type House } from '../../platform/index.ts';
import { cookieOptions, cookies } from '../cookies.ts';
import * as passkeys from './passkeys.ts';
import * as shape from '../schema-access.ts';
import { Done } from '../schema.ts';
import { cookieOf } from '../session-cookie.ts';

/** The address that the browser shows. Passkeys are bound to its name; the cross-site check has made sure that it is ours. */
function siteOf(request: FastifyRequest): passkeys.Site {
  const origin = `${request.headers.origin ?? `${request.protocol}://${request.host}`}`;
  return { origin, rpId: new URL(origin).hostname };
}

/** Hangs them on the server. */
export function passkeyRoutes(app: App, house: House): void {
  stepUpRoute(app, house);
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
