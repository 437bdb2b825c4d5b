-- catalogue: applications for items that stand on no list (S078), kept for supervision. Group office; the application may insert and select only.
create table catalogue.refused_filing (
  office int not null,
  cause text not null,
  district text not null,
  item text not null,
  name_zh text not null,
  name_en text not null,
  version text not null,
  listed_from date,
  staff text,
  refused_at timestamptz not null,
  primary key (office, cause)
);
comment on table catalogue.refused_filing is 'One attempt to file an item off the published lists: which item, when, and the clerk if it was at a window; never who the applicant is.';
