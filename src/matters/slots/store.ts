/** Statements about hours and their places; pinned to the office of the organ that comes. */
import { statement } from '../../platform/index.ts';

/** Offers an hour, or changes how many places it has; never fewer than are taken. */
export const offer = statement(
  'matters.offer-slot',
  'office',
  `
  insert into matters.survey_slot (office, slot_id, organ, kind, starts_at, ends_at, capacity) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (office, slot_id) do update
  set capacity = greatest(excluded.capacity, matters.survey_slot.taken), ends_at = excluded.ends_at, is_closed = false`,
);

/** Takes no more bookings; those that are there stay. */
export const close = statement(
  'matters.close-slots',
  'office',
  `
  update matters.survey_slot set is_closed = true
  where office = $1 and organ = $2 and kind = $3 and starts_at >= $4 and starts_at < $5 and not is_closed
  returning slot_id, taken`,
);

/** The row of the hour orders everybody who wants it. */
export const lockSlot = statement(
  'matters.lock-slot',
  'office',
  `
  select starts_at, capacity, taken, is_closed from matters.survey_slot where office = $1 and slot_id = $2 for update`,
);

export const expired = statement(
  'matters.free-expired-places',
  'office',
  `
  delete from matters.slot_booking where office = $1 and slot_id = $2 and held_until <= $3 returning matter_id`,
);

export const placeOf = statement(
  'matters.place-of-matter',
  'office',
  `
  select held_until from matters.slot_booking where office = $1 and slot_id = $2 and matter_id = $3`,
);

export const addPlace = statement(
  'matters.add-place',
  'office',
  `
  insert into matters.slot_booking (office, slot_id, matter_id, about, booked_at, held_until) values ($1, $2, $3, $4, $5, $6)`,
);

/** Holds a place longer, or for good (null). A booked place stays booked. */
export const keepPlace = statement(
  'matters.keep-place',
  'office',
  `
  update matters.slot_booking set held_until = $4
  where office = $1 and slot_id = $2 and matter_id = $3 and held_until is not null and ($4::timestamptz is null or held_until < $4)`,
);

export const removePlace = statement(
  'matters.remove-place',
  'office',
  `
  delete from matters.slot_booking where office = $1 and slot_id = $2 and matter_id = $3 returning matter_id`,
);

export const count = statement(
  'matters.count-places',
  'office',
  `
  update matters.survey_slot set taken = taken + $3 where office = $1 and slot_id = $2`,
);

/** Places that a matter has booked; what is only held is not among them. */
export const bookedBy = statement(
  'matters.places-booked-by',
  'office',
  `
  select slot_id from matters.slot_booking where office = $1 and matter_id = $2 and held_until is null limit 200`,
);

/** Hours of an organ in a stretch of time with what is taken; a hold that is over takes nothing. */
export const hours = statement(
  'matters.list-slots',
  'office',
  `
  select s.slot_id, s.starts_at, s.ends_at, s.capacity, s.is_closed,
    s.taken - (select count(*)::int from matters.slot_booking b where b.office = $1 and b.slot_id = s.slot_id and b.held_until <= $6) as taken
  from matters.survey_slot s
  where s.office = $1 and s.organ = $2 and s.kind = $3 and s.starts_at >= $4 and s.starts_at < $5
  order by s.starts_at, s.slot_id limit 400`,
);

export const mattersIn = statement(
  'matters.matters-in-slots',
  'office',
  `
  select slot_id, matter_id from matters.slot_booking
  where office = $1 and slot_id = any($2) and (held_until is null or held_until > $3) order by slot_id, matter_id limit 1000`,
);

/** Who comes to the window between two instants: booked hours only, one row for each organ that keeps a place. */
export const appointments = statement(
  'matters.appointments-between',
  'office',
  `
  select s.starts_at, s.ends_at, s.organ, b.matter_id from matters.survey_slot s
  join matters.slot_booking b on b.office = s.office and b.slot_id = s.slot_id
  where s.office = $1 and s.kind = 'appointment' and s.starts_at >= $2 and s.starts_at < $3 and b.held_until is null
  order by s.starts_at, b.matter_id limit 400`,
);
