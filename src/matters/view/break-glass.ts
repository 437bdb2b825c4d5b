/** Breaking the glass: staff without a case in a matter see it once, in need, for a reason, and its person is told. Nothing can be done with it. */
import type { People } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { readState } from '../perform.ts';
import type { MatterView } from '../schema.ts';
import { viewMatter } from './matter-view.ts';

/** Shows a matter to somebody who has no part in it. Told to the person before it is shown. */
export async function breakGlass(
  house: House,
  actor: Actor,
  matterId: string,
  order: { readonly reason: string; readonly cause: string },
): Promise<MatterView | Refusal> {
  const found = await readState(house.db, matterId);
  if (!found) return { refused: 'matter-not-found' };
  await house.room<People>('people').recordRead({
    personId: found.state.head.applicant,
    by: actor.id,
    matter: matterId,
    purpose: 'break-glass',
    reason: order.reason,
    cause: order.cause,
    ...(actor.organ === undefined ? {} : { organ: actor.organ }),
  });
  return await viewMatter(house, actor, matterId, { isGlassBroken: true });
}
