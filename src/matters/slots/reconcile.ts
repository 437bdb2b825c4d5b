/** After the matter's own facts: places that it should have are booked for good, places that it no longer needs are free for others. Any number of times, in any order. */
import { isRefusal, type House, type Reaction } from '../../platform/index.ts';
import { placesWanted } from '../decide/joint/visits.ts';
import type { FactName } from '../facts.ts';
import { houseCause } from '../perform.ts';
import { mattersService } from '../service.ts';
import type { MatterState } from '../state.ts';
import { desksOf } from './choose.ts';
import { bookedAt, freePlace, slotId, takePlace, type Desk } from './places.ts';

/** Facts after which a place may be wanted, or not any more. */
const topics: readonly FactName[] = [
  'visit-booked',
  'visit-cancelled',
  'survey-scheduled',
  'joint-called',
  'case-withdrawn',
  'case-lapsed',
  'case-voided',
  'case-dropped',
];

export const keepPlaces: Reaction = {
  name: 'matters.keep-places',
  topics: [...topics],
  async react(event, house) {
    const state = await mattersService(house).state(event.stream);
    if (state?.ledger.bookings === undefined) return;
    await settle(house, state, `${event.stream}:${event.seq}`);
  },
};

const organsIn = (state: MatterState): readonly string[] => [
  ...new Set(Object.values(state.cases).flatMap(({ spec }) => [spec.organ, ...spec.tasks.map((task) => task.organ)])),
];

async function settle(house: House, state: MatterState, cause: string): Promise<void> {
  const desks = await desksOf(house, state, organsIn(state));
  const wanted = placesWanted(state).map((one) => ({ ...one, slot: slotId(one.organ, one.kind, one.at) }));
  for (const desk of desks) {
    const own = wanted.filter((one) => one.organ === desk.organ);
    for (const one of own) await book(house, desk, { ...one, matter: state.head.id }, cause);
    const kept = new Set(own.map((one) => one.slot));
    for (const slot of await bookedAt(house, desk.office, state.head.id))
      if (slot.startsWith(`${desk.organ}-`) && isOfOrgan(slot, desk) && !kept.has(slot))
        await freePlace(house, desk, slot, state.head.id, houseCause(`free:${cause}:${slot}`));
  }
}

/** Two organs of one office may have ids of which one begins with the other. */
const isOfOrgan = (slot: string, { organ }: Desk): boolean =>
  /^(?:survey|appointment)-\d{12}$/.test(slot.slice(organ.length + 1));

/** A place whose hold ended unseen and went to somebody else is not taken twice: the organ sees one visit more than it planned, in the matter itself. */
async function book(
  house: House,
  desk: Desk,
  { kind, at, matter }: { kind: 'survey' | 'appointment'; at: string; matter: string },
  cause: string,
): Promise<void> {
  const wanted = { kind, at, matter, about: kind, until: null };
  const done = await takePlace(house, desk, wanted, houseCause(`book:${cause}:${desk.organ}:${at}`));
  if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
}
