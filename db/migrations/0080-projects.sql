-- matters: projects group matters, one for each stage of a staged undertaking. The stream of facts is the truth; this row is for lists.
create table matters.project (
  cell int not null,
  project_id text not null,
  seq int not null,
  hash text not null,
  status text not null check (status in ('running', 'complete')),
  owner text not null,
  code text not null,
  name text not null,
  theme text not null,
  is_key boolean not null,
  opened_at timestamptz not null,
  primary key (cell, project_id)
);
comment on table matters.project is 'One staged undertaking under its national project code. Its id is made from the code, so one code is one project.';
create index project_of_owner on matters.project (cell, owner, opened_at desc);
create index project_opened on matters.project (cell, opened_at desc, project_id);
grant select, insert, update on matters.project to onevisit_app;
