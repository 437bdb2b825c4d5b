/** The cookie of a session, `<p|k|s>.<shard>.<32 random bytes>`: made, and read as far as it tells by itself; the database keeps only its hash. */
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { cookies } from './cookies.ts';

const minute = 60_000;
/** Idle and absolute limits in milliseconds (S7): persons 30 minutes idle, staff 15 minutes, both 8 hours in all; a kiosk 60 seconds and 15 minutes. */
export const limits = {
  person: { idle: 30 * minute, absolute: 8 * 60 * minute },
  staff: { idle: 15 * minute, absolute: 8 * 60 * minute },
  kiosk: { idle: minute, absolute: 15 * minute },
} as const;
/** After so many idle milliseconds nobody stands at the counter any more. */
export const counterIdle = 10 * minute;
/** How long a passkey's word holds, in milliseconds. */
export const stepUpFor = 5 * minute;

/** A cookie as far as it tells by itself; it proves nothing before the database was asked. */
export interface Cookie {
  readonly kind: 'person' | 'staff';
  readonly limits: (typeof limits)[keyof typeof limits];
  readonly group: 'person_cell' | 'office';
  readonly shard: number;
  readonly hash: string;
}

/** How the cookie of each sort begins. */
export const letters = { person: 'p', kiosk: 'k', staff: 's' } as const;
const kindOf = { p: 'person', k: 'kiosk', s: 'staff' } as const;
/** What the database keeps of a cookie. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
/** A cookie that nobody guesses. */
export const newToken = (letter: string, shard: number): string =>
  `${letter}.${shard}.${randomBytes(32).toString('base64url')}`;

/** Reads a cookie's value; undefined where it is not one of ours. */
export function readCookie(token: string | undefined): Cookie | undefined {
  const match = /^([pks])\.(\d{1,6})\.[\w-]{43}$/.exec(token ?? '');
  if (!match || token === undefined) return undefined;
  const sort = kindOf[match[1] as keyof typeof kindOf];
  const kind = sort === 'staff' ? 'staff' : 'person';
  const group = kind === 'staff' ? 'office' : 'person_cell';
  return { kind, limits: limits[sort], group, shard: Number(match[2]), hash: hashOf(token) };
}

/** The session of a request whose policy lets in nobody without one. */
export const cookieOf = (request: FastifyRequest): Cookie => readCookie(request.cookies[cookies.session]) as Cookie;

/** Whether a cookie's value comes from a kiosk: then nothing may stay in the browser. */
export const isKiosk = (token: string | undefined): boolean =>
  token?.startsWith('k.') === true && readCookie(token) !== undefined;
