-- journal: append-only facts of the three groups, their sealed personal values, and the Merkle trees that hold them in place.
-- What stands here is written once: the application's role may insert and select, never update or delete (subject_key: delete is the erasure).
create schema journal;
comment on schema journal is 'Room journal: facts, personal values beside them, subject keys, Merkle leaves and signed checkpoints.';

create table journal.cell_fact (
  cell int not null,
  stream text not null,
  seq int not null check (seq >= 1),
  name text not null,
  version int not null check (version >= 1),
  alg text not null check (alg in ('sha256', 'sm3')),
  hash text not null check (length(hash) = 64),
  recorded_at timestamptz not null,
  text text not null,
  primary key (cell, stream, seq)
);
comment on table journal.cell_fact is 'Facts of matters and certificates. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.';
comment on column journal.cell_fact.hash is 'alg(text) in hex; the next fact of the stream names it as previous.';
create index cell_fact_by_time on journal.cell_fact (cell, recorded_at);

create table journal.cell_personal_value (
  cell int not null,
  stream text not null,
  seq int not null,
  n int not null check (n >= 0),
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  primary key (cell, stream, seq, n)
);
comment on table journal.cell_personal_value is 'Personal values of facts: salt and value, AES-256-GCM under the subject''s key, bound to their place. Erasing the key erases them.';

create table journal.cell_leaf (
  cell int not null,
  leaf_no bigint not null check (leaf_no >= 0),
  stream text not null,
  seq int not null,
  hash text not null,
  primary key (cell, leaf_no),
  unique (cell, stream, seq)
);
comment on table journal.cell_leaf is 'The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.';

create table journal.cell_checkpoint (
  cell int not null,
  size bigint not null check (size >= 0),
  at timestamptz not null,
  note text not null,
  peaks bytea not null,
  primary key (cell, size)
);
comment on table journal.cell_checkpoint is 'Signed heads of the shard''s tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.';

create table journal.person_fact (
  person_cell int not null,
  stream text not null,
  seq int not null check (seq >= 1),
  name text not null,
  version int not null check (version >= 1),
  alg text not null check (alg in ('sha256', 'sm3')),
  hash text not null check (length(hash) = 64),
  recorded_at timestamptz not null,
  text text not null,
  primary key (person_cell, stream, seq)
);
comment on table journal.person_fact is 'Facts of persons. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.';
comment on column journal.person_fact.hash is 'alg(text) in hex; the next fact of the stream names it as previous.';
create index person_fact_by_time on journal.person_fact (person_cell, recorded_at);

create table journal.person_personal_value (
  person_cell int not null,
  stream text not null,
  seq int not null,
  n int not null check (n >= 0),
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  primary key (person_cell, stream, seq, n)
);
comment on table journal.person_personal_value is 'Personal values of facts: salt and value, AES-256-GCM under the subject''s key, bound to their place. Erasing the key erases them.';

create table journal.person_leaf (
  person_cell int not null,
  leaf_no bigint not null check (leaf_no >= 0),
  stream text not null,
  seq int not null,
  hash text not null,
  primary key (person_cell, leaf_no),
  unique (person_cell, stream, seq)
);
comment on table journal.person_leaf is 'The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.';

create table journal.person_checkpoint (
  person_cell int not null,
  size bigint not null check (size >= 0),
  at timestamptz not null,
  note text not null,
  peaks bytea not null,
  primary key (person_cell, size)
);
comment on table journal.person_checkpoint is 'Signed heads of the shard''s tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.';

create table journal.office_fact (
  office int not null,
  stream text not null,
  seq int not null check (seq >= 1),
  name text not null,
  version int not null check (version >= 1),
  alg text not null check (alg in ('sha256', 'sm3')),
  hash text not null check (length(hash) = 64),
  recorded_at timestamptz not null,
  text text not null,
  primary key (office, stream, seq)
);
comment on table journal.office_fact is 'Facts of staff and offices. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.';
comment on column journal.office_fact.hash is 'alg(text) in hex; the next fact of the stream names it as previous.';
create index office_fact_by_time on journal.office_fact (office, recorded_at);

create table journal.office_personal_value (
  office int not null,
  stream text not null,
  seq int not null,
  n int not null check (n >= 0),
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  primary key (office, stream, seq, n)
);
comment on table journal.office_personal_value is 'Personal values of facts: salt and value, AES-256-GCM under the subject''s key, bound to their place. Erasing the key erases them.';

create table journal.office_leaf (
  office int not null,
  leaf_no bigint not null check (leaf_no >= 0),
  stream text not null,
  seq int not null,
  hash text not null,
  primary key (office, leaf_no),
  unique (office, stream, seq)
);
comment on table journal.office_leaf is 'The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.';

create table journal.office_checkpoint (
  office int not null,
  size bigint not null check (size >= 0),
  at timestamptz not null,
  note text not null,
  peaks bytea not null,
  primary key (office, size)
);
comment on table journal.office_checkpoint is 'Signed heads of the shard''s tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.';

create table journal.subject_key (
  person_cell int not null,
  subject text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (person_cell, subject)
);
comment on table journal.subject_key is 'The data key of a person or organisation, wrapped by the installation''s key. Deleting the row is the erasure of every value sealed with it.';
