-- Generated from the migrations (node scripts/generate.mjs); a test compares it. Rights are those of the application role.

-- One objection against a public notice: a stream of facts with who objected and why sealed under a key of its own. It lies in the cell of its matter.
-- rights: select, insert, update
create table benefits.objection (
  cell integer not null,
  objection_id text not null,
  matter_id text not null,
  case_id text not null,
  organ text not null,
  state text not null,
  entered_at timestamp with time zone not null,
  seq integer not null,
  hash text not null,
  constraint objection_pkey PRIMARY KEY (cell, objection_id),
  constraint objection_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text])))
);
CREATE INDEX objection_of_organ ON benefits.objection USING btree (cell, organ, state, objection_id COLLATE "C");

-- One publication of one list on one day: canonical JSON of its items as they were then, under its SHA-256. Another content needs another day (S001, S029, S078).
-- rights: select, insert
create table catalogue.list_publication (
  district text not null,
  list text not null,
  published_on date not null,
  content text not null,
  hash text not null,
  version text not null,
  recorded_at timestamp with time zone not null,
  constraint list_publication_pkey PRIMARY KEY (district, list, published_on),
  constraint list_publication_version_fkey FOREIGN KEY (version) REFERENCES catalogue.version(hash),
  constraint list_hash_is_of_content CHECK ((hash = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)))
);

-- One attempt to file an item off the published lists: which item, when, and the clerk if it was at a window; never who the applicant is.
-- rights: select, insert
create table catalogue.refused_filing (
  office integer not null,
  cause text not null,
  district text not null,
  item text not null,
  name_zh text not null,
  name_en text not null,
  version text not null,
  listed_from date,
  staff text,
  refused_at timestamp with time zone not null,
  constraint refused_filing_pkey PRIMARY KEY (office, cause)
);

-- One version: canonical JSON (RFC 8785) without the version itself, under its SHA-256. The same content is the same version everywhere.
-- rights: select, insert
create table catalogue.version (
  hash text not null,
  district text not null,
  as_of date not null,
  content text not null,
  recorded_at timestamp with time zone not null,
  constraint version_pkey PRIMARY KEY (hash),
  constraint version_hash_is_of_content CHECK ((hash = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)))
);

-- Draft, reviewed by a second person, published, withdrawn: each change of state is a row. The key (hash, seq) lets one of two editors win.
-- rights: select, insert
create table catalogue.version_state (
  hash text not null,
  seq integer not null,
  state text not null,
  actor text not null,
  note text,
  done_at timestamp with time zone not null,
  constraint version_state_pkey PRIMARY KEY (hash, seq),
  constraint version_state_hash_fkey FOREIGN KEY (hash) REFERENCES catalogue.version(hash),
  constraint version_state_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'reviewed'::text, 'published'::text, 'withdrawn'::text])))
);
CREATE INDEX version_state_published ON catalogue.version_state USING btree (done_at DESC) WHERE (state = 'published'::text);

-- Number and status place are never used twice, also not after an end; no personal value stands here.
-- rights: select, insert, update
create table certificates.certificate (
  cell integer not null,
  certificate_id text not null,
  seq integer not null,
  hash text not null,
  status text not null,
  type text not null,
  number text not null,
  number_key text not null,
  version integer not null,
  check_value text not null,
  matter text not null,
  basis_key text not null,
  right_key text,
  organ text not null,
  status_list integer not null,
  status_index integer not null,
  valid_until date,
  sha256 text,
  constraint certificate_cell_number_key_version_key UNIQUE (cell, number_key, version),
  constraint certificate_cell_status_list_status_index_key UNIQUE (cell, status_list, status_index),
  constraint certificate_pkey PRIMARY KEY (cell, certificate_id),
  constraint certificate_check_value_check CHECK ((length(check_value) = 8)),
  constraint certificate_sha256_check CHECK ((length(sha256) = 64)),
  constraint certificate_status_check CHECK ((status = ANY (ARRAY['intended'::text, 'abandoned'::text, 'valid'::text, 'revoked'::text, 'forfeited'::text, 'withdrawn'::text, 'expired'::text, 'superseded'::text, 'cancelled'::text]))),
  constraint certificate_status_index_check CHECK (((status_index >= 0) AND (status_index <= 131071))),
  constraint certificate_status_list_check CHECK ((status_list >= 0)),
  constraint certificate_version_check CHECK (((version >= 1) AND (version <= 999)))
);
CREATE INDEX certificate_by_matter ON certificates.certificate USING btree (cell, matter);
CREATE UNIQUE INDEX certificate_one_for_each_grant ON certificates.certificate USING btree (cell, basis_key) WHERE (status = ANY (ARRAY['intended'::text, 'valid'::text]));
CREATE UNIQUE INDEX certificate_one_for_each_right ON certificates.certificate USING btree (cell, right_key) WHERE (status = 'valid'::text);

-- Last serial drawn for a type (and year, where the printed number says the year); series "status" counts places of the status lists. A row only grows: taken away, a number would be given twice.
-- rights: select, insert, update
create table certificates.number_counter (
  cell integer not null,
  series text not null,
  period text not null,
  n integer not null,
  constraint number_counter_pkey PRIMARY KEY (cell, series, period),
  constraint number_counter_n_check CHECK ((n >= 1))
);

-- Built-in demonstration keys, the private part sealed under the master key. Reference table. Retired keys go on verifying.
-- rights: select, insert, update
create table certificates.seal_key (
  key_id text not null,
  suite text not null,
  public_key bytea not null,
  certificate bytea,
  sealed_private bytea not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint seal_key_pkey PRIMARY KEY (key_id),
  constraint seal_key_suite_check CHECK ((suite = ANY (ARRAY['p256-sha256'::text, 'sm2-sm3'::text])))
);

