/** Every look of staff at somebody's matter is a fact in that person's file (S10). */
import type { People } from '../../people/index.ts';
import type { Actor, House } from '../../platform/index.ts';

/** Records it; the page is shown only when this is done. */
export async function recordLook(house: House, actor: Actor, personId: string, matter: string): Promise<void> {
  await house.room<People>('people').recordRead({
    personId,
    by: actor.id,
    ...(actor.organ ? { organ: actor.organ } : {}),
    matter,
    purpose: 'handling',
  });
}
