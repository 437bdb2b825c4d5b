/** Doors of signing in by OpenID Connect. The pages call them; the browser is only sent to and fro. */
import { Type } from 'typebox';
import { doors, isRefusal, type App, type House } from '../../../platform/index.ts';
import { signIn } from '../accounts.ts';
import { cookieOptions, cookies } from '../../cookies.ts';
import { isAtTerminal } from '../kiosk.ts';
import { closeSession, openSession } from '../sessions.ts';
import { readCookie } from '../../session-cookie.ts';
import { of } from '../store.ts';
import { adapterFor } from './records.ts';
import { hasEmbedded, mountProvider, providerCookie, providerOf } from './provider.ts';
import { begin, finish, hasProvider } from './relying-party.ts';

const pendingCookie = 'onevisit_pending';
const Text = (maxLength: number) => Type.String({ maxLength });
/** Where the browser goes next. */
const Address = Type.Object({ url: Type.String() });
const door = { policy: 'people.sign-in', idempotent: false, perMinute: 30 } as const;

/** Sealed beside the session: the provider's token by which leaving is told to it. */
const hintPlace = (who: string): string => `people.oidc-hint:${who}`;

export function oidcRoutes(app: App, house: House): void {
  if (!hasProvider(house)) return;
  if (hasEmbedded(house)) {
    mountProvider(app, house);
    interactionRoute(app, house);
  }
  beginRoute(app, house);
  answerRoute(app, house);
}

function beginRoute(app: App, house: House): void {
  const body = Type.Object({ back: Text(2000), kept: Text(400_000) }, { additionalProperties: false });
  doors(app).post('/api/sign-in/oidc', { ...door, body, reply: Address }, async (request, reply) => {
    const { url, name } = await begin(app, house, request.body);
    void reply.setCookie(pendingCookie, name, cookieOptions(house, 600));
    return { url };
  });
}

function answerRoute(app: App, house: House): void {
  const body = Type.Object({ query: Text(8000) }, { additionalProperties: false });
  const Back = Type.Object({ kind: Type.String(), back: Type.String(), kept: Type.String() });
  doors(app).post('/api/sign-in/oidc/answer', { ...door, body, reply: Back }, async (request, reply) => {
    const done = await finish(app, house, request.cookies[pendingCookie] ?? '', request.body.query);
    void reply.clearCookie(pendingCookie, { path: '/' });
    if (isRefusal(done)) return done;
    const old = request.cookies[cookies.session];
    if (old) await closeSession(house, old);
    const place = isAtTerminal(request) ? 'kiosk' : 'own';
    const device = String(request.headers['user-agent'] ?? '').slice(0, 200);
    const token = await openSession(house, done.who, device, place);
    await keepHint(house, token, done.who.id, done.idToken);
    void reply.setCookie(cookies.session, token, cookieOptions(house, place === 'kiosk' ? undefined : 8 * 3600));
    return { kind: done.who.kind, back: done.back, kept: done.kept };
  });
}

/** The embedded provider's own check of name and password; the same accounts, locks and timing as the plain form. */
function interactionRoute(app: App, house: House): void {
  const body = Type.Object({ account: Text(64), password: Text(256) }, { additionalProperties: false });
  doors(app).post('/api/sign-in/oidc/check', { ...door, body, reply: Address }, async (request, { raw }) => {
    const provider = await providerOf(house);
    const asked = await provider.interactionDetails(request.raw, raw).catch(() => undefined);
    if (!asked) return { refused: 'sign-in-failed' };
    const who = await signIn(house, request.body.account, request.body.password);
    if (isRefusal(who)) return who;
    const login = { accountId: who.id };
    const url = await provider.interactionResult(request.raw, raw, { login }, { mergeWithLastSubmission: false });
    return { url };
  });
}

async function keepHint(house: House, token: string, who: string, idToken: string): Promise<void> {
  const cookie = readCookie(token);
  if (!cookie) return;
  const sealed = house.secrets.seal(Buffer.from(idToken), hintPlace(who));
  await house.db.command(
    {
      group: cookie.group,
      key: cookie.shard,
      actor: cookie.hash,
      route: 'keep-hint',
      idempotencyKey: cookie.hash,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(of[cookie.kind].hint, [cookie.shard, cookie.hash, sealed]);
      return null;
    },
  );
}

/** The provider's token kept beside somebody's session; undefined where it was opened by password. */
export function hintOf(house: House, who: string, sealed: Buffer | null): string | undefined {
  if (!sealed) return undefined;
  try {
    return house.secrets.open(sealed, hintPlace(who)).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Ends the session at the embedded provider; gives the cookies to forget. */
export async function leaveEmbedded(
  house: House,
  sent: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const id = sent[providerCookie];
  if (!hasEmbedded(house) || id === undefined) return [];
  await adapterFor(house)('Session').destroy(id);
  return [providerCookie, `${providerCookie}.sig`];
}
