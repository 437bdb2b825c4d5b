-- people: an absence that ended earlier than was recorded.
alter table people.absence add column ended_on date;
comment on column people.absence.ended_on is 'The day from which nobody stands in any more: somebody came back early, or did not go. Null where it runs as recorded.';
create index absence_by_end on people.absence (office, until_on);
