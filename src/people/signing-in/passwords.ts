/** Passwords of the built-in accounts of demo databases: scrypt, a random salt each, compared in constant time. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const cost = { N: 16384, r: 8, p: 1 } as const;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The text to store for a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

const decoy = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Whether the password fits; takes the same time for an unknown account (`stored` undefined), which never fits (S20). */
export async function fitsPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? decoy).split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  const fits = timingSafeEqual(derived, Buffer.from(key, 'base64url'));
  return fits && stored !== undefined;
}
