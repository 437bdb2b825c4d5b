-- matters: the counter. What came in on paper and where it lies, what waits to be collected; consultations, closed days, saved filters.
create table matters.counter_case (
  cell int not null,
  matter_id text not null,
  case_id text not null,
  site text not null,
  organ text not null,
  number text not null,
  shown jsonb not null,
  is_paper boolean not null,
  received_on date not null,
  sheet text,
  handed_on date,
  handed_by text,
  taken_on date,
  taken_by text,
  missing int not null default 0,
  is_pickup boolean not null,
  ready_on date,
  collected_on date,
  collected_by text,
  gone_on date,
  settled_on date,
  primary key (cell, matter_id, case_id)
);
comment on table matters.counter_case is 'One row for each case that came over a counter or is collected at one: received, handed over, taken, ready, collected. Written in the command''s own transaction.';
comment on column matters.counter_case.settled_on is 'The day from which the counter has nothing left to do with it.';
create index counter_open on matters.counter_case (cell, site, settled_on, received_on);
create index counter_sheet on matters.counter_case (cell, sheet) where sheet is not null;
create index counter_taking on matters.counter_case (cell, organ, sheet) where handed_on is not null and taken_on is null;

create table matters.consultation (
  office int not null,
  consultation_id text not null,
  site text not null,
  day date not null,
  at timestamptz not null,
  staff_id text not null,
  way text not null,
  theme text,
  question text not null,
  answer text not null,
  is_told boolean not null,
  primary key (office, consultation_id)
);
comment on table matters.consultation is 'The register of consultations: what was asked and answered, never by whom.';
create index consultation_by_day on matters.consultation (office, site, day, at, consultation_id);

create table matters.closed_day (
  office int not null,
  site text not null,
  day date not null,
  figures jsonb not null,
  staff_id text not null,
  at timestamptz not null,
  primary key (office, site, day)
);
comment on table matters.closed_day is 'The balance of a counter on a day as a clerk counted and signed it; the fact stands in the journal.';

create table matters.saved_filter (
  office int not null,
  staff_id text not null,
  name text not null,
  query text not null,
  saved_at timestamptz not null,
  primary key (office, staff_id, name)
);
comment on table matters.saved_filter is 'Filters of the work list that a member of staff keeps under a name.';
