-- matters: an item is applied for again on one certificate once at a time (docs/decisions/0094).
create table matters.applied_again (
  cell int not null,
  certificate text not null,
  item text not null,
  matter_id text not null,
  primary key (cell, certificate, item)
);
comment on table matters.applied_again is 'Which matter applies again for an item of a certificate: one at a time. It lies in the cell of that matter, which is the cell of the certificate.';
grant select, insert, update on matters.applied_again to onevisit_app;
