/**
 * Sign-in sessions. The cookie is `<p|s>.<shard>.<32 random bytes>`; the database keeps only its hash.
 * Idle and absolute limits follow S7: persons 30 minutes idle, staff 15 minutes, both 8 hours in all.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor, House, Role } from '../platform/index.ts';
import * as store from './store.ts';

const minute = 60_000;
/** Idle and absolute limits in milliseconds (S7). */
export const limits = {
  person: { idle: 30 * minute, absolute: 8 * 60 * minute },
  staff: { idle: 15 * minute, absolute: 8 * 60 * minute },
} as const;

/** The actor of a request that carries no valid session. */
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };

interface Cookie {
  readonly kind: 'person' | 'staff';
  readonly shard: number;
  readonly hash: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function read(token: string): Cookie | undefined {
  const match = /^([ps])\.(\d{1,6})\.[\w-]{43}$/.exec(token);
  if (!match) return undefined;
  return { kind: match[1] === 'p' ? 'person' : 'staff', shard: Number(match[2]), hash: hashOf(token) };
}

/** Opens a session for somebody whose identity was just proved; gives the cookie's value. Always a new one (no fixation). */
export async function openSession(
  house: House,
  who: { kind: 'person' | 'staff'; shard: number; id: string },
  device: string,
): Promise<string> {
  const token = `${who.kind === 'person' ? 'p' : 's'}.${who.shard}.${randomBytes(32).toString('base64url')}`;
  const now = house.clock.now();
  const expires = new Date(now.getTime() + limits[who.kind].idle);
  const group = who.kind === 'person' ? 'person_cell' : 'office';
  await house.db.command(
    { group, key: who.shard, actor: who.id, route: 'open-session', idempotencyKey: hashOf(token), bodyHash: '' },
    async (tx) => {
      if (who.kind === 'person')
        await tx.query(store.addPersonSession, [who.shard, hashOf(token), who.id, 'own', device, now, expires]);
      else await tx.query(store.addStaffSession, [who.shard, hashOf(token), who.id, device, now, expires]);
      return null;
    },
  );
  return token;
}

/** Ends a session at once, on every node. */
export async function closeSession(house: House, token: string): Promise<void> {
  const cookie = read(token);
  if (!cookie) return;
  const group = cookie.kind === 'person' ? 'person_cell' : 'office';
  await house.db.command(
    { group, key: cookie.shard, actor: cookie.hash, route: 'close-session', idempotencyKey: cookie.hash, bodyHash: '' },
    async (tx) => {
      const end = cookie.kind === 'person' ? store.revokePersonSession : store.revokeStaffSession;
      await tx.query(end, [cookie.shard, cookie.hash, house.clock.now()]);
      return null;
    },
  );
}

interface SessionRow {
  person_id?: string;
  staff_id?: string;
  created_at: Date;
  seen_at: Date;
  stepped_up_until: Date | null;
}

/** Who stands behind a cookie now: roles are read from the grants in force at this moment, so a revoked role is gone at once. */
export async function actorOf(house: House, token: string | undefined): Promise<Actor> {
  const cookie = token ? read(token) : undefined;
  if (!cookie) return anonymous;
  const now = house.clock.now();
  const find = cookie.kind === 'person' ? store.findPersonSession : store.findStaffSession;
  const [row] = await house.db.read<SessionRow>(find, [cookie.shard, cookie.hash, now]);
  if (!row) return anonymous;
  if (now.getTime() - row.created_at.getTime() > limits[cookie.kind].absolute) return anonymous;
  await keepAlive(house, cookie, row, now);
  if (cookie.kind === 'person')
    return { kind: 'person', id: row.person_id as string, roles: ['applicant'], sessionId: cookie.hash };
  return await staffActor(house, cookie, row.staff_id as string, now);
}

/** Moves the idle limit, at most once a minute, so that reading costs no write. */
async function keepAlive(house: House, cookie: Cookie, row: SessionRow, now: Date): Promise<void> {
  if (now.getTime() - row.seen_at.getTime() < minute) return;
  const expires = new Date(
    Math.min(now.getTime() + limits[cookie.kind].idle, row.created_at.getTime() + limits[cookie.kind].absolute),
  );
  const group = cookie.kind === 'person' ? 'person_cell' : 'office';
  const see = cookie.kind === 'person' ? store.seePersonSession : store.seeStaffSession;
  const mark = `${cookie.hash}:${Math.floor(now.getTime() / minute)}`;
  await house.db.command(
    { group, key: cookie.shard, actor: cookie.hash, route: 'see-session', idempotencyKey: mark, bodyHash: '' },
    async (tx) => {
      await tx.query(see, [cookie.shard, cookie.hash, now, expires]);
      return null;
    },
  );
}

async function staffActor(house: House, cookie: Cookie, staffId: string, now: Date): Promise<Actor> {
  const [staff] = await house.db.read<{ organ: string }>(store.getStaff, [cookie.shard, staffId]);
  if (!staff) return anonymous;
  const grants = await house.db.read<{ role: Role }>(store.grantsOf, [cookie.shard, staffId, now]);
  const roles = [...new Set(grants.map((grant) => grant.role))];
  return { kind: 'staff', id: staffId, roles, organ: staff.organ, office: cookie.shard, sessionId: cookie.hash };
}
