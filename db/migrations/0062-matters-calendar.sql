-- matters: the calendars that replaced the shipped one, in order. Rows are added and never changed.
create table matters.calendar_change (
  number int not null primary key check (number >= 1),
  change_id text not null unique,
  calendar text not null,
  reason text not null,
  actor text not null,
  changed_on date not null,
  recorded_at timestamptz not null
);
comment on table matters.calendar_change is 'Calendars published or corrected while the house runs; the last one is in force. Days up to changed_on keep the kind they had.';
