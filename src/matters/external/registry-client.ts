/**
 * The registration system (登记注册系统) as this room speaks to it: hand over a case, ask how it stands, take its callback.
 * Whatever it answers is checked; a silent or confused system leaves the case waiting and re-entry by hand open.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { House, JsonValue } from '../../platform/index.ts';

/** What the other system says about one registration. */
export const RegistryResult = Type.Object({
  reference: Type.String({ maxLength: 200 }),
  serial: Type.String({ minLength: 1, maxLength: 60 }),
  status: Type.Union([Type.Literal('pending'), Type.Literal('granted'), Type.Literal('denied')]),
  number: Type.Optional(Type.String({ maxLength: 60 })),
  reasons: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type RegistryResult = Static<typeof RegistryResult>;

/** The way to the system: the room `external-registry` provides it. */
interface Registry {
  /** Its address; undefined where results are typed in by hand only. */
  url(): Promise<string | undefined>;
  /** The secret that both sides know; it signs the callback. */
  readonly secret: string;
}

const none: Registry = { url: async () => undefined, secret: '' };

/** The registry of a house; a house without one types results in by hand. */
export const registryOf = (house: House): Registry =>
  house.has('external-registry') ? house.room<Registry>('external-registry') : none;

/** The signature of a callback: HMAC-SHA256 of its exact bytes, hex. */
export const signatureOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body, 'utf8').digest('hex');

/** Whether the callback was signed by the system. */
export function isSignedBy(secret: string, body: string, signature: string | undefined): boolean {
  const expected = Buffer.from(signatureOf(secret, body));
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

interface Registration {
  readonly reference: string;
  readonly item: string;
  readonly number: string;
  readonly answers: Readonly<Record<string, JsonValue>>;
}

const callbackPath = '/api/external/registration/callback';

/** Hands a case over; the same reference twice is one registration there. Gives its serial, undefined where there is no system; throws where it is down (the relay tries again). */
export async function submitToRegistry(house: House, registration: Registration): Promise<string | undefined> {
  const url = await registryOf(house).url();
  if (url === undefined) return undefined;
  const response = await fetch(`${url}/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...registration, callback: `${house.config.publicUrl}${callbackPath}` }),
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) throw new Error(`the registration system answered ${response.status}`);
  return checked(await response.json()).serial;
}

/** Asks how a registration stands; undefined where the system does not know it. */
export async function askRegistry(house: House, reference: string): Promise<RegistryResult | undefined> {
  const url = await registryOf(house).url();
  if (url === undefined) return undefined;
  const response = await fetch(`${url}/registrations/${encodeURIComponent(reference)}`, {
    signal: AbortSignal.timeout(5000),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`the registration system answered ${response.status}`);
  return checked(await response.json());
}

function checked(answer: unknown): RegistryResult {
  if (!Value.Check(RegistryResult, answer))
    throw new Error('the registration system answered something that is no result');
  return answer;
}
