-- people: who stands in for whom while somebody is away (AB岗). Projection of absence facts.
create table people.absence (
  office int not null,
  absence_id text not null,
  staff_id text not null,
  cover text not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  recorded_by text not null,
  primary key (office, absence_id),
  check (until_on >= from_on)
);
comment on table people.absence is 'Somebody is away and a colleague of the same organ covers their tasks on these days; who acted stays visible in the facts.';
create index absence_by_cover on people.absence (office, cover, until_on);