-- Signed heads of the shard's tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.
-- rights: select, insert
create table journal.cell_checkpoint (
  cell integer not null,
  size bigint not null,
  at timestamp with time zone not null,
  note text not null,
  peaks bytea not null,
  constraint cell_checkpoint_pkey PRIMARY KEY (cell, size),
  constraint cell_checkpoint_size_check CHECK ((size >= 0))
);

-- Facts of matters and certificates. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.
-- rights: select, insert
create table journal.cell_fact (
  cell integer not null,
  stream text not null,
  seq integer not null,
  name text not null,
  version integer not null,
  alg text not null,
  hash text not null,
  recorded_at timestamp with time zone not null,
  text text not null,
  constraint cell_fact_pkey PRIMARY KEY (cell, stream, seq),
  constraint cell_fact_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint cell_fact_hash_check CHECK ((length(hash) = 64)),
  constraint cell_fact_seq_check CHECK ((seq >= 1)),
  constraint cell_fact_version_check CHECK ((version >= 1))
);
CREATE INDEX cell_fact_by_time ON journal.cell_fact USING btree (cell, recorded_at);

-- The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.
-- rights: select, insert
create table journal.cell_leaf (
  cell integer not null,
  leaf_no bigint not null,
  stream text not null,
  seq integer not null,
  hash text not null,
  constraint cell_leaf_cell_stream_seq_key UNIQUE (cell, stream, seq),
  constraint cell_leaf_pkey PRIMARY KEY (cell, leaf_no),
  constraint cell_leaf_leaf_no_check CHECK ((leaf_no >= 0))
);

-- Personal values of facts: salt and value, AES-256-GCM under the subject's key, bound to their place. Erasing the key erases them.
-- rights: select, insert
create table journal.cell_personal_value (
  cell integer not null,
  stream text not null,
  seq integer not null,
  n integer not null,
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  constraint cell_personal_value_pkey PRIMARY KEY (cell, stream, seq, n),
  constraint cell_personal_value_n_check CHECK ((n >= 0))
);

-- Signed heads of the shard's tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.
-- rights: select, insert
create table journal.office_checkpoint (
  office integer not null,
  size bigint not null,
  at timestamp with time zone not null,
  note text not null,
  peaks bytea not null,
  constraint office_checkpoint_pkey PRIMARY KEY (office, size),
  constraint office_checkpoint_size_check CHECK ((size >= 0))
);

-- Facts of staff and offices. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.
-- rights: select, insert
create table journal.office_fact (
  office integer not null,
  stream text not null,
  seq integer not null,
  name text not null,
  version integer not null,
  alg text not null,
  hash text not null,
  recorded_at timestamp with time zone not null,
  text text not null,
  constraint office_fact_pkey PRIMARY KEY (office, stream, seq),
  constraint office_fact_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint office_fact_hash_check CHECK ((length(hash) = 64)),
  constraint office_fact_seq_check CHECK ((seq >= 1)),
  constraint office_fact_version_check CHECK ((version >= 1))
);
CREATE INDEX office_fact_by_time ON journal.office_fact USING btree (office, recorded_at);

-- The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.
-- rights: select, insert
create table journal.office_leaf (
  office integer not null,
  leaf_no bigint not null,
  stream text not null,
  seq integer not null,
  hash text not null,
  constraint office_leaf_office_stream_seq_key UNIQUE (office, stream, seq),
  constraint office_leaf_pkey PRIMARY KEY (office, leaf_no),
  constraint office_leaf_leaf_no_check CHECK ((leaf_no >= 0))
);

-- Personal values of facts: salt and value, AES-256-GCM under the subject's key, bound to their place. Erasing the key erases them.
-- rights: select, insert
create table journal.office_personal_value (
  office integer not null,
  stream text not null,
  seq integer not null,
  n integer not null,
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  constraint office_personal_value_pkey PRIMARY KEY (office, stream, seq, n),
  constraint office_personal_value_n_check CHECK ((n >= 0))
);

-- Signed heads of the shard's tree (C2SP tlog-checkpoint); each is the beginning of all later ones. peaks: roots of the full subtrees, to go on from.
-- rights: select, insert
create table journal.person_checkpoint (
  person_cell integer not null,
  size bigint not null,
  at timestamp with time zone not null,
  note text not null,
  peaks bytea not null,
  constraint person_checkpoint_pkey PRIMARY KEY (person_cell, size),
  constraint person_checkpoint_size_check CHECK ((size >= 0))
);

-- Facts of persons. text is RFC 8785, exactly as hashed; the other columns repeat what it says so that it can be found.
-- rights: select, insert
create table journal.person_fact (
  person_cell integer not null,
  stream text not null,
  seq integer not null,
  name text not null,
  version integer not null,
  alg text not null,
  hash text not null,
  recorded_at timestamp with time zone not null,
  text text not null,
  constraint person_fact_pkey PRIMARY KEY (person_cell, stream, seq),
  constraint person_fact_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint person_fact_hash_check CHECK ((length(hash) = 64)),
  constraint person_fact_seq_check CHECK ((seq >= 1)),
  constraint person_fact_version_check CHECK ((version >= 1))
);
CREATE INDEX person_fact_by_time ON journal.person_fact USING btree (person_cell, recorded_at);

