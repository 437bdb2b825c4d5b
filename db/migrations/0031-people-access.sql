-- people: acting for others, the counter, kiosks, passkeys; who has which number.
create table people.identity (
  person_cell int not null,
  identity_mac bytea not null,
  person_id text not null,
  primary key (person_cell, identity_mac)
);
comment on table people.identity is 'The one person of one identity number. The shard is the hash of the mark, so the counter asks one shard, and whoever has only the database cannot try numbers.';

create table people.held_mandate (
  person_cell int not null,
  agent text not null,
  mandate_id text not null,
  principal text not null,
  kind text not null,
  scope text not null,
  valid_until timestamptz not null,
  is_revoked boolean not null default false,
  primary key (person_cell, agent, mandate_id)
);
comment on table people.held_mandate is 'Read model in the shard of the agent: for whom they may act. A moment late; whether a mandate is in force is always read from the principal.';

create table people.person_passkey (
  person_cell int not null,
  person_id text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_cell, person_id, credential_id)
);
comment on table people.person_passkey is 'Passkeys (WebAuthn) of persons: only public keys.';

create table people.staff_passkey (
  office int not null,
  staff_id text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (office, staff_id, credential_id)
);
comment on table people.staff_passkey is 'Passkeys (WebAuthn) of staff: only public keys.';

alter table people.person_session add column acting_for text, add column challenge text, add column challenge_until timestamptz, add column sealed_hint bytea;
comment on column people.person_session.acting_for is 'The principal whom the agent chose to act for; whether the mandate is in force is asked at each request.';
alter table people.staff_session add column counter_for text, add column challenge text, add column challenge_until timestamptz, add column sealed_hint bytea;
comment on column people.staff_session.counter_for is 'The person standing at the counter; ended by the clerk or after ten idle minutes.';

-- The embedded identity provider of demo databases.
create table people.oidc_record (
  person_cell int not null,
  model text not null,
  record_hash text not null,
  uid text,
  grant_id text,
  sealed_payload bytea not null,
  expires_at timestamptz,
  consumed_at timestamptz,
  primary key (person_cell, model, record_hash)
);
comment on table people.oidc_record is 'Codes, grants and sessions of the embedded identity provider, named by a hash and sealed; all in the first shard, because only demo databases have it.';
create index oidc_record_by_grant on people.oidc_record (person_cell, grant_id);
create index oidc_record_by_uid on people.oidc_record (person_cell, model, uid);
