-- matters: who stands at the counter and waits for a decision; notices given before anything was handed in.
alter table matters.task add column waiting_since timestamptz;
comment on column matters.task.waiting_since is 'Since when the applicant waits at the counter for this case; null where nobody waits.';
create index task_at_counter on matters.task (cell, organ, waiting_since) where waiting_since is not null;

create table matters.office_counter (
  office int not null,
  series text not null,
  period text not null,
  n int not null,
  primary key (office, series, period)
);
comment on table matters.office_counter is 'Numbers of documents that belong to no matter, drawn in the command that writes them.';

create table matters.one_time_notice (
  office int not null,
  notice_id text not null,
  site text not null,
  day date not null,
  at timestamptz not null,
  staff_id text not null,
  theme text not null,
  number text not null,
  organ text not null,
  letter text not null,
  form text not null,
  content jsonb not null,
  primary key (office, notice_id)
);
comment on table matters.one_time_notice is 'One-time notices (一次性告知书) given at a counter: what was told for which answers, numbered and sealed. Never to whom.';
create index one_time_notice_by_day on matters.one_time_notice (office, site, day, at, notice_id);
create index one_time_notice_by_organ on matters.one_time_notice (office, organ, day desc, notice_id desc);

create table matters.outage_slip (
  office int not null,
  outage text not null,
  slip text not null,
  occurred_at timestamptz not null,
  note text not null,
  staff_id text not null,
  recorded_at timestamptz not null,
  matter_id text,
  primary key (office, outage, slip)
);
comment on table matters.outage_slip is 'Slips on which a counter took papers while the system was down, listed first and entered one by one; matter_id when it is entered.';
