-- catalogue: published lists of items (清单), each a dated snapshot. Reference table; the application may insert and select only.
create table catalogue.list_publication (
  district text not null,
  list text not null,
  published_on date not null,
  content text not null,
  hash text not null,
  version text not null references catalogue.version (hash),
  recorded_at timestamptz not null,
  primary key (district, list, published_on),
  constraint list_hash_is_of_content check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
comment on table catalogue.list_publication is 'One publication of one list on one day: canonical JSON of its items as they were then, under its SHA-256. Another content needs another day (S001, S029, S078).';
