/**
 * Passkeys (WebAuthn level 3): a second proof for acts of weight. The house keeps public keys; a challenge lives in the session, two minutes, for one try.
 * The first passkey needs a fresh sign-in, a further one the word of an earlier: a stolen session cannot make itself a key.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isRefusal, type Actor, type House, type Refusal } from '../../platform/index.ts';
import { shardIn } from '../identity.ts';
import { findSession, stepUp, type SessionRow } from './sessions.ts';
import { type Cookie } from '../session-cookie.ts';
import { of } from './store.ts';

const challengeFor = 2 * 60_000;
const freshFor = 10 * 60_000;

/** Where the browser stands: the address it shows and the name that its passkeys are bound to. */
export interface Site {
  readonly origin: string;
  readonly rpId: string;
}

interface PasskeyRow {
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly name: string;
  readonly created_at: Date;
  readonly used_at: Date | null;
}

/** A passkey as its owner sees it. */
interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

const kindOf = (actor: Actor): 'person' | 'staff' => (actor.kind === 'staff' ? 'staff' : 'person');

const rowsOf = (house: House, actor: Actor): Promise<PasskeyRow[]> =>
  house.db.read<PasskeyRow>(of[kindOf(actor)].passkeys, [shardIn(actor.id), actor.id]);

/** The passkeys of whoever asks. */
export async function passkeysOf(house: House, actor: Actor): Promise<readonly PasskeyView[]> {
  return (await rowsOf(house, actor)).map((row) => ({
    id: row.credential_id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  }));
}

async function write(
  house: House,
  actor: Actor,
  route: string,
  cause: string,
  statement: (typeof of)['person']['addPasskey'],
  params: readonly unknown[],
): Promise<void> {
  const kind = kindOf(actor);
  const key = shardIn(actor.id) as number;
  const done = await house.db.command(
    {
      group: kind === 'person' ? 'person_cell' : 'office',
      key,
      actor: actor.id,
      route,
      idempotencyKey: cause,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(statement, [key, ...params]);
      return null;
    },
  );
  if (isRefusal(done)) throw new Error(`${route} was refused: ${done.refused}`);
}

async function keepChallenge(house: House, actor: Actor, cookie: Cookie, challenge: string | null): Promise<void> {
  const until = challenge === null ? null : new Date(house.clock.now().getTime() + challengeFor);
  await write(
    house,
    actor,
    'passkey-challenge',
    challenge ?? `${cookie.hash}:${house.ids.next()}`,
    of[cookie.kind].challenge,
    [cookie.hash, challenge, until],
  );
}

/** Options for the browser to make a passkey. Refused where the session is neither fresh nor stepped up. */
export async function registrationOptions(
  house: House,
  actor: Actor,
  cookie: Cookie,
  site: Site,
): Promise<object | Refusal> {
  const [session, keys] = await Promise.all([findSession(house, cookie), rowsOf(house, actor)]);
  if (!session || !mayRegister(house, actor, session, keys.length))
    return { refused: keys.length > 0 ? 'step-up-required' : 'sign-in-again' };
  const options = await generateRegistrationOptions({
    rpName: 'OneVisit 一次办',
    rpID: site.rpId,
    userName: actor.id,
    userID: new Uint8Array(Buffer.from(actor.id, 'utf8')),
    attestationType: 'none',
    excludeCredentials: keys.map((key) => ({ id: key.credential_id })),
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
  });
  await keepChallenge(house, actor, cookie, options.challenge);
  return options;
}

const mayRegister = (house: House, actor: Actor, session: SessionRow, held: number): boolean =>
  held > 0 ? actor.isSteppedUp === true : house.clock.now().getTime() - session.created_at.getTime() <= freshFor;

/** The challenge of this session, once: it is gone whether the answer fits or not. */
async function takeChallenge(house: House, actor: Actor, cookie: Cookie): Promise<string | undefined> {
  const session = await findSession(house, cookie);
  if (!session?.challenge || !session.challenge_until || session.challenge_until < house.clock.now()) return undefined;
  await keepChallenge(house, actor, cookie, null);
  return session.challenge;
}

/** Keeps the passkey that the browser made. */
export async function register(
  house: House,
  actor: Actor,
  cookie: Cookie,
  site: Site,
  name: string,
  response: RegistrationResponseJSON,
): Promise<PasskeyView | Refusal> {
  const expectedChallenge = await takeChallenge(house, actor, cookie);
  if (!expectedChallenge) return { refused: 'passkey-not-accepted' };
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return { refused: 'passkey-not-accepted' };
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const now = house.clock.now();
  await write(house, actor, 'add-passkey', id, of[cookie.kind].addPasskey, [
    actor.id,
    id,
    Buffer.from(publicKey),
    counter,
    name,
    now,
  ]);
  return { id, name, createdAt: now.toISOString(), usedAt: null };
}

/** Options for the browser to use a passkey. */
export async function stepUpOptions(house: House, actor: Actor, cookie: Cookie, site: Site): Promise<object | Refusal> {
  const keys = await rowsOf(house, actor);
  if (keys.length === 0) return { refused: 'no-passkey' };
  const options = await generateAuthenticationOptions({
    rpID: site.rpId,
    userVerification: 'required',
    allowCredentials: keys.map((key) => ({ id: key.credential_id })),
  });
  await keepChallenge(house, actor, cookie, options.challenge);
  return options;
}

/** Checks the passkey's answer; gives the new session token, stepped up for five minutes. */
export async function confirm(
  house: House,
  actor: Actor,
  cookie: Cookie,
  token: string,
  site: Site,
  response: AuthenticationResponseJSON,
): Promise<{ token: string } | Refusal> {
  const expectedChallenge = await takeChallenge(house, actor, cookie);
  const key = (await rowsOf(house, actor)).find((row) => row.credential_id === response.id);
  if (!expectedChallenge || !key) return { refused: 'passkey-not-accepted' };
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: key.counter },
  }).catch(() => undefined);
  if (!verified?.verified) return { refused: 'passkey-not-accepted' };
  await write(house, actor, 'use-passkey', expectedChallenge, of[cookie.kind].usePasskey, [
    actor.id,
    key.credential_id,
    verified.authenticationInfo.newCounter,
    house.clock.now(),
  ]);
  const fresh = await stepUp(house, token);
  return fresh ? { token: fresh } : { refused: 'passkey-not-accepted' };
}

/** Takes a passkey away; needs the word of one, so that a stolen session cannot. */
export async function removePasskey(
  house: House,
  actor: Actor,
  cookie: Cookie,
  id: string,
): Promise<{ done: true } | Refusal> {
  if (actor.isSteppedUp !== true) return { refused: 'step-up-required' };
  await write(house, actor, 'remove-passkey', id, of[cookie.kind].removePasskey, [actor.id, id]);
  return { done: true };
}
