/**
 * Places in an hour of an organ. One command in the group of the organ's office: the row of the hour orders everybody who wants it, and there
 * is never one more than fits (R7). A place is held first and booked when the matter says so; a hold that is over is free again by itself.
 */
import { isRefusal, type Cause, type House, type Refusal, type Tx } from '../../platform/index.ts';
import * as store from './store.ts';

type VisitKind = 'survey' | 'appointment';
/** Where an hour is: the organ and the office that keeps its rows. */
export interface Desk {
  readonly organ: string;
  readonly office: number;
}

/** One hour as anybody may see it. */
interface Hour {
  readonly slot: string;
  readonly at: string;
  readonly until: string | null;
  readonly capacity: number;
  readonly taken: number;
  readonly isClosed: boolean;
}

/** The id of an hour is made of organ, kind and instant: offering it twice is one hour, and everybody can name it. */
export const slotId = (organ: string, kind: VisitKind, at: string): string =>
  `${organ}-${kind}-${at.slice(0, 16).replaceAll(/[^0-9]/g, '')}`;

/** Offers hours with so many places each. Refused: one that has begun. */
export async function offerHours(
  house: House,
  desk: Desk,
  offer: {
    readonly kind: VisitKind;
    readonly places: number;
    readonly hours: readonly { readonly at: string; readonly until: string }[];
  },
  cause: Cause,
): Promise<{ readonly offered: number } | Refusal> {
  const now = house.clock.now().toISOString();
  if (offer.hours.some((hour) => hour.at <= now)) return { refused: 'joint-in-the-past' };
  const done = await house.db.command({ group: 'office', key: desk.office, ...cause }, async (tx) => {
    for (const { at, until } of offer.hours)
      tx.post(store.offer, [
        tx.key,
        slotId(desk.organ, offer.kind, at),
        desk.organ,
        offer.kind,
        at,
        until,
        offer.places,
      ]);
    return { offered: offer.hours.length };
  });
  return isRefusal(done) ? done : done.reply;
}

/** Closes the hours of a stretch; tells how many there were and how many visits are booked in them already. */
export async function closeHours(
  house: House,
  desk: Desk,
  stretch: {
    readonly kind: VisitKind;
    readonly from: string;
    readonly until: string;
  },
  cause: Cause,
): Promise<{ readonly closed: number; readonly booked: number } | Refusal> {
  const done = await house.db.command({ group: 'office', key: desk.office, ...cause }, async (tx) => {
    const rows = await tx.query<{ taken: number }>(store.close, [
      tx.key,
      desk.organ,
      stretch.kind,
      stretch.from,
      stretch.until,
    ]);
    return { closed: rows.length, booked: rows.reduce((sum, row) => sum + row.taken, 0) };
  });
  return isRefusal(done) ? done : done.reply;
}

/** Hours of an organ from one instant to another. */
export async function hoursOf(
  house: House,
  desk: Desk,
  stretch: {
    readonly kind: VisitKind;
    readonly from: string;
    readonly until: string;
  },
): Promise<readonly Hour[]> {
  const rows = await house.db.read<{
    slot_id: string;
    starts_at: Date;
    ends_at: Date | null;
    capacity: number;
    taken: number;
    is_closed: boolean;
  }>(store.hours, [desk.office, desk.organ, stretch.kind, stretch.from, stretch.until, house.clock.now()]);
  return rows.map((row) => ({
    slot: row.slot_id,
    at: row.starts_at.toISOString(),
    until: row.ends_at?.toISOString() ?? null,
    capacity: row.capacity,
    taken: row.taken,
    isClosed: row.is_closed,
  }));
}

/** A place wanted for a matter. `until` ends the hold; null books it. */
interface Wanted {
  readonly kind: VisitKind;
  readonly at: string;
  readonly matter: string;
  readonly about: string;
  readonly until: Date | null;
}

/** Takes a place, or keeps the one that the matter has there; `isNew` where it had none. Refused: no such hour, or it is full. */
export async function takePlace(
  house: House,
  desk: Desk,
  wanted: Wanted,
  cause: Cause,
): Promise<{ readonly isNew: boolean } | Refusal> {
  const slot = slotId(desk.organ, wanted.kind, wanted.at);
  const done = await house.db.command({ group: 'office', key: desk.office, ...cause }, (tx) => take(tx, slot, wanted));
  return isRefusal(done) ? done : done.reply;
}

async function take(tx: Tx, slot: string, wanted: Wanted): Promise<{ isNew: boolean } | Refusal> {
  const [row] = await tx.query<{
    capacity: number;
    taken: number;
    is_closed: boolean;
  }>(store.lockSlot, [tx.key, slot]);
  if (!row) return { refused: 'slot-not-found' };
  const gone = await tx.query(store.expired, [tx.key, slot, tx.now]);
  if (gone.length > 0) await tx.query(store.count, [tx.key, slot, -gone.length]);
  const [own] = await tx.query(store.placeOf, [tx.key, slot, wanted.matter]);
  if (own) {
    await tx.query(store.keepPlace, [tx.key, slot, wanted.matter, wanted.until]);
    return { isNew: false };
  }
  if (row.is_closed || row.taken - gone.length >= row.capacity) return { refused: 'slot-is-full' };
  await tx.query(store.addPlace, [tx.key, slot, wanted.matter, wanted.about, tx.now, wanted.until]);
  await tx.query(store.count, [tx.key, slot, 1]);
  return { isNew: true };
}

/** Gives a place back; nothing where the matter has none there. */
export async function freePlace(house: House, desk: Desk, slot: string, matter: string, cause: Cause): Promise<void> {
  const done = await house.db.command({ group: 'office', key: desk.office, ...cause }, async (tx) => {
    await tx.query(store.lockSlot, [tx.key, slot]);
    const gone = await tx.query(store.removePlace, [tx.key, slot, matter]);
    if (gone.length > 0) await tx.query(store.count, [tx.key, slot, -gone.length]);
    return null;
  });
  if (isRefusal(done)) throw new Error(done.refused);
}

/** Slots that the matter has booked at an office. */
export async function bookedAt(house: House, office: number, matter: string): Promise<readonly string[]> {
  return (await house.db.read<{ slot_id: string }>(store.bookedBy, [office, matter])).map((row) => row.slot_id);
}

/** Which matters come in which hour. */
export async function mattersIn(
  house: House,
  office: number,
  slots: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await house.db.read<{ slot_id: string; matter_id: string }>(store.mattersIn, [
    office,
    [...slots],
    house.clock.now(),
  ]);
  const found = new Map<string, readonly string[]>();
  for (const row of rows) found.set(row.slot_id, [...(found.get(row.slot_id) ?? []), row.matter_id]);
  return found;
}
