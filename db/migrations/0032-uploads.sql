-- people: files that arrive in pieces, so that a broken line costs one piece and not the file.
create table people.upload (
  person_cell int not null,
  upload_id text not null,
  owner text not null,
  sealed_name bytea not null,
  size int not null,
  sha256 text not null,
  received int not null default 0,
  stored jsonb,
  created_at timestamptz not null,
  primary key (person_cell, upload_id)
);
comment on table people.upload is 'A file on its way, for a day: who sends it, how much is there; when all of it is, what it was judged to be. The id is made from owner, hash and size, so choosing the same file again goes on.';
create index upload_by_owner on people.upload (person_cell, owner);

create table people.upload_piece (
  person_cell int not null,
  upload_id text not null,
  starts_at int not null,
  sealed_bytes bytea not null,
  primary key (person_cell, upload_id, starts_at)
);
comment on table people.upload_piece is 'The pieces, sealed, until the file is whole or a day has passed.';