-- The order in which facts entered the Merkle tree of their shard; leaf data is the hash of the fact.
-- rights: select, insert
create table journal.person_leaf (
  person_cell integer not null,
  leaf_no bigint not null,
  stream text not null,
  seq integer not null,
  hash text not null,
  constraint person_leaf_person_cell_stream_seq_key UNIQUE (person_cell, stream, seq),
  constraint person_leaf_pkey PRIMARY KEY (person_cell, leaf_no),
  constraint person_leaf_leaf_no_check CHECK ((leaf_no >= 0))
);

-- Personal values of facts: salt and value, AES-256-GCM under the subject's key, bound to their place. Erasing the key erases them.
-- rights: select, insert
create table journal.person_personal_value (
  person_cell integer not null,
  stream text not null,
  seq integer not null,
  n integer not null,
  subject text not null,
  key_id text not null,
  iv bytea not null,
  sealed bytea not null,
  constraint person_personal_value_pkey PRIMARY KEY (person_cell, stream, seq, n),
  constraint person_personal_value_n_check CHECK ((n >= 0))
);

-- The data key of a person or organisation, wrapped by the installation's key. Deleting the row is the erasure of every value sealed with it.
-- rights: select, insert, update, delete
create table journal.subject_key (
  person_cell integer not null,
  subject text not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null,
  constraint subject_key_pkey PRIMARY KEY (person_cell, subject)
);

-- Which matter applies again for an item of a certificate: one at a time. It lies in the cell of that matter, which is the cell of the certificate.
-- rights: select, insert, update
create table matters.applied_again (
  cell integer not null,
  certificate text not null,
  item text not null,
  matter_id text not null,
  constraint applied_again_pkey PRIMARY KEY (cell, certificate, item)
);

-- Area report (区域评估): its document number, the assessments that it covers, by which answer a matter lies in the area, and until when it holds.
-- rights: select, insert, update
create table matters.area_report (
  report_id text not null,
  organ text not null,
  area text not null,
  document text not null,
  materials text[] not null,
  element text not null,
  value text not null,
  registered_on date not null,
  valid_until date not null,
  withdrawn_on date,
  registered_by text not null,
  constraint area_report_pkey PRIMARY KEY (report_id),
  constraint area_report_check CHECK ((valid_until >= registered_on)),
  constraint area_report_materials_check CHECK (((cardinality(materials) >= 1) AND (cardinality(materials) <= 50)))
);

-- One policy item, one period, one person: offered with its amount, or left out with the reason or with what is missing. An offer is a stream of facts; without an offer the row is made again by every run. Personal values stand in the facts only.
-- rights: select, insert, update
create table matters.benefit (
  cell integer not null,
  benefit_id text not null,
  item text not null,
  organ text not null,
  period integer not null,
  person text not null,
  outcome text not null,
  amount bigint not null,
  missing jsonb not null,
  because jsonb,
  until date,
  matter text,
  matched_at timestamp with time zone not null,
  seq integer not null default 0,
  hash text not null default ''::text,
  constraint benefit_pkey PRIMARY KEY (cell, benefit_id),
  constraint benefit_amount_check CHECK ((amount >= 0)),
  constraint benefit_outcome_check CHECK ((outcome = ANY (ARRAY['offered'::text, 'confirmed'::text, 'declined'::text, 'excluded'::text, 'insufficient'::text])))
);
CREATE INDEX benefit_of_item ON matters.benefit USING btree (cell, item, period, outcome, benefit_id);
CREATE INDEX benefit_of_person ON matters.benefit USING btree (cell, person);

-- What a payment order has taken from the budget of its policy, in yuan, before the matter recorded the order. Where the order was not recorded within half an hour the amount goes back and 0 stands here.
-- rights: select, insert, update
create table matters.budget_order (
  office integer not null,
  matter_id text not null,
  order_no text not null,
  item text not null,
  year integer not null,
  amount bigint not null,
  taken_at timestamp with time zone not null,
  constraint budget_order_pkey PRIMARY KEY (office, matter_id, order_no),
  constraint budget_order_amount_check CHECK ((amount >= 0))
);

-- Calendars published or corrected while the house runs; the last one is in force. Days up to changed_on keep the kind they had.
-- rights: select, insert
create table matters.calendar_change (
  number integer not null,
  change_id text not null,
  calendar text not null,
  reason text not null,
  actor text not null,
  changed_on date not null,
  recorded_at timestamp with time zone not null,
  constraint calendar_change_change_id_key UNIQUE (change_id),
  constraint calendar_change_pkey PRIMARY KEY (number),
  constraint calendar_change_number_check CHECK ((number >= 1))
);

-- Acts of the centre: to which edition, from which ones, why, on which basis, and how many matters stood on an older edition then. Rows are added and never changed.
-- rights: select, insert, update
create table matters.catalogue_change (
  change_id text not null,
  catalogue text not null,
  older jsonb not null,
  cause text not null,
  reasons text not null,
  basis jsonb not null,
  actor text not null,
  organ text,
  matters integer not null,
  recorded_at timestamp with time zone not null,
  constraint catalogue_change_pkey PRIMARY KEY (change_id),
  constraint catalogue_change_cause_check CHECK ((cause = ANY (ARRAY['law'::text, 'catalogue'::text])))
);
CREATE INDEX catalogue_change_by_time ON matters.catalogue_change USING btree (recorded_at);

-- What became of one matter, once: moved and told, on the new edition with nothing different and nobody told, or refused with the code that says why. Written with the facts.
-- rights: select, insert, update
create table matters.catalogue_change_matter (
  cell integer not null,
  change_id text not null,
  matter_id text not null,
  outcome text not null,
  code text,
  recorded_at timestamp with time zone not null,
  constraint catalogue_change_matter_pkey PRIMARY KEY (cell, change_id, matter_id),
  constraint catalogue_change_matter_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'stayed'::text, 'refused'::text])))
);
CREATE INDEX catalogue_change_refused ON matters.catalogue_change_matter USING btree (cell, change_id, matter_id) WHERE (outcome = 'refused'::text);

