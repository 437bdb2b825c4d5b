/** Seeing the applicant's number and telephone in full: only for whoever works on the matter now, for a reason, told to the applicant before it is shown (S9). */
import type { People, Unmasked } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { maySee, worksOn } from '../access.ts';
import { acting, readState } from '../perform.ts';

/** Shows them. Whoever does not see the matter learns nothing of it; whoever sees it without working on it is refused. */
export async function unmaskApplicant(
  house: House,
  actor: Actor,
  matterId: string,
  order: { readonly reason: string; readonly cause: string },
): Promise<Unmasked | Refusal> {
  const found = await readState(house.db, matterId);
  if (!found || maySee(found.state, acting(actor)) === 'none') return { refused: 'matter-not-found' };
  if (!worksOn(found.state, acting(actor))) return { refused: 'unmask-without-task' };
  const { applicant } = found.state.head;
  return await house.room<People>('people').unmask(actor, applicant, { ...order, matter: matterId });
}
