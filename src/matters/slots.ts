/**
 * Hours for site checks. A booking is one command in the group of the organ's office: the row of the hour orders everybody who wants it, and
 * there is never one more than fits (R7). The visit itself is then called in the matter (`call-joint`, `schedule-survey`) at the hour that was got.
 */
import { statement, type CommandKey, type House, type Refusal, isRefusal } from '../platform/index.ts';

const addSlot = statement(
  'matters.add-slot',
  'office',
  `
  insert into matters.survey_slot (office, slot_id, organ, starts_at, capacity) values ($1, $2, $3, $4, $5)
  on conflict (office, slot_id) do nothing returning slot_id`,
);
const takePlace = statement(
  'matters.take-place',
  'office',
  `
  update matters.survey_slot set taken = taken + 1 where office = $1 and slot_id = $2 and taken < capacity
  returning starts_at, organ`,
);
const findSlot = statement(
  'matters.find-slot',
  'office',
  `
  select starts_at, organ from matters.survey_slot where office = $1 and slot_id = $2`,
);
const addBooking = statement(
  'matters.add-booking',
  'office',
  `
  insert into matters.slot_booking (office, slot_id, matter_id, booked_at) values ($1, $2, $3, $4)
  on conflict (office, slot_id, matter_id) do nothing returning matter_id`,
);
const listSlots = statement(
  'matters.list-slots',
  'office',
  `
  select slot_id, organ, starts_at, capacity, taken from matters.survey_slot
  where office = $1 and organ = $2 and starts_at > $3 order by starts_at, slot_id limit 100`,
);

export interface Slot {
  readonly slot: string;
  readonly organ: string;
  readonly at: string;
  readonly free: number;
}

type Cause = Omit<CommandKey, 'group' | 'key'>;

/** Offers an hour; the id is made of organ and hour, so offering it twice is one hour. */
export async function offerSlot(
  house: House,
  hour: { readonly office: number; readonly organ: string; readonly at: string; readonly capacity: number },
  cause: Cause,
): Promise<string | Refusal> {
  if (hour.at <= house.clock.now().toISOString()) return { refused: 'joint-in-the-past' };
  const slot = `${hour.organ}-${hour.at.slice(0, 16).replaceAll(/[^0-9]/g, '')}`;
  const done = await house.db.command({ group: 'office', key: hour.office, ...cause }, async (tx) => {
    await tx.query(addSlot, [tx.key, slot, hour.organ, hour.at, hour.capacity]);
    return slot;
  });
  return isRefusal(done) ? done : slot;
}

/** Hours of an organ that are still to come, with the places that are free. */
export async function slotsOf(house: House, office: number, organ: string): Promise<readonly Slot[]> {
  const rows = await house.db.read<{
    slot_id: string;
    organ: string;
    starts_at: Date;
    capacity: number;
    taken: number;
  }>(listSlots, [office, organ, house.clock.now()]);
  return rows.map((row) => ({
    slot: row.slot_id,
    organ: row.organ,
    at: row.starts_at.toISOString(),
    free: row.capacity - row.taken,
  }));
}

/** Takes a place for a matter; the same matter has one place in an hour, however often it asks. Refused: no such hour, or it is full. */
export async function bookSlot(
  house: House,
  order: { readonly office: number; readonly slot: string; readonly matter: string },
  cause: Cause,
): Promise<{ readonly at: string; readonly organ: string } | Refusal> {
  const done = await house.db.command({ group: 'office', key: order.office, ...cause }, async (tx) => {
    const [fresh] = await tx.query(addBooking, [tx.key, order.slot, order.matter, tx.now]);
    const [row] = await tx.query<{ starts_at: Date; organ: string }>(fresh ? takePlace : findSlot, [
      tx.key,
      order.slot,
    ]);
    if (!row) {
      const [known] = await tx.query(findSlot, [tx.key, order.slot]);
      return { refused: known ? 'slot-is-full' : 'slot-not-found' } satisfies Refusal;
    }
    return { at: row.starts_at.toISOString(), organ: row.organ };
  });
  return isRefusal(done) ? done : (done.reply as unknown as { at: string; organ: string });
}