-- How far a cell has come with a change of the catalogue: the last matter of its last batch.
-- rights: select, insert, update
create table matters.catalogue_walk (
  cell integer not null,
  change_id text not null,
  after text not null,
  finished_at timestamp with time zone,
  constraint catalogue_walk_pkey PRIMARY KEY (cell, change_id)
);

-- The balance of a counter on a day as a clerk counted and signed it; the fact stands in the journal.
-- rights: select, insert, update
create table matters.closed_day (
  office integer not null,
  site text not null,
  day date not null,
  figures jsonb not null,
  staff_id text not null,
  at timestamp with time zone not null,
  constraint closed_day_pkey PRIMARY KEY (office, site, day)
);

-- The register of consultations: what was asked and answered, never by whom.
-- rights: select, insert, update
create table matters.consultation (
  office integer not null,
  consultation_id text not null,
  site text not null,
  day date not null,
  at timestamp with time zone not null,
  staff_id text not null,
  way text not null,
  theme text,
  question text not null,
  answer text not null,
  is_told boolean not null,
  constraint consultation_pkey PRIMARY KEY (office, consultation_id)
);
CREATE INDEX consultation_by_day ON matters.consultation USING btree (office, site, day, at, consultation_id);

-- One row for each case that came over a counter or is collected at one: received, handed over, taken, ready, collected. Written in the command's own transaction.
-- rights: select, insert, update
create table matters.counter_case (
  cell integer not null,
  matter_id text not null,
  case_id text not null,
  site text not null,
  organ text not null,
  number text not null,
  shown jsonb not null,
  is_paper boolean not null,
  received_on date not null,
  sheet text,
  handed_on date,
  handed_by text,
  taken_on date,
  taken_by text,
  missing integer not null default 0,
  is_pickup boolean not null,
  ready_on date,
  collected_on date,
  collected_by text,
  gone_on date,
  settled_on date,
  constraint counter_case_pkey PRIMARY KEY (cell, matter_id, case_id)
);
CREATE INDEX counter_open ON matters.counter_case USING btree (cell, site, settled_on, received_on);
CREATE INDEX counter_sheet ON matters.counter_case USING btree (cell, sheet) WHERE (sheet IS NOT NULL);
CREATE INDEX counter_taking ON matters.counter_case USING btree (cell, organ, sheet) WHERE ((handed_on IS NOT NULL) AND (taken_on IS NULL));

-- One row for each matter; its lock orders the commands. Holds references of personal values, never the values.
-- rights: select, insert, update
create table matters.matter (
  cell integer not null,
  matter_id text not null,
  seq integer not null,
  hash text not null,
  status text not null,
  district text not null,
  number text not null,
  received_at timestamp with time zone not null,
  head jsonb not null,
  ledger jsonb not null,
  constraint matter_pkey PRIMARY KEY (cell, matter_id),
  constraint matter_status_check CHECK ((status = ANY (ARRAY['running'::text, 'complete'::text])))
);
CREATE INDEX matter_by_number ON matters.matter USING btree (cell, number);
CREATE INDEX matter_by_written_number ON matters.matter USING btree (cell, number COLLATE "C");

-- One row for each case: the specification pinned at opening, and the state.
-- rights: select, insert, update
create table matters.matter_case (
  cell integer not null,
  matter_id text not null,
  case_id text not null,
  version integer not null,
  status text not null,
  organ text not null,
  item text not null,
  number text not null,
  due_on date,
  spec jsonb not null,
  state jsonb not null,
  constraint matter_case_pkey PRIMARY KEY (cell, matter_id, case_id)
);
CREATE INDEX case_by_certificate ON matters.matter_case USING gin (((state -> 'certificates'::text)) jsonb_path_ops);
CREATE INDEX case_by_number ON matters.matter_case USING btree (cell, number COLLATE "C");
CREATE INDEX case_by_serial ON matters.matter_case USING btree (cell, (((state -> 'decision'::text) ->> 'serial'::text))) WHERE (((state -> 'decision'::text) ->> 'serial'::text) IS NOT NULL);
CREATE INDEX case_decided_by_item ON matters.matter_case USING btree (cell, organ, item, (((state -> 'decision'::text) ->> 'on'::text)) DESC) WHERE (((state -> 'decision'::text) ->> 'on'::text) IS NOT NULL);

-- Counters of case numbers and document numbers, drawn in the command's own transaction: no gaps by rollback, no sequence.
-- rights: select, insert, update
create table matters.number_counter (
  cell integer not null,
  series text not null,
  period text not null,
  n integer not null,
  constraint number_counter_pkey PRIMARY KEY (cell, series, period)
);

-- Numbers of documents that belong to no matter, drawn in the command that writes them.
-- rights: select, insert, update
create table matters.office_counter (
  office integer not null,
  series text not null,
  period text not null,
  n integer not null,
  constraint office_counter_pkey PRIMARY KEY (office, series, period)
);

-- One-time notices (一次性告知书) given at a counter: what was told for which answers, numbered and sealed. Never to whom.
-- rights: select, insert, update
create table matters.one_time_notice (
  office integer not null,
  notice_id text not null,
  site text not null,
  day date not null,
  at timestamp with time zone not null,
  staff_id text not null,
  theme text not null,
  number text not null,
  organ text not null,
  letter text not null,
  form text not null,
  content jsonb not null,
  constraint one_time_notice_pkey PRIMARY KEY (office, notice_id)
);
CREATE INDEX one_time_notice_by_day ON matters.one_time_notice USING btree (office, site, day, at, notice_id);
CREATE INDEX one_time_notice_by_organ ON matters.one_time_notice USING btree (office, organ, day DESC, notice_id DESC);

