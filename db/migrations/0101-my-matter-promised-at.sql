-- people: the person's list of matters says the hour of a promise in hours; the day stays beside it.
alter table people.my_matter add column promised_at timestamptz;
comment on column people.my_matter.promised_at is 'The instant of a promise in hours; empty where a day is promised.';
