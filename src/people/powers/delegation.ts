/** Power delegated for a time: lent, taken back. It ends by itself, does not hide who acted, and is not lent on. */
import { append, atHead } from '../../journal/index.ts';
import { isRefusal, type Actor, type House, type Refusal } from '../../platform/index.ts';
import { grantRefused, officeStream, revoke } from './grants.ts';
import { shardIn, token } from '../identity.ts';
import * as store from './store.ts';
import * as persons from '../store.ts';
import { colleague, command } from './colleague.ts';

/** Marks the id of a delegated grant. */
export const delegated = (office: number): string => `g-${office}-d`;

/** Whether a grant is lent power. One that was given has sixteen signs of its own, of which the first may be a `d` too: it is known by its length. */
export const isLent = (office: number, grant: string): boolean =>
  grant.startsWith(delegated(office)) && grant.length === delegated(office).length + 16;

const lentId = (office: number, cause: string): string => `${delegated(office)}${token(`delegate:${cause}`, 16)}`;

/** The decider lends the power to decide to a deputy for some days, with a reason. */
export async function delegate(
  house: House,
  actor: Actor,
  order: { readonly to: string; readonly days: number; readonly reason: string },
  cause: string,
): Promise<{ grant: string; until: string } | Refusal> {
  if (order.to === actor.id) return { refused: 'grant-to-oneself' };
  const deputy = await colleague(house, actor, order.to);
  if (isRefusal(deputy)) return deputy;
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'delegate', cause, async (tx) => {
    const held = await tx.query<{ grant_id: string; role: string; item: string | null }>(persons.grantsOf, [
      office,
      actor.id,
      tx.now,
    ]);
    const own = held.filter((one) => one.role === 'approver' && !isLent(office, one.grant_id));
    if (own.length === 0) return { refused: 'delegated-power-not-lent-on' };
    // Lent power is no wider than the lender's: whoever decides on some items lends these, one grant for each.
    const items = own.some((one) => one.item === null) ? [null] : own.map((one) => one.item);
    const [grant = '', ...more] = items.map((item, n) =>
      n === 0 ? lentId(office, cause) : lentId(office, `${cause}:${item}`),
    );
    const until = new Date(tx.now.getTime() + order.days * 86_400_000);
    const given = { staff: order.to, role: 'approver', organ: deputy.organ, by: actor.id, cause };
    const refusal = await grantRefused(tx.query.bind(tx), given, office, tx.now);
    if (refusal) return refusal;
    const { organ } = deputy;
    const lent = [grant, ...more].map((id, n) => ({ grant: id, item: items[n] ?? null }));
    const days = { from: tx.now.toISOString(), until: until.toISOString() };
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: lent.flatMap((one) => [
        { name: 'grant-given', version: 1, data: { ...one, staff: order.to, role: 'approver', organ, ...days } },
        {
          name: 'power-delegated',
          version: 1,
          data: { grant: one.grant, from: actor.id, to: order.to, organ, until: days.until, reason: order.reason },
        },
      ]),
      actor: actor.id,
      now: tx.now,
    });
    for (const one of lent)
      tx.post(store.addGrant, [office, one.grant, order.to, 'approver', organ, one.item, tx.now, until, actor.id]);
    return { grant, until: until.toISOString() };
  });
  return done as { grant: string; until: string } | Refusal;
}

export interface LentRow {
  readonly grant_id: string;
  readonly staff_id: string;
  readonly granted_by: string;
  readonly valid_until: Date;
}

/** The decider takes back power that they lent. */
export async function endDelegation(
  house: House,
  actor: Actor,
  grant: string,
  cause: string,
): Promise<{ grant: string } | Refusal> {
  const office = shardIn(actor.id) as number;
  const lent = await house.db.read<LentRow>(store.lentGrants, [office, delegated(office), house.clock.now()]);
  const own = lent.find((one) => one.grant_id === grant && one.granted_by === actor.id);
  if (!own) return { refused: 'delegation-not-found' };
  const order = { staff: own.staff_id, grant, by: actor.id, reason: '收回委托', cause: `end-delegation:${cause}` };
  const done = await revoke(house, order);
  return isRefusal(done) ? done : { grant };
}