-- Slips on which a counter took papers while the system was down, listed first and entered one by one; matter_id when it is entered.
-- rights: select, insert, update
create table matters.outage_slip (
  office integer not null,
  outage text not null,
  slip text not null,
  occurred_at timestamp with time zone not null,
  note text not null,
  staff_id text not null,
  recorded_at timestamp with time zone not null,
  matter_id text,
  constraint outage_slip_pkey PRIMARY KEY (office, outage, slip)
);

-- Budget of one policy in one year, in yuan, at the office of its organ: what was granted and what orders have taken. Given back when a payment is refused or recovered.
-- rights: select, insert, update
create table matters.policy_budget (
  office integer not null,
  item text not null,
  year integer not null,
  amount bigint not null,
  taken bigint not null default 0,
  constraint policy_budget_pkey PRIMARY KEY (office, item, year),
  constraint policy_budget_amount_check CHECK ((amount >= 0)),
  constraint policy_budget_check CHECK (((taken >= 0) AND (taken <= amount)))
);

-- One staged undertaking under its national project code. Its id is made from the code, so one code is one project.
-- rights: select, insert, update
create table matters.project (
  cell integer not null,
  project_id text not null,
  seq integer not null,
  hash text not null,
  status text not null,
  owner text not null,
  code text not null,
  name text not null,
  theme text not null,
  is_key boolean not null,
  opened_at timestamp with time zone not null,
  constraint project_pkey PRIMARY KEY (cell, project_id),
  constraint project_status_check CHECK ((status = ANY (ARRAY['running'::text, 'complete'::text])))
);
CREATE INDEX project_of_owner ON matters.project USING btree (cell, owner, opened_at DESC);
CREATE INDEX project_opened ON matters.project USING btree (cell, opened_at DESC, project_id);

-- Filters of the work list that a member of staff keeps under a name.
-- rights: select, insert, update, delete
create table matters.saved_filter (
  office integer not null,
  staff_id text not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null,
  constraint saved_filter_pkey PRIMARY KEY (office, staff_id, name)
);

-- Letters by which an organ lets a seal be put on documents from day until day; the facts stand in the journal of the office. Read by every cell.
-- rights: select, insert, update
create table matters.seal_letter (
  letter_id text not null,
  organ text not null,
  kind text not null,
  form text not null,
  number text not null,
  documents jsonb not null,
  from_day date not null,
  until_day date not null,
  keeper text not null,
  actor text not null,
  recorded_at timestamp with time zone not null,
  ended_on date,
  items jsonb,
  constraint seal_letter_pkey PRIMARY KEY (letter_id),
  constraint seal_letter_days CHECK ((from_day <= until_day))
);
CREATE UNIQUE INDEX seal_letter_number ON matters.seal_letter USING btree (organ, number);

-- The register of seals: one line for each document that takes one. Without a letter it still waits for its seal. Written in the command's own transaction.
-- rights: select, insert, update
create table matters.seal_use (
  cell integer not null,
  matter_id text not null,
  document_id text not null,
  organ text not null,
  kind text not null,
  document text not null,
  number text not null,
  shown jsonb not null,
  issued_at timestamp with time zone not null,
  day date not null,
  form text,
  letter text,
  staff_id text,
  sealed_at timestamp with time zone,
  constraint seal_use_pkey PRIMARY KEY (cell, matter_id, document_id)
);
CREATE INDEX seal_use_by_day ON matters.seal_use USING btree (cell, organ, day DESC, matter_id DESC, document_id DESC);

-- Which matter has a place in which hour, once.
-- rights: select, insert, update, delete
create table matters.slot_booking (
  office integer not null,
  slot_id text not null,
  matter_id text not null,
  booked_at timestamp with time zone not null,
  about text,
  held_until timestamp with time zone,
  constraint slot_booking_pkey PRIMARY KEY (office, slot_id, matter_id)
);
CREATE INDEX slot_booking_by_matter ON matters.slot_booking USING btree (office, matter_id);

-- One hour of one organ and how many visits it can make then. The row orders those who want it; no more are taken than there is room.
-- rights: select, insert, update
create table matters.survey_slot (
  office integer not null,
  slot_id text not null,
  organ text not null,
  starts_at timestamp with time zone not null,
  capacity integer not null,
  taken integer not null default 0,
  kind text not null default 'survey'::text,
  ends_at timestamp with time zone,
  is_closed boolean not null default false,
  constraint survey_slot_pkey PRIMARY KEY (office, slot_id),
  constraint slot_not_overbooked CHECK (((taken >= 0) AND (taken <= capacity))),
  constraint survey_slot_capacity_check CHECK (((capacity >= 1) AND (capacity <= 200))),
  constraint survey_slot_kind_check CHECK ((kind = ANY (ARRAY['survey'::text, 'appointment'::text])))
);
CREATE INDEX survey_slot_by_kind ON matters.survey_slot USING btree (office, organ, kind, starts_at);

