-- matters: hours that people choose themselves: site checks and appointments, held for some minutes while they confirm, closed by the organ.
alter table matters.survey_slot
  add column kind text not null default 'survey' check (kind in ('survey', 'appointment')),
  add column ends_at timestamptz,
  add column is_closed boolean not null default false;
drop index matters.survey_slot_by_time;
create index survey_slot_by_kind on matters.survey_slot (office, organ, kind, starts_at);

alter table matters.slot_booking
  add column about text,
  add column held_until timestamptz;
comment on column matters.slot_booking.held_until is 'Until when a place is only held; null once it is booked.';
create index slot_booking_by_matter on matters.slot_booking (office, matter_id);
