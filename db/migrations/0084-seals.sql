-- matters: under which letters seals are used, and the register of their use.
create table matters.seal_letter (
  letter_id text not null primary key,
  organ text not null,
  kind text not null,
  form text not null,
  number text not null,
  documents jsonb not null,
  from_day date not null,
  until_day date not null,
  keeper text not null,
  actor text not null,
  recorded_at timestamptz not null,
  ended_on date,
  constraint seal_letter_days check (from_day <= until_day)
);
comment on table matters.seal_letter is 'Letters by which an organ lets a seal be put on documents from day until day; the facts stand in the journal of the office. Read by every cell.';
create unique index seal_letter_number on matters.seal_letter (organ, number);

create table matters.seal_use (
  cell int not null,
  matter_id text not null,
  document_id text not null,
  organ text not null,
  kind text not null,
  document text not null,
  number text not null,
  shown jsonb not null,
  issued_at timestamptz not null,
  day date not null,
  form text,
  letter text,
  staff_id text,
  sealed_at timestamptz,
  primary key (cell, matter_id, document_id)
);
comment on table matters.seal_use is 'The register of seals: one line for each document that takes one. Without a letter it still waits for its seal. Written in the command''s own transaction.';
create index seal_use_by_day on matters.seal_use (cell, organ, day desc, matter_id desc, document_id desc);