-- Work lists of organs. `shown` is what a line of the list says; finished tasks leave the partial index.
-- rights: select, insert, update
create table matters.task (
  cell integer not null,
  matter_id text not null,
  task_id text not null,
  case_id text not null,
  version integer not null,
  organ text not null,
  kind text not null,
  item text not null,
  state text not null,
  due_on date,
  amber_on date,
  opened_at timestamp with time zone,
  assignee text,
  shown jsonb not null,
  waiting_since timestamp with time zone,
  due_at timestamp with time zone,
  amber_at timestamp with time zone,
  constraint task_pkey PRIMARY KEY (cell, matter_id, task_id),
  constraint task_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX task_at_counter ON matters.task USING btree (cell, organ, waiting_since) WHERE (waiting_since IS NOT NULL);
CREATE INDEX task_called_hearing ON matters.task USING btree (cell, ((shown ->> 'hearingAt'::text))) WHERE ((kind = 'intake'::text) AND ((shown ->> 'hearingAt'::text) IS NOT NULL));
CREATE INDEX task_open ON matters.task USING btree (cell, organ, due_at, matter_id, task_id) WHERE (state = 'open'::text);
CREATE INDEX task_public_notice ON matters.task USING btree (cell, ((shown ->> 'publicUntil'::text))) WHERE (kind = 'public-notice'::text);
CREATE INDEX task_waiting ON matters.task USING btree (cell, organ, matter_id COLLATE "C", task_id COLLATE "C") WHERE (state = 'waiting'::text);

-- Somebody is away and a colleague of the same organ covers their tasks on these days; who acted stays visible in the facts.
-- rights: select, insert, update
create table people.absence (
  office integer not null,
  absence_id text not null,
  staff_id text not null,
  cover text not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  recorded_by text not null,
  ended_on date,
  constraint absence_pkey PRIMARY KEY (office, absence_id),
  constraint absence_check CHECK ((until_on >= from_on))
);
CREATE INDEX absence_by_cover ON people.absence USING btree (office, cover, until_on);
CREATE INDEX absence_by_end ON people.absence USING btree (office, until_on);

-- A way in for a person; the shard is the hash of the account name, so the person of an account lives in the same shard.
-- rights: select, insert, update
create table people.account (
  person_cell integer not null,
  account text not null,
  person_id text not null,
  password_hash text not null,
  failed integer not null default 0,
  locked_until timestamp with time zone,
  counted_from timestamp with time zone,
  constraint account_pkey PRIMARY KEY (person_cell, account)
);

-- Credit standing; an unrepaired breach closes tolerance and commitment.
-- rights: select, insert, update
create table people.credit (
  person_cell integer not null,
  person_id text not null,
  standing text not null,
  since timestamp with time zone not null,
  matter text not null,
  constraint credit_pkey PRIMARY KEY (person_cell, person_id),
  constraint credit_standing_check CHECK ((standing = ANY (ARRAY['good'::text, 'unrepaired-breach'::text])))
);

-- What somebody has typed and not handed in: mutable, sealed, no facts, gone after 30 days.
-- rights: select, insert, update, delete
create table people.draft (
  person_cell integer not null,
  draft_id text not null,
  owner text not null,
  theme text not null,
  version integer not null,
  sealed_content bytea not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  handed_in_as text,
  constraint draft_pkey PRIMARY KEY (person_cell, draft_id)
);
CREATE INDEX draft_by_owner ON people.draft USING btree (person_cell, owner, updated_at DESC, draft_id);

-- The last copy of each material that the person handed in before.
-- rights: select, insert, update
create table people.earlier_filing (
  person_cell integer not null,
  person_id text not null,
  material text not null,
  sha256 text not null,
  matter text not null,
  filed_on date not null,
  constraint earlier_filing_pkey PRIMARY KEY (person_cell, person_id, material)
);

-- Certificates that flow back into the data space and are never asked for again.
-- rights: select, insert, update
create table people.held_certificate (
  person_cell integer not null,
  person_id text not null,
  identifier text not null,
  type text not null,
  number text not null,
  valid_until date,
  status text not null,
  matter text not null,
  entered_at timestamp with time zone not null,
  constraint held_certificate_pkey PRIMARY KEY (person_cell, person_id, identifier)
);

-- Read model in the shard of the agent: for whom they may act. A moment late; whether a mandate is in force is always read from the principal.
-- rights: select, insert, update
create table people.held_mandate (
  person_cell integer not null,
  agent text not null,
  mandate_id text not null,
  principal text not null,
  kind text not null,
  scope text not null,
  valid_until timestamp with time zone not null,
  is_revoked boolean not null default false,
  constraint held_mandate_pkey PRIMARY KEY (person_cell, agent, mandate_id)
);

-- The one person of one identity number. The shard is the hash of the mark, so the counter asks one shard, and whoever has only the database cannot try numbers.
-- rights: select, insert, update
create table people.identity (
  person_cell integer not null,
  identity_mac bytea not null,
  person_id text not null,
  constraint identity_pkey PRIMARY KEY (person_cell, identity_mac)
);

-- Who may act for whom, in what, until when; revocable at once. The fact is in the person's journal, this row is its projection.
-- rights: select, insert, update
create table people.mandate (
  person_cell integer not null,
  principal text not null,
  mandate_id text not null,
  agent text not null,
  kind text not null,
  scope text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint mandate_pkey PRIMARY KEY (person_cell, principal, mandate_id),
  constraint mandate_kind_check CHECK ((kind = ANY (ARRAY['legal-representative'::text, 'agent'::text, 'guardian'::text, 'family'::text])))
);

-- Read model: the matters of a person, fed by the outbox of the matters room.
-- rights: select, insert, update
create table people.my_matter (
  person_cell integer not null,
  person_id text not null,
  matter_id text not null,
  title jsonb not null,
  status text not null,
  received_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  promised_on date,
  promised_at timestamp with time zone,
  constraint my_matter_pkey PRIMARY KEY (person_cell, person_id, matter_id)
);
CREATE INDEX my_matter_newest ON people.my_matter USING btree (person_cell, person_id, received_at DESC, matter_id);

-- Codes, grants and sessions of the embedded identity provider, named by a hash and sealed; all in the first shard, because only demo databases have it.
-- rights: select, insert, update, delete
create table people.oidc_record (
  person_cell integer not null,
  model text not null,
  record_hash text not null,
  uid text,
  grant_id text,
  sealed_payload bytea not null,
  expires_at timestamp with time zone,
  consumed_at timestamp with time zone,
  constraint oidc_record_pkey PRIMARY KEY (person_cell, model, record_hash)
);
CREATE INDEX oidc_record_by_grant ON people.oidc_record USING btree (person_cell, grant_id);
CREATE INDEX oidc_record_by_uid ON people.oidc_record USING btree (person_cell, model, uid);

-- A natural or legal person. Name and numbers are sealed under the subject key; identity_mac finds the one person of one number.
-- rights: select, insert, update
create table people.person (
  person_cell integer not null,
  person_id text not null,
  kind text not null,
  sealed_profile bytea not null,
  identity_mac bytea not null,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (person_cell, person_id),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
);
CREATE INDEX person_by_identity ON people.person USING btree (person_cell, identity_mac);

-- Passkeys (WebAuthn) of persons: only public keys.
-- rights: select, insert, update, delete
create table people.person_passkey (
  person_cell integer not null,
  person_id text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint person_passkey_pkey PRIMARY KEY (person_cell, person_id, credential_id)
);

-- Sign-in sessions of persons; only the hash of the cookie is kept.
-- rights: select, insert, update
create table people.person_session (
  person_cell integer not null,
  token_hash text not null,
  person_id text not null,
  kind text not null,
  device text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  stepped_up_until timestamp with time zone,
  revoked_at timestamp with time zone,
  acting_for text,
  challenge text,
  challenge_until timestamp with time zone,
  sealed_hint bytea,
  constraint person_session_pkey PRIMARY KEY (person_cell, token_hash),
  constraint person_session_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'counter'::text, 'kiosk'::text])))
);

