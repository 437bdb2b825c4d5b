-- catalogue: published versions of a district's catalogue and the states each went through. Reference tables; the application may insert and select only.
create schema if not exists catalogue;
comment on schema catalogue is 'Versions of catalogues: what departments wrote, hashed; and who drafted, reviewed, published or withdrew each.';

create table catalogue.version (
  hash text not null primary key,
  district text not null,
  as_of date not null,
  content text not null,
  recorded_at timestamptz not null,
  constraint version_hash_is_of_content check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
comment on table catalogue.version is 'One version: canonical JSON (RFC 8785) without the version itself, under its SHA-256. The same content is the same version everywhere.';

create table catalogue.version_state (
  hash text not null references catalogue.version (hash),
  seq int not null,
  state text not null check (state in ('draft', 'reviewed', 'published', 'withdrawn')),
  actor text not null,
  note text,
  done_at timestamptz not null,
  primary key (hash, seq)
);
comment on table catalogue.version_state is 'Draft, reviewed by a second person, published, withdrawn: each change of state is a row. The key (hash, seq) lets one of two editors win.';
create index version_state_published on catalogue.version_state (done_at desc) where state = 'published';
