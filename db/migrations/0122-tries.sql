-- people: wrong tries of the last hour are counted, and a name that nobody has comes to rest like one that somebody has (decision 0097).
alter table people.account add column counted_from timestamptz;
alter table people.staff add column counted_from timestamptz;

create table people.unknown_name (
  person_cell int not null,
  slot int not null check (slot between 0 and 65535),
  mark bytea not null,
  failed int not null,
  counted_from timestamptz not null,
  locked_until timestamptz,
  primary key (person_cell, slot)
);
comment on table people.unknown_name is 'Wrong tries under names that nobody has. A name has one place, by a keyed hash; whoever comes later to the same place takes it, so that invented names without end fill no more than these rows. No name stands here.';
