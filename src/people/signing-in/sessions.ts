/** Sign-in sessions: opened, read at each request, stepped up, ended at once on every node. */
import type { Actor, House, Role } from '../../platform/index.ts';
import { heldRole, type GrantRow } from '../held-role.ts';
import { itemsInForce, rolesInForce } from '../in-force.ts';
import { scopesFor } from '../powers/mandates.ts';
import * as store from './store.ts';
import { of } from './store.ts';
import * as persons from '../store.ts';
import {
  limits,
  counterIdle,
  stepUpFor,
  type Cookie,
  letters,
  hashOf,
  newToken,
  readCookie,
} from '../session-cookie.ts';

const minute = 60_000;

/** The actor of a request that carries no valid session. */
const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };

/** Opens a session for somebody whose identity was just proved; gives the cookie's value. Always a new one (no fixation). */
export async function openSession(
  house: House,
  who: { kind: 'person' | 'staff'; shard: number; id: string },
  device: string,
  place: 'own' | 'kiosk' = 'own',
): Promise<string> {
  const sort = who.kind === 'person' && place === 'kiosk' ? 'kiosk' : who.kind;
  const token = newToken(letters[sort], who.shard);
  const now = house.clock.now();
  const expires = new Date(now.getTime() + limits[sort].idle);
  const group = who.kind === 'person' ? 'person_cell' : 'office';
  await house.db.command(
    { group, key: who.shard, actor: who.id, route: 'open-session', idempotencyKey: hashOf(token), bodyHash: '' },
    async (tx) => {
      if (who.kind === 'person')
        await tx.query(store.addPersonSession, [who.shard, hashOf(token), who.id, place, device, now, expires]);
      else await tx.query(store.addStaffSession, [who.shard, hashOf(token), who.id, device, now, expires]);
      return null;
    },
  );
  return token;
}

/** Ends a session at once, on every node. */
export async function closeSession(house: House, token: string): Promise<void> {
  const cookie = readCookie(token);
  if (!cookie) return;
  await house.db.command(
    {
      group: cookie.group,
      key: cookie.shard,
      actor: cookie.hash,
      route: 'close-session',
      idempotencyKey: cookie.hash,
      bodyHash: '',
    },
    async (tx) => {
      const end = cookie.kind === 'person' ? store.revokePersonSession : store.revokeStaffSession;
      await tx.query(end, [cookie.shard, cookie.hash, house.clock.now()]);
      return null;
    },
  );
}

/** Gives a session a new token that holds as stepped up; the old token is dead from the same moment on (S7). */
export async function stepUp(house: House, token: string): Promise<string | undefined> {
  const cookie = readCookie(token);
  if (!cookie) return undefined;
  const fresh = newToken(token.slice(0, 1), cookie.shard);
  await house.db.command(
    {
      group: cookie.group,
      key: cookie.shard,
      actor: cookie.hash,
      route: 'step-up',
      idempotencyKey: hashOf(fresh),
      bodyHash: '',
    },
    async (tx) => {
      const until = new Date(tx.now.getTime() + stepUpFor);
      await tx.query(of[cookie.kind].rotate, [cookie.shard, cookie.hash, hashOf(fresh), until]);
      const end = cookie.kind === 'person' ? store.revokePersonSession : store.revokeStaffSession;
      await tx.query(end, [cookie.shard, cookie.hash, tx.now]);
      return null;
    },
  );
  return fresh;
}

/** A session as the database has it. */
export interface SessionRow {
  readonly person_id?: string;
  readonly staff_id?: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly stepped_up_until: Date | null;
  readonly acting_for?: string | null;
  readonly counter_for?: string | null;
  readonly challenge: string | null;
  readonly challenge_until: Date | null;
  readonly sealed_hint: Buffer | null;
}

/** The session behind a cookie, if it is alive now. */
export async function findSession(house: House, cookie: Cookie): Promise<SessionRow | undefined> {
  const now = house.clock.now();
  const find = cookie.kind === 'person' ? store.findPersonSession : store.findStaffSession;
  const [row] = await house.db.read<SessionRow>(find, [cookie.shard, cookie.hash, now]);
  return row && now.getTime() - row.created_at.getTime() <= cookie.limits.absolute ? row : undefined;
}

