-- matters: what a policy that pays without application found out about each person (免申即享), and what became of the offer.
create table matters.benefit (
  cell int not null,
  benefit_id text not null,
  item text not null,
  organ text not null,
  period int not null,
  person text not null,
  outcome text not null check (outcome in ('offered', 'confirmed', 'declined', 'excluded', 'insufficient')),
  amount bigint not null check (amount >= 0),
  missing jsonb not null,
  because jsonb,
  until date,
  matter text,
  matched_at timestamptz not null,
  seq int not null default 0,
  hash text not null default '',
  primary key (cell, benefit_id)
);
comment on table matters.benefit is 'One policy item, one period, one person: offered with its amount, or left out with the reason or with what is missing. An offer is a stream of facts; without an offer the row is made again by every run. Personal values stand in the facts only.';
create index benefit_of_person on matters.benefit (cell, person);
create index benefit_of_item on matters.benefit (cell, item, period, outcome, benefit_id);
grant select, insert, update on matters.benefit to onevisit_app;
