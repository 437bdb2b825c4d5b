/** Seeing what is masked: who, why, and the person is told. Whether the reader has a part in the matter is asked where the matter is (`matters/looks/unmask.ts`). */
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { cards } from './cards.ts';
import { recordRead } from './own-file.ts';
import type { Unmasked } from '../service.ts';

/** Number and telephone in full, for a reason that the person will read. Recorded before it is shown (S9). */
export async function unmask(
  house: House,
  actor: Actor,
  personId: string,
  entry: { readonly reason: string; readonly matter: string; readonly cause: string },
): Promise<Unmasked | Refusal> {
  const card = (await cards(house, [personId])).get(personId);
  if (!card) return { refused: 'person-not-found' };
  const { reason, matter, cause } = entry;
  await recordRead(house, {
    personId,
    by: actor.id,
    purpose: 'unmask',
    reason,
    cause,
    ...(actor.organ ? { organ: actor.organ } : {}),
    matter,
  });
  return { personId, name: card.name, identity: card.identity, phone: card.phone };
}
