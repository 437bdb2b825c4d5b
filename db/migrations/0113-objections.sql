-- benefits: objections against public notices (公示); matters: the list of notices that are up.
create index task_public_notice on matters.task (cell, (shown ->> 'publicUntil')) where kind = 'public-notice';

create schema benefits;
comment on schema benefits is 'Room benefits: objections against public notices. The benefits themselves keep their table in matters (docs/decisions/0077).';
grant usage on schema benefits to onevisit_app;

create table benefits.objection (
  cell int not null,
  objection_id text not null,
  matter_id text not null,
  case_id text not null,
  organ text not null,
  state text not null check (state in ('open', 'answered')),
  entered_at timestamptz not null,
  seq int not null,
  hash text not null,
  primary key (cell, objection_id)
);
comment on table benefits.objection is 'One objection against a public notice: a stream of facts with who objected and why sealed under a key of its own. It lies in the cell of its matter.';
create index objection_of_organ on benefits.objection (cell, organ, state, objection_id collate "C");
grant select, insert, update on benefits.objection to onevisit_app;
