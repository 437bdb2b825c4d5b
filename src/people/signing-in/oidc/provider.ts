/**
 * The embedded identity provider (OpenID Connect Core 1.0) of demo and scenario databases: a certified library in the same server under /oidc.
 * It asks its own page for name and password and answers with the claims that a real provider of a province would give.
 */
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Context } from 'oidc-provider';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, House } from '../../../platform/index.ts';
import { cards, staff } from '../../file/cards.ts';
import { adapterFor } from './records.ts';

/** Where the provider is mounted. */
export const mount = '/oidc';
/** The provider's own session, so that leaving can end both. */
export const providerCookie = 'onevisit_idp';
/** What the relying party asks for. */
export const scope = 'openid profile identity staff';

/** The issuer of this house's embedded provider. */
export const embeddedIssuer = (house: House): string => `${house.config.publicUrl}${mount}`;

/** Whether this house has the embedded provider: only demonstration, and only where no real one is set. */
export const hasEmbedded = (house: House): boolean =>
  house.installation.kind !== 'real' && house.config.oidcIssuer === undefined;

/** The embedded client's secret: made from the installation's own, never stored. */
export const embeddedSecret = (house: House): string => house.secrets.mac('oidc-client', 'onevisit').toString('hex');

/** The page that asks for name and password. */
export const interactionPath = (uid: string): string => `/sign-in/oidc/${uid}`;

async function keySet(house: House): Promise<{ keys: object[] }> {
  const keys = adapterFor(house)('SigningKey');
  const known = await keys.find('current');
  if (known) return { keys: [known] };
  const made = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);
  const key = { ...made, alg: 'ES256', use: 'sig', kid: house.ids.next() };
  await keys.upsert('current', key);
  return { keys: [key] };
}

/** The claims of an account: a person by identity number, staff by account and organ. */
async function claimsOf(house: House, id: string): Promise<Record<string, string>> {
  const member = id.startsWith('s-') ? await staff(house, id) : undefined;
  if (member) return { sub: id, name: member.name, staff_id: member.staffId, organ: member.organ };
  const card = (await cards(house, [id])).get(id);
  return { sub: id, ...(card ? { name: card.name, identity: card.identity, phone_number: card.phone } : {}) };
}

async function build(house: House): Promise<Provider> {
  const provider = new Provider(embeddedIssuer(house), {
    adapter: adapterFor(house),
    clients: [
      {
        client_id: house.config.oidcClientId,
        client_secret: embeddedSecret(house),
        redirect_uris: [`${house.config.publicUrl}/sign-in/oidc`],
        post_logout_redirect_uris: [`${house.config.publicUrl}/`],
        id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: await keySet(house),
    cookies: {
      keys: [house.secrets.mac('oidc-cookies', '1').toString('hex')],
      names: { session: providerCookie, interaction: 'onevisit_interaction', resume: 'onevisit_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    claims: {
      openid: ['sub'],
      profile: ['name'],
      identity: ['identity', 'phone_number'],
      staff: ['staff_id', 'organ'],
    },
    scopes: ['openid'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: {
      Session: 8 * 3600,
      Grant: 8 * 3600,
      Interaction: 600,
      AccessToken: 300,
      IdToken: 300,
      AuthorizationCode: 60,
    },
    interactions: { url: (_ctx: Context, interaction: { uid: string }) => interactionPath(interaction.uid) },
    async loadExistingGrant(ctx: Context) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    findAccount: async (_ctx: Context, id: string) => ({ accountId: id, claims: () => claimsOf(house, id) }),
    renderError(ctx: Context, out: { error: string; error_description?: string }) {
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = `登录没有完成，请返回首页重新登录。 Sign-in was not completed; please start again from the home page. (${out.error})`;
    },
  });
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) =>
    house.log.error({ err: error }, 'the embedded identity provider failed'),
  );
  return provider;
}

const built = new WeakMap<House, Promise<Provider>>();

/** The one provider of a house, made at first use. */
export function providerOf(house: House): Promise<Provider> {
  const known = built.get(house) ?? build(house);
  built.set(house, known);
  return known;
}

/** Mounts the provider. The library reads bodies itself and answers on the bare socket, so the house's headers are handed on. */
export function mountProvider(app: App, house: House): void {
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request: unknown, _payload: unknown, done: (error: null) => void) => done(null));
    inner.route({
      method: ['GET', 'POST'],
      url: `${mount}/*`,
      config: { policy: 'people.sign-in', idempotent: false },
      schema: { hide: true },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const provider = await providerOf(house);
        const at = new URL(house.config.publicUrl);
        const raw = request.raw as typeof request.raw & { originalUrl?: string };
        raw.headers['x-forwarded-proto'] = at.protocol.slice(0, -1);
        raw.headers['x-forwarded-host'] = at.host;
        raw.originalUrl = raw.url ?? '';
        raw.url = raw.originalUrl.slice(mount.length);
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value);
        reply.raw.setHeader('cache-control', 'no-store');
        await provider.callback()(raw, reply.raw);
      },
    });
  });
}
