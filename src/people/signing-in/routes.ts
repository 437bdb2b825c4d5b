/** Doors of signing in and out, and who one is. */
import { doors, isRefusal, type Actor, type App, type House } from '../../platform/index.ts';
import { signIn } from './accounts.ts';
import { cookieOptions, cookies } from '../cookies.ts';
import { cards, staff } from '../file/cards.ts';
import { endElsewhere } from './oidc/relying-party.ts';
import { hintOf, leaveEmbedded } from './oidc/routes.ts';
import { forgetAll, isAtTerminal } from './kiosk.ts';
import * as shape from '../schema.ts';
import { closeSession, findSession, openSession } from './sessions.ts';
import { isKiosk, readCookie } from '../session-cookie.ts';

/** Hangs them on the server. */
export function sessionRoutes(app: App, house: House): void {
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
