-- people: persons and what they hold (group person_cell), staff and what they may do (group office).
create schema people;
comment on schema people is 'Room people: persons, organisations, staff, grants, sessions, drafts, data space.';

create table people.person (
  person_cell int not null,
  person_id text not null,
  kind text not null check (kind in ('person', 'organisation')),
  sealed_profile bytea not null,
  identity_mac bytea not null,
  created_at timestamptz not null,
  primary key (person_cell, person_id)
);
comment on table people.person is 'A natural or legal person. Name and numbers are sealed under the subject key; identity_mac finds the one person of one number.';
create index person_by_identity on people.person (person_cell, identity_mac);

create table people.account (
  person_cell int not null,
  account text not null,
  person_id text not null,
  password_hash text not null,
  failed int not null default 0,
  locked_until timestamptz,
  primary key (person_cell, account)
);
comment on table people.account is 'A way in for a person; the shard is the hash of the account name, so the person of an account lives in the same shard.';

create table people.person_session (
  person_cell int not null,
  token_hash text not null,
  person_id text not null,
  kind text not null check (kind in ('own', 'counter', 'kiosk')),
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  stepped_up_until timestamptz,
  revoked_at timestamptz,
  primary key (person_cell, token_hash)
);
comment on table people.person_session is 'Sign-in sessions of persons; only the hash of the cookie is kept.';

create table people.draft (
  person_cell int not null,
  draft_id text not null,
  owner text not null,
  theme text not null,
  version int not null,
  sealed_content bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  handed_in_as text,
  primary key (person_cell, draft_id)
);
comment on table people.draft is 'What somebody has typed and not handed in: mutable, sealed, no facts, gone after 30 days.';
create index draft_by_owner on people.draft (person_cell, owner, updated_at desc, draft_id);

create table people.profile_fact (
  person_cell int not null,
  person_id text not null,
  element text not null,
  sealed_value bytea not null,
  source text not null,
  source_id text not null default '',
  as_of date not null,
  primary key (person_cell, person_id, element)
);
comment on table people.profile_fact is 'What is already known about a person (one-number profile, S116), so that it is not asked again.';

create table people.held_certificate (
  person_cell int not null,
  person_id text not null,
  identifier text not null,
  type text not null,
  number text not null,
  valid_until date,
  status text not null,
  matter text not null,
  entered_at timestamptz not null,
  primary key (person_cell, person_id, identifier)
);
comment on table people.held_certificate is 'Certificates that flow back into the data space and are never asked for again.';

create table people.earlier_filing (
  person_cell int not null,
  person_id text not null,
  material text not null,
  sha256 text not null,
  matter text not null,
  filed_on date not null,
  primary key (person_cell, person_id, material)
);
comment on table people.earlier_filing is 'The last copy of each material that the person handed in before.';

create table people.my_matter (
  person_cell int not null,
  person_id text not null,
  matter_id text not null,
  title jsonb not null,
  status text not null,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  promised_on date,
  primary key (person_cell, person_id, matter_id)
);
comment on table people.my_matter is 'Read model: the matters of a person, fed by the outbox of the matters room.';
create index my_matter_newest on people.my_matter (person_cell, person_id, received_at desc, matter_id);

create table people.mandate (
  person_cell int not null,
  principal text not null,
  mandate_id text not null,
  agent text not null,
  kind text not null check (kind in ('legal-representative', 'agent', 'guardian', 'family')),
  scope text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  primary key (person_cell, principal, mandate_id)
);
comment on table people.mandate is 'Who may act for whom, in what, until when; revocable at once. The fact is in the person''s journal, this row is its projection.';

create table people.credit (
  person_cell int not null,
  person_id text not null,
  standing text not null check (standing in ('good', 'unrepaired-breach')),
  since timestamptz not null,
  matter text not null,
  primary key (person_cell, person_id)
);
comment on table people.credit is 'Credit standing; an unrepaired breach closes tolerance and commitment.';

create table people.staff (
  office int not null,
  staff_id text not null,
  account text not null,
  name text not null,
  organ text not null,
  site text,
  card_number text,
  is_outsourced boolean not null default false,
  password_hash text not null,
  failed int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  primary key (office, staff_id)
);
comment on table people.staff is 'Staff of an organ. Outsourced window staff receive and never decide.';
create index staff_by_account on people.staff (office, account);

create table people.staff_account (
  person_cell int not null,
  account text not null,
  office int not null,
  staff_id text not null,
  primary key (person_cell, account)
);
comment on table people.staff_account is 'In which office an account of staff lives; the shard is the hash of the account, as for persons, so one look finds either.';

create table people.staff_session (
  office int not null,
  token_hash text not null,
  staff_id text not null,
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  stepped_up_until timestamptz,
  revoked_at timestamptz,
  primary key (office, token_hash)
);
comment on table people.staff_session is 'Sign-in sessions of staff.';

create table people.staff_grant (
  office int not null,
  grant_id text not null,
  staff_id text not null,
  role text not null,
  organ text not null,
  item text,
  valid_from timestamptz not null,
  valid_until timestamptz,
  granted_by text not null,
  revoked_at timestamptz,
  primary key (office, grant_id)
);
comment on table people.staff_grant is 'Projection of grant facts: who may do what, where, until when, by whom.';
create index staff_grant_by_staff on people.staff_grant (office, staff_id);
