-- catalogue: published versions of a district's catalogue and the states each went through. Reference tables; rows are added, never changed.
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
comment on table catalogue.version_state is 'Draft, reviewed by a second person, published, withdrawn: each change of state is a row.';
create index version_state_published on catalogue.version_state (done_at desc) where state = 'published';

create function catalogue.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of catalogue.% is refused: rows are added, never changed', tg_op, tg_table_name using errcode = '42501';
end
$$;
comment on function catalogue.refuse_change() is 'A published version never changes, whoever asks.';
create trigger version_never_changes before update or delete or truncate on catalogue.version for each statement execute function catalogue.refuse_change();
create trigger version_state_never_changes before update or delete or truncate on catalogue.version_state for each statement execute function catalogue.refuse_change();

create function catalogue.check_state() returns trigger language plpgsql as $$
declare
  last_seq int;
  last_state text;
  drafted_by text;
begin
  select seq, state into last_seq, last_state from catalogue.version_state where hash = new.hash order by seq desc limit 1;
  select actor into drafted_by from catalogue.version_state where hash = new.hash and state = 'draft' order by seq desc limit 1;
  if new.seq <> coalesce(last_seq, 0) + 1 then
    raise exception 'state % of version % is out of order', new.seq, new.hash using errcode = '40001';
  end if;
  if not ((new.state = 'draft' and coalesce(last_state, 'withdrawn') = 'withdrawn') or (new.state = 'reviewed' and last_state = 'draft')
    or (new.state = 'published' and last_state = 'reviewed') or (new.state = 'withdrawn' and last_state is not null and last_state <> 'withdrawn')) then
    raise exception 'version % cannot go from % to %', new.hash, coalesce(last_state, 'nothing'), new.state using errcode = '23514';
  end if;
  if new.state = 'reviewed' and new.actor = drafted_by then
    raise exception 'version % was drafted by %: a second person reviews it', new.hash, new.actor using errcode = '23514';
  end if;
  return new;
end
$$;
comment on function catalogue.check_state() is 'States follow each other, and nobody reviews what they drafted.';
create trigger version_state_in_order before insert on catalogue.version_state for each row execute function catalogue.check_state();
