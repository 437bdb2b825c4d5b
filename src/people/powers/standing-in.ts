/**
 * Standing in for a colleague: absence with a cover (AB岗), and power delegated for a time. Both are facts of the office, both end by themselves,
 * and neither hides who acted. Delegated power is not delegated on.
 */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead } from '../../journal/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Refusal } from '../../platform/index.ts';
import { staff } from '../file/data-space.ts';
import { grantRefused, officeStream, revoke } from './grants.ts';
import { coveredOn, type Away } from './in-force.ts';
import { shardIn, token } from '../identity.ts';
import type { StaffCard } from '../service.ts';
import * as store from '../store.ts';

/** Marks the id of a delegated grant. */
const delegated = (office: number): string => `g-${office}-d`;
const lentId = (office: number, cause: string): string => `${delegated(office)}${token(`delegate:${cause}`, 16)}`;
const longestDays = 366;

/** The other one works in the same organ and office. */
async function colleague(house: House, actor: Actor, id: string): Promise<StaffCard | Refusal> {
  const found = await staff(house, id);
  if (!found) return { refused: 'staff-not-found', status: 404 };
  return found.organ === actor.organ && shardIn(id) === shardIn(actor.id) ? found : { refused: 'not-a-colleague' };
}

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
    const held = await tx.query<{ grant_id: string; role: string; item: string | null }>(store.grantsOf, [
      office,
      actor.id,
      tx.now,
    ]);
    const own = held.filter((one) => one.role === 'approver' && !one.grant_id.startsWith(delegated(office)));
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
      await tx.query(store.addGrant, [
        office,
        one.grant,
        order.to,
        'approver',
        organ,
        one.item,
        tx.now,
        until,
        actor.id,
      ]);
    return { grant, until: until.toISOString() };
  });
  return done as { grant: string; until: string } | Refusal;
}

export interface AbsenceOrder {
  /** Left out: oneself. Somebody else only by who decides in the organ. */
  readonly staff?: string;
  readonly cover: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** Somebody is away on these days, and a colleague covers their tasks. */
export async function recordAbsence(
  house: House,
  actor: Actor,
  order: AbsenceOrder,
  cause: string,
): Promise<{ absence: string } | Refusal> {
  const away = order.staff ?? actor.id;
  if (away !== actor.id && !actor.roles.includes('approver')) return { refused: 'not-a-colleague' };
  if (order.cover === away) return { refused: 'cover-is-absent' };
  const days = (Date.parse(order.until) - Date.parse(order.from)) / 86_400_000;
  if (!(days >= 0 && days <= longestDays)) return { refused: 'absence-dates-wrong' };
  for (const id of [away, order.cover]) {
    const found = await colleague(house, actor, id);
    if (isRefusal(found)) return found;
  }
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'record-absence', cause, async (tx) => {
    const absence = `a-${office}-${token(`absence:${cause}`, 16)}`;
    const { cover, from, until, reason } = order;
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-recorded', version: 1, data: { absence, staff: away, cover, from, until, reason } }],
      actor: actor.id,
      now: tx.now,
    });
    await tx.query(store.addAbsence, [office, absence, away, cover, from, until, reason, actor.id]);
    return { absence };
  });
  return done as { absence: string } | Refusal;
}

/** An absence ends on another day than was said, today at the earliest. By whoever is away, or by who decides in the organ. */
export async function changeAbsence(
  house: House,
  actor: Actor,
  order: { readonly absence: string; readonly until: string; readonly reason: string },
  cause: string,
): Promise<{ absence: string; until: string } | Refusal> {
  const { absence, until, reason } = order;
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'change-absence', cause, async (tx) => {
    const today = legalDay(tx.now);
    const [row] = await tx.query<AbsenceRow>(store.lockAbsence, [office, absence, today]);
    if (!row) return { refused: 'absence-not-found' };
    if (!(await mayEnd(house, actor, row.staff_id))) return { refused: 'not-a-colleague' };
    const days = (Date.parse(until) - Date.parse(row.from_on)) / 86_400_000;
    if (until < today || !(days >= 0 && days <= longestDays)) return { refused: 'absence-dates-wrong' };
    if (until === row.until_on) return { absence, until };
    const data = { absence, staff: row.staff_id, before: row.until_on, until, reason };
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-changed', version: 1, data }],
      actor: actor.id,
      now: tx.now,
    });
    await tx.query(store.changeAbsence, [office, absence, until]);
    return { absence, until };
  });
  return done as { absence: string; until: string } | Refusal;
}

interface AbsenceRow {
  readonly staff_id: string;
  readonly from_on: string;
  readonly until_on: string;
}

