/** Who stands in for whom today: read for the page of absence, and for the roles of whoever signs in. */
import { legalDay } from '../../calendar/index.ts';
import type { Actor, House } from '../../platform/index.ts';
import { staff } from '../file/cards.ts';
import { coveredOn, type Away } from '../in-force.ts';
import { shardIn } from '../identity.ts';
import type { StandingIn } from '../schema-access.ts';
import * as store from './store.ts';
import { delegated, type LentRow } from './delegation.ts';

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
