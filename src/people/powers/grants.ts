/**
 * Power of staff: who may do what, where, until when, by whom. The truth is the fact in the stream of the office; the row is its projection.
 * Nobody grants to themselves, and the three administrators exclude each other (S14).
 */
import { append, atHead } from '../../journal/index.ts';
import { isRefusal, type House, type Refusal } from '../../platform/index.ts';
import { shardIn, token } from '../identity.ts';
import * as store from './store.ts';
import * as persons from '../store.ts';

/** Roles of which one person may hold only one (S14). */
const exclusive = ['system-admin', 'security-admin', 'audit-admin'] as const;

/** Roles that can be held for one item: those that handle cases. */
const ofItems = ['reviewer', 'approver', 'inspector'];

/** The stream in which an office's grants stand. */
export const officeStream = (office: number): string => `office-${office}`;

interface GrantOrder {
  readonly staff: string;
  readonly role: string;
  readonly organ: string;
  readonly item?: string;
  readonly until?: Date;
  readonly by: string;
  readonly cause: string;
}

/** Gives a role to a member of staff, for one item where it names one. Refused: to oneself, a role that handles no cases for one item, a second administrator role, decision roles for outsourced staff. */
export async function give(house: House, order: GrantOrder): Promise<{ grant: string } | Refusal> {
  const office = shardIn(order.staff);
  if (office === undefined) return { refused: 'staff-not-found', status: 404 };
  if (order.by === order.staff) return { refused: 'grant-to-oneself', status: 403 };
  if (order.item !== undefined && !ofItems.includes(order.role)) return { refused: 'grant-without-items', status: 409 };
  const grant = `g-${office}-${token(`grant:${order.cause}`, 16)}`;
  const done = await house.db.command(
    { group: 'office', key: office, actor: order.by, route: 'give-grant', idempotencyKey: order.cause, bodyHash: '' },
    async (tx) => {
      const refusal = await grantRefused(tx.query.bind(tx), order, office, tx.now);
      if (refusal) return refusal as never;
      const data = {
        grant,
        staff: order.staff,
        role: order.role,
        organ: order.organ,
        item: order.item ?? null,
        from: tx.now.toISOString(),
        until: order.until?.toISOString() ?? null,
      };
      await append(tx, {
        stream: officeStream(office),
        expectedSeq: atHead,
        facts: [{ name: 'grant-given', version: 1, data }],
        actor: order.by,
        now: tx.now,
      });
      await tx.query(store.addGrant, [
        office,
        grant,
        order.staff,
        order.role,
        order.organ,
        order.item ?? null,
        tx.now,
        order.until ?? null,
        order.by,
      ]);
      return { grant };
    },
  );
  return isRefusal(done) ? done : (done.reply as { grant: string });
}

type Query = <Row>(statement: typeof persons.getStaff, params: readonly unknown[]) => Promise<Row[]>;

/** Why a role cannot be given: unknown staff, outsourced staff that would decide, two kinds of administrator. */
export async function grantRefused(
  query: Query,
  order: GrantOrder,
  office: number,
  now: Date,
): Promise<Refusal | undefined> {
  const [staff] = await query<{ is_outsourced: boolean }>(persons.getStaff, [office, order.staff]);
  if (!staff) return { refused: 'staff-not-found', status: 404 };
  if (staff.is_outsourced && ['reviewer', 'approver', 'inspector'].includes(order.role))
    return { refused: 'outsourced-never-decide', status: 409 };
  const held = await query<{ role: string }>(persons.grantsOf, [office, order.staff, now]);
  const admin = (role: string): boolean => exclusive.some((one) => one === role);
  if (admin(order.role) && held.some((one) => admin(one.role) && one.role !== order.role))
    return { refused: 'administrators-exclude-each-other', status: 409 };
  return undefined;
}

/** Takes a role back, at once, on every node: roles are read from the grants at each request. */
export async function revoke(
  house: House,
  order: { staff: string; grant: string; by: string; reason: string; cause: string },
): Promise<{ done: true } | Refusal> {
  const office = shardIn(order.staff);
  if (office === undefined) return { refused: 'staff-not-found', status: 404 };
  const done = await house.db.command(
    { group: 'office', key: office, actor: order.by, route: 'revoke-grant', idempotencyKey: order.cause, bodyHash: '' },
    async (tx) => {
      const data = { grant: order.grant, staff: order.staff, reason: order.reason };
      await append(tx, {
        stream: officeStream(office),
        expectedSeq: atHead,
        facts: [{ name: 'grant-revoked', version: 1, data }],
        actor: order.by,
        now: tx.now,
      });
      await tx.query(store.revokeGrant, [office, order.grant, tx.now]);
      return { done: true as const };
    },
  );
  return isRefusal(done) ? done : { done: true };
}
