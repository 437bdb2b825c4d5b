-- matters: hours in which an organ can come for a site check. They belong to the office, so that many applicants at once meet at one row.
create table matters.survey_slot (
  office int not null,
  slot_id text not null,
  organ text not null,
  starts_at timestamptz not null,
  capacity int not null check (capacity between 1 and 200),
  taken int not null default 0,
  primary key (office, slot_id),
  constraint slot_not_overbooked check (taken between 0 and capacity)
) with (fillfactor = 70);
comment on table matters.survey_slot is 'One hour of one organ and how many visits it can make then. The row orders those who want it; no more are taken than there is room.';
create index survey_slot_by_time on matters.survey_slot (office, organ, starts_at);

create table matters.slot_booking (
  office int not null,
  slot_id text not null,
  matter_id text not null,
  booked_at timestamptz not null,
  primary key (office, slot_id, matter_id)
);
comment on table matters.slot_booking is 'Which matter has a place in which hour, once.';