/** Whose session a cookie's value is or was, also when it has ended; undefined where nobody knows. It lets nobody in. */
export async function whoseSession(house: House, token: string | undefined): Promise<string | undefined> {
  const cookie = readCookie(token);
  if (!cookie) return undefined;
  const find = cookie.kind === 'person' ? store.whosePersonSession : store.whoseStaffSession;
  const [row] = await house.db.read<{ id: string }>(find, [cookie.shard, cookie.hash]);
  return row?.id;
}

/** Who stands behind a cookie now: roles and mandates are read at this moment, so whatever was taken back is gone at once. */
export async function actorOf(house: House, token: string | undefined): Promise<Actor> {
  const cookie = readCookie(token);
  const row = cookie && (await findSession(house, cookie));
  if (!cookie || !row) return anonymous;
  const now = house.clock.now();
  await keepAlive(house, cookie, row, now);
  const isSteppedUp = row.stepped_up_until !== null && row.stepped_up_until > now;
  const actor =
    cookie.kind === 'person' ? await personActor(house, cookie, row) : await staffActor(house, cookie, row, now);
  return isSteppedUp ? { ...actor, isSteppedUp } : actor;
}

/** Moves the idle limit, seldom, so that reading costs no write. */
async function keepAlive(house: House, cookie: Cookie, row: SessionRow, now: Date): Promise<void> {
  const step = Math.min(minute, cookie.limits.idle / 12);
  if (now.getTime() - row.seen_at.getTime() < step) return;
  const expires = new Date(
    Math.min(now.getTime() + cookie.limits.idle, row.created_at.getTime() + cookie.limits.absolute),
  );
  const mark = `${cookie.hash}:${Math.floor(now.getTime() / step)}`;
  await house.db.command(
    {
      group: cookie.group,
      key: cookie.shard,
      actor: cookie.hash,
      route: 'see-session',
      idempotencyKey: mark,
      bodyHash: '',
    },
    async (tx) => {
      if (cookie.kind === 'person') await tx.query(store.seePersonSession, [cookie.shard, cookie.hash, now, expires]);
      else
        await tx.query(store.seeStaffSession, [
          cookie.shard,
          cookie.hash,
          now,
          expires,
          new Date(now.getTime() - counterIdle),
        ]);
      return null;
    },
  );
}

/** A person for themselves, or for the principal they chose. Where that mandate has ended they are nobody until they choose again: what they meant for another must not become theirs. */
async function personActor(house: House, cookie: Cookie, row: SessionRow): Promise<Actor> {
  const own = { kind: 'person', id: row.person_id as string, sessionId: cookie.hash } as const;
  if (!row.acting_for) return { ...own, roles: ['applicant'] };
  const scopes = await scopesFor(house, own.id, row.acting_for);
  if (scopes.length === 0) return { ...own, roles: ['anonymous'] };
  return { ...own, roles: ['agent'], onBehalfOf: row.acting_for, scopes };
}

async function staffActor(house: House, cookie: Cookie, row: SessionRow, now: Date): Promise<Actor> {
  const staffId = row.staff_id as string;
  const [staff] = await house.db.read<{ organ: string; site: string | null }>(persons.getStaff, [
    cookie.shard,
    staffId,
  ]);
  if (!staff) return anonymous;
  const grants = await house.db.read<GrantRow>(persons.grantsOf, [cookie.shard, staffId, now]);
  const held = rolesInForce(grants.map(heldRole), staff.organ, now);
  const limited = itemsInForce(grants.map(heldRole), staff.organ, now);
  // Whoever has lost every role is let in where everybody is, so that they can read why and sign out.
  const roles: readonly Role[] = held.length === 0 ? ['anonymous'] : held;
  const served =
    row.counter_for && now.getTime() - row.seen_at.getTime() <= counterIdle && roles.includes('window-clerk')
      ? row.counter_for
      : undefined;
  return {
    kind: 'staff',
    id: staffId,
    roles,
    organ: staff.organ,
    ...(Object.keys(limited).length === 0 ? {} : { onlyItems: limited }),
    ...(staff.site === null ? {} : { site: staff.site }),
    office: cookie.shard,
    sessionId: cookie.hash,
    ...(served ? { onBehalfOf: served } : {}),
  };
}
