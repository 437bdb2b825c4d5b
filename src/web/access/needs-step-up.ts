/** Before a form for an act of weight is filled in, the passkey is asked for where it will be demanded: afterwards nothing typed has to wait. */
import type { Visit } from '../app/visit.ts';

/** Where to confirm first; undefined where nothing is demanded or it was done within the last minutes. */
export async function stepUpFirst(visit: Visit): Promise<{ readonly redirect: string } | undefined> {
  const known = await visit.client.get<{ isSteppedUp: boolean; isDemanded: boolean }>('/api/passkeys');
  if (!known.ok || !known.body.isDemanded || known.body.isSteppedUp) return undefined;
  return { redirect: `/account/step-up?back=${encodeURIComponent(visit.path)}` };
}
