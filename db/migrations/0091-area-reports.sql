-- matters: reports that stand for the assessments of single projects in an area. A reference table: every plan asks it, few write it.
create table matters.area_report (
  report_id text primary key,
  organ text not null,
  area text not null,
  document text not null,
  materials text[] not null check (cardinality(materials) between 1 and 50),
  element text not null,
  value text not null,
  registered_on date not null,
  valid_until date not null check (valid_until >= registered_on),
  withdrawn_on date,
  registered_by text not null
);
comment on table matters.area_report is 'Area report (区域评估): its document number, the assessments that it covers, by which answer a matter lies in the area, and until when it holds.';
