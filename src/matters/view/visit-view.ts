/** Hours as the page shows them: what an hour can be chosen for, and which one was. */
import { visitables } from '../decide/visits.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';
import type { Names } from './names.ts';

/** Site checks that wait for their hour, and every hour that was chosen, for the cases that the viewer sees. */
export function bookingsView(state: MatterState, ids: ReadonlySet<string>, names: Names): MatterView['bookings'] {
  return visitables(state)
    .filter((one) => one.cases.some((id) => ids.has(id)) && (one.kind === 'survey' || one.booked))
    .map(({ about, kind, cases, organs, booked }) => ({
      about,
      kind,
      cases: cases.filter((id) => ids.has(id)),
      organs: organs.map((organ) => ({ organ, name: names.organ(organ) })),
      at: booked?.at ?? null,
    }));
}
