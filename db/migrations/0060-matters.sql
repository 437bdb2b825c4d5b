-- matters: the rows beside the facts. A matter is one stream; these rows are its state in parts and the work lists made from it.
create schema if not exists matters;
comment on schema matters is 'Matters, cases and tasks: projections of the facts in journal.cell_fact, written in the command''s own transaction.';

create table matters.matter (
  cell int not null,
  matter_id text not null,
  seq int not null,
  hash text not null,
  status text not null check (status in ('running', 'complete')),
  district text not null,
  number text not null,
  received_at timestamptz not null,
  head jsonb not null,
  ledger jsonb not null,
  primary key (cell, matter_id)
) with (fillfactor = 70);
comment on table matters.matter is 'One row for each matter; its lock orders the commands. Holds references of personal values, never the values.';
create index matter_by_number on matters.matter (cell, number);

create table matters.matter_case (
  cell int not null,
  matter_id text not null,
  case_id text not null,
  version int not null,
  status text not null,
  organ text not null,
  item text not null,
  number text not null,
  due_on date,
  spec jsonb not null,
  state jsonb not null,
  primary key (cell, matter_id, case_id)
) with (fillfactor = 70);
comment on table matters.matter_case is 'One row for each case: the specification pinned at opening, and the state.';

create table matters.task (
  cell int not null,
  matter_id text not null,
  task_id text not null,
  case_id text not null,
  version int not null,
  organ text not null,
  kind text not null,
  item text not null,
  state text not null check (state in ('waiting', 'open', 'done', 'dropped')),
  due_on date,
  amber_on date,
  opened_at timestamptz,
  assignee text,
  shown jsonb not null,
  primary key (cell, matter_id, task_id)
) with (fillfactor = 70);
comment on table matters.task is 'Work lists of organs. `shown` is what a line of the list says; finished tasks leave the partial index.';
create index task_open on matters.task (cell, organ, due_on, matter_id, task_id) where state = 'open';

create table matters.number_counter (
  cell int not null,
  series text not null,
  period text not null,
  n int not null,
  primary key (cell, series, period)
) with (fillfactor = 50);
comment on table matters.number_counter is 'Counters of case numbers and document numbers, drawn in the command''s own transaction: no gaps by rollback, no sequence.';