-- What is already known about a person (one-number profile, S116), so that it is not asked again.
-- rights: select, insert, update
create table people.profile_fact (
  person_cell integer not null,
  person_id text not null,
  element text not null,
  sealed_value bytea not null,
  source text not null,
  source_id text not null default ''::text,
  as_of date not null,
  constraint profile_fact_pkey PRIMARY KEY (person_cell, person_id, element)
);

-- Staff of an organ. Outsourced window staff receive and never decide.
-- rights: select, insert, update
create table people.staff (
  office integer not null,
  staff_id text not null,
  account text not null,
  name text not null,
  organ text not null,
  site text,
  card_number text,
  is_outsourced boolean not null default false,
  password_hash text not null,
  failed integer not null default 0,
  locked_until timestamp with time zone,
  disabled_at timestamp with time zone,
  counted_from timestamp with time zone,
  constraint staff_pkey PRIMARY KEY (office, staff_id)
);
CREATE INDEX staff_by_account ON people.staff USING btree (office, account);

-- In which office an account of staff lives; the shard is the hash of the account, as for persons, so one look finds either.
-- rights: select, insert, update
create table people.staff_account (
  person_cell integer not null,
  account text not null,
  office integer not null,
  staff_id text not null,
  constraint staff_account_pkey PRIMARY KEY (person_cell, account)
);

-- Projection of grant facts: who may do what, where, until when, by whom.
-- rights: select, insert, update
create table people.staff_grant (
  office integer not null,
  grant_id text not null,
  staff_id text not null,
  role text not null,
  organ text not null,
  item text,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  granted_by text not null,
  revoked_at timestamp with time zone,
  constraint staff_grant_pkey PRIMARY KEY (office, grant_id)
);
CREATE INDEX staff_grant_by_staff ON people.staff_grant USING btree (office, staff_id);

-- Passkeys (WebAuthn) of staff: only public keys.
-- rights: select, insert, update, delete
create table people.staff_passkey (
  office integer not null,
  staff_id text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_passkey_pkey PRIMARY KEY (office, staff_id, credential_id)
);

-- Sign-in sessions of staff.
-- rights: select, insert, update
create table people.staff_session (
  office integer not null,
  token_hash text not null,
  staff_id text not null,
  device text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  stepped_up_until timestamp with time zone,
  revoked_at timestamp with time zone,
  counter_for text,
  challenge text,
  challenge_until timestamp with time zone,
  sealed_hint bytea,
  constraint staff_session_pkey PRIMARY KEY (office, token_hash)
);

-- Wrong tries under names that nobody has. A name has one place, by a keyed hash; whoever comes later to the same place takes it, so that invented names without end fill no more than these rows. No name stands here.
-- rights: select, insert, update
create table people.unknown_name (
  person_cell integer not null,
  slot integer not null,
  mark bytea not null,
  failed integer not null,
  counted_from timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint unknown_name_pkey PRIMARY KEY (person_cell, slot),
  constraint unknown_name_slot_check CHECK (((slot >= 0) AND (slot <= 65535)))
);

-- A file on its way, for a day: who sends it, how much is there; when all of it is, what it was judged to be. The id is made from owner, hash and size, so choosing the same file again goes on.
-- rights: select, insert, update, delete
create table people.upload (
  person_cell integer not null,
  upload_id text not null,
  owner text not null,
  sealed_name bytea not null,
  size integer not null,
  sha256 text not null,
  received integer not null default 0,
  stored jsonb,
  created_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (person_cell, upload_id)
);
CREATE INDEX upload_by_owner ON people.upload USING btree (person_cell, owner);

