/**
 * Signing in by OpenID Connect: authorization code with PKCE, state and nonce. The house is the relying party of a real provider
 * (OIDC_ISSUER) or of its own embedded one; claims name a person by identity number, or staff by their id and organ.
 */
import * as client from 'openid-client';
import type { App, House, Refusal } from '../../../platform/index.ts';
import { enterIdentity, findByIdentity } from '../../powers/acting.ts';
import type { SignedIn } from '../accounts.ts';
import { staff } from '../../file/cards.ts';
import { personId, shardIn, shardOf } from '../../identity.ts';
import * as store from '../../store.ts';
import { sealJson } from '../../file/vault.ts';
import { embeddedIssuer, embeddedSecret, hasEmbedded, mount, scope } from './provider.ts';
import { drop, find, keep } from './records.ts';

/** A sign-in under way: what the browser must bring back, and where it was going. */
interface Pending {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly back: string;
  readonly kept: string;
}

const pendingSeconds = 600;
const callbackOf = (house: House): string => `${house.config.publicUrl}/sign-in/oidc`;

/** Whether there is any provider to sign in with. */
export const hasProvider = (house: House): boolean => house.config.oidcIssuer !== undefined || hasEmbedded(house);

const discovered = new WeakMap<House, Promise<client.Configuration>>();

function configurationOf(app: App, house: House): Promise<client.Configuration> {
  const known = discovered.get(house);
  if (known) return known;
  const made = discover(app, house);
  discovered.set(house, made);
  made.catch(() => discovered.delete(house));
  return made;
}

async function discover(app: App, house: House): Promise<client.Configuration> {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = house.config;
  const isPlain = (oidcIssuer ?? embeddedIssuer(house)).startsWith('http:');
  const execute = isPlain ? [client.allowInsecureRequests] : [];
  if (oidcIssuer !== undefined)
    return await client.discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret ?? '', undefined, { execute });
  return await client.discovery(
    new URL(`${embeddedIssuer(house)}/.well-known/openid-configuration`),
    oidcClientId,
    { client_secret: embeddedSecret(house), id_token_signed_response_alg: 'ES256' },
    undefined,
    { execute, [client.customFetch]: inside(app, house) },
  );
}

/** The embedded provider is asked in-process: no loop through the network, no port that must be open. */
function inside(app: App, house: House): client.CustomFetch {
  return async (address, options) => {
    const url = new URL(address);
    if (!url.href.startsWith(`${house.config.publicUrl}${mount}/`))
      throw new Error('the embedded provider named a foreign address');
    const { method, headers, body } = options;
    const reply = await app.inject({
      method: method as 'GET',
      url: url.pathname + url.search,
      headers: { ...headers, host: url.host },
      ...(body ? { payload: String(body) } : {}),
    });
    return new Response(reply.rawPayload.length > 0 ? new Uint8Array(reply.rawPayload) : null, {
      status: reply.statusCode,
      headers: { 'content-type': String(reply.headers['content-type'] ?? '') },
    });
  };
}

/** Begins: the provider's address to go to, and the secret name under which the rest is kept. */
export async function begin(
  app: App,
  house: House,
  going: { back: string; kept: string },
): Promise<{ url: string; name: string }> {
  const configuration = await configurationOf(app, house);
  const pending: Pending = {
    verifier: client.randomPKCECodeVerifier(),
    state: client.randomState(),
    nonce: client.randomNonce(),
    ...going,
  };
  const name = client.randomState();
  await keep(house, 'PendingSignIn', name, { ...pending }, pendingSeconds);
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(house),
    scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, name };
}

/** Whoever came back with a good answer of the provider. */
interface CameBack {
  readonly who: SignedIn;
  readonly idToken: string;
  readonly back: string;
  readonly kept: string;
}

/** Ends: checks the answer against what was kept, once, and finds out who it is. Every failure is one refusal. */
export async function finish(app: App, house: House, name: string, query: string): Promise<CameBack | Refusal> {
  const pending = (await find(house, 'PendingSignIn', name)) as unknown as Pending | undefined;
  if (!pending) return { refused: 'sign-in-failed' };
  await drop(house, 'PendingSignIn', name);
  try {
    const configuration = await configurationOf(app, house);
    const tokens = await client.authorizationCodeGrant(configuration, new URL(`${callbackOf(house)}?${query}`), {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || tokens.id_token === undefined) return { refused: 'sign-in-failed' };
    const info = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    const who = await whoIs(house, { ...claims, ...info });
    return who
      ? { who, idToken: tokens.id_token, back: pending.back, kept: pending.kept }
      : { refused: 'sign-in-failed' };
  } catch (error) {
    house.log.warn({ err: error }, 'an answer of the identity provider was not accepted');
    return { refused: 'sign-in-failed' };
  }
}

/** Staff are known beforehand and never made by a claim; a person is found by number, or entered the first time they come. */
async function whoIs(house: House, claims: Readonly<Record<string, unknown>>): Promise<SignedIn | undefined> {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  if (text('staff_id') !== '') {
    const member = await staff(house, text('staff_id'));
    return member && member.organ === text('organ')
      ? { kind: 'staff', shard: member.office, id: member.staffId }
      : undefined;
  }
  const identity = text('identity');
  if (!/^[0-9A-Z]{18}$/.test(identity)) return undefined;
  const known = await findByIdentity(house, identity);
  const id = known ?? (await enterPerson(house, { name: text('name'), identity, phone: text('phone_number') }));
  return { kind: 'person', shard: shardIn(id) as number, id };
}

async function enterPerson(house: House, profile: { name: string; identity: string; phone: string }): Promise<string> {
  const mac = house.secrets.mac('identity', profile.identity);
  const shard = shardOf(mac.toString('hex'), house.shards.person_cell);
  const id = personId(shard, mac.toString('hex'));
  const sealed = await sealJson(house, id, profile, id);
  await house.db.command(
    { group: 'person_cell', key: shard, actor: 'system', route: 'enter-person', idempotencyKey: id, bodyHash: '' },
    async (tx) => {
      await tx.query(store.addPerson, [shard, id, 'person', sealed, mac, tx.now]);
      return null;
    },
  );
  await enterIdentity(house, id, profile.identity);
  return id;
}

/** Where the browser goes to end the provider's own session too; undefined where the provider offers none. */
export async function endElsewhere(app: App, house: House, idToken: string): Promise<string | undefined> {
  if (house.config.oidcIssuer === undefined) return undefined;
  const configuration = await configurationOf(app, house).catch(() => undefined);
  if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
  return client.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${house.config.publicUrl}/`,
  }).href;
}
