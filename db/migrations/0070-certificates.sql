-- certificates: one row for each certificate, in the cell of its matter; what it says stands in the facts of its stream.
create schema certificates;
comment on schema certificates is 'Room certificates: projections of the streams c-... of journal.cell_fact, counters of printed numbers, seal keys.';

create table certificates.certificate (
  cell int not null,
  certificate_id text not null,
  seq int not null,
  hash text not null,
  status text not null check (status in ('intended', 'abandoned', 'valid', 'revoked', 'forfeited', 'withdrawn', 'expired', 'superseded', 'cancelled')),
  type text not null,
  number text not null,
  number_key text not null,
  version int not null check (version between 1 and 999),
  check_value text not null check (length(check_value) = 8),
  matter text not null,
  basis_key text not null,
  right_key text,
  organ text not null,
  status_list int not null check (status_list >= 0),
  status_index int not null check (status_index between 0 and 131071),
  valid_until date,
  sha256 text check (length(sha256) = 64),
  primary key (cell, certificate_id),
  unique (cell, number_key, version),
  unique (cell, status_list, status_index)
) with (fillfactor = 80);
comment on table certificates.certificate is 'Number and status place are never used twice, also not after an end; no personal value stands here.';
comment on column certificates.certificate.number_key is 'The printed number as people type it: brackets and letter case made one. A counted number stands here once; a credit code once for each version of its licence.';
comment on column certificates.certificate.basis_key is 'Matter, type and cases whose result it is: at most one certificate that is intended or valid.';
comment on column certificates.certificate.right_key is 'Keyed hash of holder, type and place of a single-holder right: at most one valid certificate; null where several may be held.';
create unique index certificate_one_for_each_grant on certificates.certificate (cell, basis_key) where status in ('intended', 'valid');
create unique index certificate_one_for_each_right on certificates.certificate (cell, right_key) where status = 'valid';
create index certificate_by_matter on certificates.certificate (cell, matter);

create table certificates.number_counter (
  cell int not null,
  series text not null,
  period text not null,
  n int not null check (n >= 1),
  primary key (cell, series, period)
) with (fillfactor = 50);
comment on table certificates.number_counter is 'Last serial drawn for a type (and year, where the printed number says the year); series "status" counts places of the status lists.';

create table certificates.seal_key (
  key_id text not null primary key,
  suite text not null check (suite in ('p256-sha256', 'sm2-sm3')),
  public_key bytea not null,
  certificate bytea,
  sealed_private bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on table certificates.seal_key is 'Built-in demonstration keys, the private part sealed under the master key. Reference table. Retired keys go on verifying.';