-- The pieces, sealed, until the file is whole or a day has passed.
-- rights: select, insert, update, delete
create table people.upload_piece (
  person_cell integer not null,
  upload_id text not null,
  starts_at integer not null,
  sealed_bytes bytea not null,
  constraint upload_piece_pkey PRIMARY KEY (person_cell, upload_id, starts_at)
);

-- Shards of matters and certificates and the jurisdiction each serves. Reference table.
-- rights: select, insert, update
create table platform.cell (
  cell integer not null,
  jurisdiction text not null,
  name text not null,
  constraint cell_pkey PRIMARY KEY (cell)
);

-- The reply of every command of the group cell, for thirty days: a repeated command gets the first reply.
-- rights: select, insert, update, delete
create table platform.cell_command (
  cell integer not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamp with time zone not null,
  constraint cell_command_pkey PRIMARY KEY (cell, actor, route, idempotency_key)
);
CREATE INDEX cell_command_by_age ON platform.cell_command USING btree (cell, recorded_at);

-- Which cells there were from each opening on; generation 1 is the birth. Reference table. A start with other cells than the last one names is refused.
-- rights: select
create table platform.cell_opening (
  generation integer not null,
  cells integer[] not null,
  person_cells integer[] not null,
  opened_at timestamp with time zone not null,
  constraint cell_opening_pkey PRIMARY KEY (generation)
);

-- Facts of the group cell that reactions have not answered yet; in order of seq in each stream, gone when answered.
-- rights: select, insert, update, delete
create table platform.cell_outbox (
  cell integer not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  dead boolean not null default false,
  constraint cell_outbox_pkey PRIMARY KEY (cell, stream, seq)
);
CREATE INDEX cell_outbox_due ON platform.cell_outbox USING btree (cell, next_attempt_at) WHERE (NOT dead);

-- Armed timers of the group cell; one of a name for each stream, gone when fired or disarmed.
-- rights: select, insert, update, delete
create table platform.cell_timer (
  cell integer not null,
  stream text not null,
  name text not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  constraint cell_timer_pkey PRIMARY KEY (cell, stream, name)
);
CREATE INDEX cell_timer_due ON platform.cell_timer USING btree (cell, next_attempt_at);

-- One row. A database is born real, demo or scenario and stays so.
-- rights: select
create table platform.installation (
  id text not null,
  kind text not null,
  born_at timestamp with time zone not null,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['real'::text, 'demo'::text, 'scenario'::text])))
);

-- Every migration file that ran, with its hash; forward only.
-- rights: select
create table platform.migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (number)
);

-- Shards of staff, grants, slots: one for each office of an organ. Reference table.
-- rights: select, insert, update
create table platform.office (
  office integer not null,
  organ text not null,
  name text not null,
  constraint office_pkey PRIMARY KEY (office)
);

-- The reply of every command of the group office, for thirty days: a repeated command gets the first reply.
-- rights: select, insert, update, delete
create table platform.office_command (
  office integer not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamp with time zone not null,
  constraint office_command_pkey PRIMARY KEY (office, actor, route, idempotency_key)
);
CREATE INDEX office_command_by_age ON platform.office_command USING btree (office, recorded_at);

-- Facts of the group office that reactions have not answered yet; in order of seq in each stream, gone when answered.
-- rights: select, insert, update, delete
create table platform.office_outbox (
  office integer not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  dead boolean not null default false,
  constraint office_outbox_pkey PRIMARY KEY (office, stream, seq)
);
CREATE INDEX office_outbox_due ON platform.office_outbox USING btree (office, next_attempt_at) WHERE (NOT dead);

-- Armed timers of the group office; one of a name for each stream, gone when fired or disarmed.
-- rights: select, insert, update, delete
create table platform.office_timer (
  office integer not null,
  stream text not null,
  name text not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  constraint office_timer_pkey PRIMARY KEY (office, stream, name)
);
CREATE INDEX office_timer_due ON platform.office_timer USING btree (office, next_attempt_at);

-- Shards of persons, sessions, drafts. Reference table.
-- rights: select, insert, update
create table platform.person_cell (
  person_cell integer not null,
  name text not null,
  constraint person_cell_pkey PRIMARY KEY (person_cell)
);

-- The reply of every command of the group person_cell, for thirty days: a repeated command gets the first reply.
-- rights: select, insert, update, delete
create table platform.person_cell_command (
  person_cell integer not null,
  actor text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  reply text not null,
  recorded_at timestamp with time zone not null,
  constraint person_cell_command_pkey PRIMARY KEY (person_cell, actor, route, idempotency_key)
);
CREATE INDEX person_cell_command_by_age ON platform.person_cell_command USING btree (person_cell, recorded_at);

-- Facts of the group person_cell that reactions have not answered yet; in order of seq in each stream, gone when answered.
-- rights: select, insert, update, delete
create table platform.person_cell_outbox (
  person_cell integer not null,
  stream text not null,
  seq bigint not null,
  topic text not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  dead boolean not null default false,
  constraint person_cell_outbox_pkey PRIMARY KEY (person_cell, stream, seq)
);
CREATE INDEX person_cell_outbox_due ON platform.person_cell_outbox USING btree (person_cell, next_attempt_at) WHERE (NOT dead);

-- Armed timers of the group person_cell; one of a name for each stream, gone when fired or disarmed.
-- rights: select, insert, update, delete
create table platform.person_cell_timer (
  person_cell integer not null,
  stream text not null,
  name text not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  constraint person_cell_timer_pkey PRIMARY KEY (person_cell, stream, name)
);
CREATE INDEX person_cell_timer_due ON platform.person_cell_timer USING btree (person_cell, next_attempt_at);
