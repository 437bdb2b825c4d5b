-- matters: one act that brings the published catalogue to every running matter on an older edition, and what became of each of them.
create table matters.catalogue_change (
  change_id text not null primary key,
  catalogue text not null,
  older jsonb not null,
  cause text not null check (cause in ('law', 'catalogue')),
  reasons text not null,
  basis jsonb not null,
  actor text not null,
  organ text,
  matters int not null,
  recorded_at timestamptz not null
);
comment on table matters.catalogue_change is 'Acts of the centre: to which edition, from which ones, why, on which basis, and how many matters stood on an older edition then. Rows are added and never changed.';
create index catalogue_change_by_time on matters.catalogue_change (recorded_at);
grant select, insert on matters.catalogue_change to onevisit_app;

create table matters.catalogue_walk (
  cell int not null,
  change_id text not null,
  after text not null,
  finished_at timestamptz,
  primary key (cell, change_id)
) with (fillfactor = 50);
comment on table matters.catalogue_walk is 'How far a cell has come with a change of the catalogue: the last matter of its last batch.';
grant select, insert, update on matters.catalogue_walk to onevisit_app;

create table matters.catalogue_change_matter (
  cell int not null,
  change_id text not null,
  matter_id text not null,
  outcome text not null check (outcome in ('moved', 'stayed', 'refused')),
  code text,
  recorded_at timestamptz not null,
  primary key (cell, change_id, matter_id)
);
comment on table matters.catalogue_change_matter is 'What became of one matter, once: moved and told, on the new edition with nothing different and nobody told, or refused with the code that says why. Written with the facts.';
create index catalogue_change_refused on matters.catalogue_change_matter (cell, change_id, matter_id) where outcome = 'refused';
grant select, insert on matters.catalogue_change_matter to onevisit_app;