/** Whoever is away, and who decides in their organ. */
async function mayEnd(house: House, actor: Actor, away: string): Promise<boolean> {
  if (away === actor.id) return true;
  return actor.roles.includes('approver') && !isRefusal(await colleague(house, actor, away));
}

/** Somebody came back early, or did not go: from today on nobody stands in. By whoever is away, or by who decides in the organ. */
export async function endAbsence(
  house: House,
  actor: Actor,
  absence: string,
  cause: string,
): Promise<{ absence: string } | Refusal> {
  const office = shardIn(actor.id) as number;
  const done = await command(house, office, actor, 'end-absence', cause, async (tx) => {
    const today = legalDay(tx.now);
    const [ended] = await tx.query<{ staff_id: string }>(store.endAbsence, [office, absence, today]);
    if (!ended) return { refused: 'absence-not-found' };
    if (!(await mayEnd(house, actor, ended.staff_id))) return { refused: 'not-a-colleague' };
    await append(tx, {
      stream: officeStream(office),
      expectedSeq: atHead,
      facts: [{ name: 'absence-ended', version: 1, data: { absence, staff: ended.staff_id, on: today } }],
      actor: actor.id,
      now: tx.now,
    });
    return { absence };
  });
  return done as { absence: string } | Refusal;
}

interface LentRow {
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

/** Who is away and who stands in, and whose power is lent to whom, in the actor's office. */
export interface StandingIn {
  readonly absences: readonly {
    readonly absence: string;
    readonly staff: string;
    readonly name: string;
    readonly cover: string;
    readonly coverName: string;
    readonly from: string;
    readonly until: string;
    readonly reason: string;
    /** Away today: the cover stands in now. */
    readonly isNow: boolean;
    readonly mayEnd: boolean;
  }[];
  readonly delegations: readonly {
    readonly grant: string;
    readonly from: string;
    readonly to: string;
    readonly until: string;
    readonly mayEnd: boolean;
  }[];
}

/** Only colleagues of one's own organ are named. */
export async function standingIn(house: House, actor: Actor): Promise<StandingIn> {
  const office = shardIn(actor.id);
  if (office === undefined) return { absences: [], delegations: [] };
  const now = house.clock.now();
  const today = legalDay(now);
  const [away, lent] = await Promise.all([
    house.db.read<{
      absence_id: string;
      staff_id: string;
      cover: string;
      from_on: string;
      until_on: string;
      reason: string;
    }>(store.absencesFrom, [office, today]),
    house.db.read<LentRow>(store.lentGrants, [office, delegated(office), now]),
  ]);
  const ids = [
    ...new Set([
      ...away.flatMap((one) => [one.staff_id, one.cover]),
      ...lent.flatMap((one) => [one.staff_id, one.granted_by]),
    ]),
  ];
  const cards = new Map(await Promise.all(ids.map(async (id) => [id, await staff(house, id)] as const)));
  const isColleague = (id: string): boolean => cards.get(id)?.organ === actor.organ;
  const nameOf = (id: string): string => cards.get(id)?.name ?? id;
  const decides = actor.roles.includes('approver');
  return {
    absences: away
      .filter((one) => isColleague(one.staff_id))
      .map((one) => ({
        absence: one.absence_id,
        staff: one.staff_id,
        name: nameOf(one.staff_id),
        cover: one.cover,
        coverName: nameOf(one.cover),
        from: one.from_on,
        until: one.until_on,
        reason: one.reason,
        isNow: one.from_on <= today,
        mayEnd: one.staff_id === actor.id || decides,
      })),
    delegations: lent
      .filter((one) => isColleague(one.staff_id))
      .map((one) => ({
        grant: one.grant_id,
        from: nameOf(one.granted_by),
        to: nameOf(one.staff_id),
        until: one.valid_until.toISOString(),
        mayEnd: one.granted_by === actor.id,
      })),
  };
}

/** Whom a member of staff stands in for on a day. */
export async function coveredBy(house: House, staffId: string, day: string): Promise<readonly string[]> {
  const office = shardIn(staffId);
  if (office === undefined) return [];
  return coveredOn(await house.db.read<Away>(store.coveredBy, [office, staffId, day]), staffId, day);
}

type Work = Parameters<House['db']['command']>[1];

async function command(
  house: House,
  office: number,
  actor: Actor,
  route: string,
  cause: string,
  work: Work,
): Promise<JsonValue | Refusal> {
  const key = { group: 'office', key: office, actor: actor.id, route, idempotencyKey: cause, bodyHash: '' } as const;
  const done = await house.db.command(key, work);
  return isRefusal(done) ? done : done.reply;
}
