-- platform: what every installation has before any room: its kind, its shards, and per group of tables the replies, the outbox and the timers.
create schema if not exists platform;
comment on schema platform is 'What every room stands on: installation, shards, stored replies, outbox, timers.';

create table if not exists platform.migration (
  number int not null primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null
);
comment on table platform.migration is 'Every migration file that ran, with its hash; forward only.';

create table platform.installation (
  id text not null primary key,
  kind text not null check (kind in ('real', 'demo', 'scenario')),
  born_at timestamptz not null
);
comment on table platform.installation is 'One row. A database is born real, demo or scenario and stays so.';

create table platform.cell (
  cell int not null primary key,
  jurisdiction text not null,
  name text not null
);
comment on table platform.cell is 'Shards of matters and certificates and the jurisdiction each serves. Reference table.';

create table platform.person_cell (
  person_cell int not null primary key,
  name text not null
);
comment on table platform.person_cell is 'Shards of persons, sessions, drafts. Reference table.';

create table platform.office (
  office int not null primary key,
  organ text not null,
  name text not null
);
comment on table platform.office is 'Shards of staff, grants, slots: one for each office of an organ. Reference table.';

create table platform.cell_command (
  cell int not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamptz not null,
  primary key (cell, actor, route, idempotency_key)
);
comment on table platform.cell_command is 'The reply of every command of the group cell, for thirty days: a repeated command gets the first reply.';
create index cell_command_by_age on platform.cell_command (cell, recorded_at);

create table platform.cell_outbox (
  cell int not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  dead boolean not null default false,
  primary key (cell, stream, seq)
) with (fillfactor = 70);
comment on table platform.cell_outbox is 'Facts of the group cell that reactions have not answered yet; in order of seq in each stream, gone when answered.';
create index cell_outbox_due on platform.cell_outbox (cell, next_attempt_at) where not dead;

create table platform.cell_timer (
  cell int not null,
  stream text not null,
  name text not null,
  due_at timestamptz not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  primary key (cell, stream, name)
) with (fillfactor = 70);
comment on table platform.cell_timer is 'Armed timers of the group cell; one of a name for each stream, gone when fired or disarmed.';
create index cell_timer_due on platform.cell_timer (cell, next_attempt_at);

create table platform.person_cell_command (
  person_cell int not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamptz not null,
  primary key (person_cell, actor, route, idempotency_key)
);
comment on table platform.person_cell_command is 'The reply of every command of the group person_cell, for thirty days: a repeated command gets the first reply.';
create index person_cell_command_by_age on platform.person_cell_command (person_cell, recorded_at);

create table platform.person_cell_outbox (
  person_cell int not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  dead boolean not null default false,
  primary key (person_cell, stream, seq)
) with (fillfactor = 70);
comment on table platform.person_cell_outbox is 'Facts of the group person_cell that reactions have not answered yet; in order of seq in each stream, gone when answered.';
create index person_cell_outbox_due on platform.person_cell_outbox (person_cell, next_attempt_at) where not dead;

create table platform.person_cell_timer (
  person_cell int not null,
  stream text not null,
  name text not null,
  due_at timestamptz not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  primary key (person_cell, stream, name)
) with (fillfactor = 70);
comment on table platform.person_cell_timer is 'Armed timers of the group person_cell; one of a name for each stream, gone when fired or disarmed.';
create index person_cell_timer_due on platform.person_cell_timer (person_cell, next_attempt_at);

create table platform.office_command (
  office int not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamptz not null,
  primary key (office, actor, route, idempotency_key)
);
comment on table platform.office_command is 'The reply of every command of the group office, for thirty days: a repeated command gets the first reply.';
create index office_command_by_age on platform.office_command (office, recorded_at);

create table platform.office_outbox (
  office int not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  dead boolean not null default false,
  primary key (office, stream, seq)
) with (fillfactor = 70);
comment on table platform.office_outbox is 'Facts of the group office that reactions have not answered yet; in order of seq in each stream, gone when answered.';
create index office_outbox_due on platform.office_outbox (office, next_attempt_at) where not dead;

create table platform.office_timer (
  office int not null,
  stream text not null,
  name text not null,
  due_at timestamptz not null,
  attempts int not null,
  next_attempt_at timestamptz not null,
  last_error text,
  primary key (office, stream, name)
) with (fillfactor = 70);
comment on table platform.office_timer is 'Armed timers of the group office; one of a name for each stream, gone when fired or disarmed.';
create index office_timer_due on platform.office_timer (office, next_attempt_at);
