/** Hours as the page shows them: what an hour can be chosen for, and which one was. */
import { visitables } from '../decide/joint/visits.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';
import type { Names } from './names.ts';

/**
 * Site checks that wait for their hour, what has to be done at the window, and every hour that was chosen and is still to come, for the cases
 * that the viewer sees.
 */
export function bookingsView(
  { state, now }: { readonly state: MatterState; readonly now: string },
  ids: ReadonlySet<string>,
  names: Names,
): MatterView['bookings'] {
  const isToCome = (at: string | undefined): boolean => at !== undefined && at > now;
  return visitables(state)
    .filter((one) => one.cases.some((id) => ids.has(id)) && (one.isNeeded || isToCome(one.booked?.at)))
    .map(({ about, kind, cases, organs, booked }) => ({
      about,
      kind,
      cases: cases.filter((id) => ids.has(id)),
      organs: organs.map((organ) => ({ organ, name: names.organ(organ) })),
      at: kind === 'survey' || isToCome(booked?.at) ? (booked?.at ?? null) : null,
    }));
}
