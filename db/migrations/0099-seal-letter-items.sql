-- matters: a letter may be for listed items only.
alter table matters.seal_letter add column items jsonb;
comment on column matters.seal_letter.items is 'Items of the catalogue for which the seal may be used under this letter; null for all of the organ.';
