/** Colleagues, and the command of their office by which one stands in for another. */
import { isRefusal, type Actor, type House, type JsonValue, type Refusal } from '../../platform/index.ts';
import { staff } from '../file/cards.ts';
import { shardIn } from '../identity.ts';
import type { StaffCard } from '../service.ts';

/** The other one works in the same organ and office. */
export async function colleague(house: House, actor: Actor, id: string): Promise<StaffCard | Refusal> {
  const found = await staff(house, id);
  if (!found) return { refused: 'staff-not-found', status: 404 };
  return found.organ === actor.organ && shardIn(id) === shardIn(actor.id) ? found : { refused: 'not-a-colleague' };
}

type Work = Parameters<House['db']['command']>[1];

export async function command(
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
