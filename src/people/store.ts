/** Every query of this room. Statements of a group name its shard key in an equality; reference tables are small. */
import { statement } from '../platform/index.ts';

export const findAccount = statement(
  'people.find-account',
  'person_cell',
  `select person_id, password_hash, failed, locked_until from people.account where person_cell = $1 and account = $2`,
);

export const addAccount = statement(
  'people.add-account',
  'person_cell',
  `insert into people.account (person_cell, account, person_id, password_hash) values ($1, $2, $3, $4)
   on conflict (person_cell, account) do update set password_hash = excluded.password_hash`,
);

export const countFailure = statement(
  'people.count-failure',
  'person_cell',
  `update people.account set failed = $3, locked_until = $4 where person_cell = $1 and account = $2`,
);

export const addPerson = statement(
  'people.add-person',
  'person_cell',
  `insert into people.person (person_cell, person_id, kind, sealed_profile, identity_mac, created_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (person_cell, person_id) do nothing`,
);

export const getPersons = statement(
  'people.get-persons',
  'person_cell',
  `select person_id, kind, sealed_profile from people.person where person_cell = $1 and person_id = any($2::text[])`,
);

export const addPersonSession = statement(
  'people.add-person-session',
  'person_cell',
  `insert into people.person_session (person_cell, token_hash, person_id, kind, device, created_at, seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $6, $7)`,
);

export const findPersonSession = statement(
  'people.find-person-session',
  'person_cell',
  `select person_id, kind, device, created_at, seen_at, expires_at, stepped_up_until, acting_for, challenge, challenge_until, sealed_hint from people.person_session
   where person_cell = $1 and token_hash = $2 and revoked_at is null and expires_at > $3`,
);

export const seePersonSession = statement(
  'people.see-person-session',
  'person_cell',
  `update people.person_session set seen_at = $3, expires_at = $4 where person_cell = $1 and token_hash = $2 and revoked_at is null`,
);

export const revokePersonSession = statement(
  'people.revoke-person-session',
  'person_cell',
  `update people.person_session set revoked_at = $3 where person_cell = $1 and token_hash = $2 and revoked_at is null`,
);

export const findStaffOffice = statement(
  'people.find-staff-office',
  'person_cell',
  `select office, staff_id from people.staff_account where person_cell = $1 and account = $2`,
);

export const addStaffAccount = statement(
  'people.add-staff-account',
  'person_cell',
  `insert into people.staff_account (person_cell, account, office, staff_id) values ($1, $2, $3, $4) on conflict (person_cell, account) do nothing`,
);

export const addStaff = statement(
  'people.add-staff',
  'office',
  `insert into people.staff (office, staff_id, account, name, organ, site, card_number, is_outsourced, password_hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (office, staff_id) do update set password_hash = excluded.password_hash`,
);

export const getStaff = statement(
  'people.get-staff',
  'office',
  `select staff_id, account, name, organ, site, card_number, is_outsourced, password_hash, failed, locked_until from people.staff
   where office = $1 and staff_id = $2 and disabled_at is null`,
);

export const staffOfOffice = statement(
  'people.staff-of-office',
  'office',
  `select staff_id, account, name, organ, site, card_number, is_outsourced from people.staff
   where office = $1 and disabled_at is null order by staff_id`,
);

export const countStaffFailure = statement(
  'people.count-staff-failure',
  'office',
  `update people.staff set failed = $3, locked_until = $4 where office = $1 and staff_id = $2`,
);

export const addStaffSession = statement(
  'people.add-staff-session',
  'office',
  `insert into people.staff_session (office, token_hash, staff_id, device, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`,
);

export const findStaffSession = statement(
  'people.find-staff-session',
  'office',
  `select staff_id, device, created_at, seen_at, expires_at, stepped_up_until, counter_for, challenge, challenge_until, sealed_hint from people.staff_session
   where office = $1 and token_hash = $2 and revoked_at is null and expires_at > $3`,
);

export const seeStaffSession = statement(
  'people.see-staff-session',
  'office',
  `update people.staff_session set seen_at = $3, expires_at = $4, counter_for = case when seen_at < $5 then null else counter_for end
   where office = $1 and token_hash = $2 and revoked_at is null`,
);

export const revokeStaffSession = statement(
  'people.revoke-staff-session',
  'office',
  `update people.staff_session set revoked_at = $3 where office = $1 and token_hash = $2 and revoked_at is null`,
);

export const addGrant = statement(
  'people.add-grant',
  'office',
  `insert into people.staff_grant (office, grant_id, staff_id, role, organ, item, valid_from, valid_until, granted_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (office, grant_id) do nothing`,
);

export const revokeGrant = statement(
  'people.revoke-grant',
  'office',
  `update people.staff_grant set revoked_at = $3 where office = $1 and grant_id = $2 and revoked_at is null`,
);

export const addAbsence = statement(
  'people.add-absence',
  'office',
  `insert into people.absence (office, absence_id, staff_id, cover, from_on, until_on, reason, recorded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (office, absence_id) do nothing`,
);

/** Whom somebody stands in for on a day. */
export const coveredBy = statement(
  'people.covered-by',
  'office',
  `select staff_id as staff, cover, from_on as "from", until_on as until, ended_on as "endedOn" from people.absence
   where office = $1 and cover = $2 and from_on <= $3::date and until_on >= $3::date and (ended_on is null or ended_on > $3::date)`,
);

/** Absences of an office that are not over on a day, the next first. */
export const absencesFrom = statement(
  'people.absences-from',
  'office',
  `select absence_id, staff_id, cover, from_on, until_on, reason from people.absence
   where office = $1 and until_on >= $2::date and ended_on is null order by from_on, absence_id limit 200`,
);

/** Ends an absence once; gives whose it was. */
export const endAbsence = statement(
  'people.end-absence',
  'office',
  `update people.absence set ended_on = $3 where office = $1 and absence_id = $2 and ended_on is null and until_on >= $3::date
   returning staff_id, cover`,
);

/** The absence with its last day, locked; none where it is over or was ended. */
export const lockAbsence = statement(
  'people.lock-absence',
  'office',
  `select staff_id, cover, from_on, until_on from people.absence
   where office = $1 and absence_id = $2 and ended_on is null and until_on >= $3::date for update`,
);

export const changeAbsence = statement(
  'people.change-absence',
  'office',
  `update people.absence set until_on = $3 where office = $1 and absence_id = $2`,
);

/** Power that was lent and still holds; $2 is how the ids of lent grants begin. */
export const lentGrants = statement(
  'people.lent-grants',
  'office',
  `select grant_id, staff_id, granted_by, valid_until from people.staff_grant
   where office = $1 and starts_with(grant_id, $2) and revoked_at is null and valid_until > $3 order by valid_until, grant_id limit 200`,
);

export const grantsOf = statement(
  'people.grants-of',
  'office',
  `select grant_id, role, organ, item, valid_from, valid_until, granted_by from people.staff_grant
   where office = $1 and staff_id = $2 and revoked_at is null and valid_from <= $3 and (valid_until is null or valid_until > $3)
   order by role, grant_id`,
);

export const addDraft = statement(
  'people.add-draft',
  'person_cell',
  `insert into people.draft (person_cell, draft_id, owner, theme, version, sealed_content, created_at, updated_at, expires_at)
   values ($1, $2, $3, $4, 1, $5, $6, $6, $7)`,
);

export const saveDraft = statement(
  'people.save-draft',
  'person_cell',
  `update people.draft set sealed_content = $4, version = version + 1, updated_at = $5, expires_at = $6
   where person_cell = $1 and draft_id = $2 and version = $3 and handed_in_as is null returning version`,
);

export const getDraft = statement(
  'people.get-draft',
  'person_cell',
  `select draft_id, owner, theme, version, sealed_content, updated_at, expires_at, handed_in_as from people.draft
   where person_cell = $1 and draft_id = $2 and expires_at > $3`,
);

export const draftsOf = statement(
  'people.drafts-of',
  'person_cell',
  `select draft_id, theme, version, updated_at, expires_at from people.draft
   where person_cell = $1 and owner = $2 and expires_at > $3 and handed_in_as is null order by updated_at desc, draft_id limit 50`,
);

export const handInDraft = statement(
  'people.hand-in-draft',
  'person_cell',
  `update people.draft set handed_in_as = $3 where person_cell = $1 and draft_id = $2`,
);

export const removeDraft = statement(
  'people.remove-draft',
  'person_cell',
  `delete from people.draft where person_cell = $1 and draft_id = $2 and owner = $3`,
);

export const removeExpiredDraft = statement(
  'people.remove-expired-draft',
  'person_cell',
  `delete from people.draft where person_cell = $1 and draft_id = $2 and expires_at <= $3`,
);

export const profileOf = statement(
  'people.profile-of',
  'person_cell',
  `select element, sealed_value, source, source_id, as_of::text as as_of from people.profile_fact
   where person_cell = $1 and person_id = $2 order by element`,
);

export const enterProfileFact = statement(
  'people.enter-profile-fact',
  'person_cell',
  `insert into people.profile_fact (person_cell, person_id, element, sealed_value, source, source_id, as_of)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (person_cell, person_id, element)
   do update set sealed_value = excluded.sealed_value, source = excluded.source, source_id = excluded.source_id, as_of = excluded.as_of`,
);

/** Persons of whom a register answered any of these elements, in the order of their ids, after one of them. */
export const registeredWith = statement(
  'people.registered-with',
  'person_cell',
  `select distinct person_id from people.profile_fact
   where person_cell = $1 and element = any($2::text[]) and source = 'registry' and person_id > $3 order by person_id limit $4`,
);

export const heldBy = statement(
  'people.held-by',
  'person_cell',
  `select identifier, type, number, valid_until::text as valid_until, status, matter from people.held_certificate
   where person_cell = $1 and person_id = $2 order by entered_at desc, identifier limit 200`,
);

export const enterHeldCertificate = statement(
  'people.enter-held-certificate',
  'person_cell',
  `insert into people.held_certificate (person_cell, person_id, identifier, type, number, valid_until, status, matter, entered_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (person_cell, person_id, identifier) do update set status = excluded.status`,
);

export const filingsOf = statement(
  'people.filings-of',
  'person_cell',
  `select material, sha256, matter, filed_on::text as filed_on from people.earlier_filing
   where person_cell = $1 and person_id = $2 order by material limit 500`,
);

export const enterFiling = statement(
  'people.enter-filing',
  'person_cell',
  `insert into people.earlier_filing (person_cell, person_id, material, sha256, matter, filed_on) values ($1, $2, $3, $4, $5, $6)
   on conflict (person_cell, person_id, material)
   do update set sha256 = excluded.sha256, matter = excluded.matter, filed_on = excluded.filed_on`,
);

export const enterMatter = statement(
  'people.enter-matter',
  'person_cell',
  `insert into people.my_matter (person_cell, person_id, matter_id, title, status, received_at, updated_at, promised_on, promised_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (person_cell, person_id, matter_id)
   do update set status = excluded.status, updated_at = excluded.updated_at, promised_on = excluded.promised_on,
     promised_at = excluded.promised_at`,
);

export const mattersOf = statement(
  'people.matters-of',
  'person_cell',
  `select matter_id, title, status, received_at, updated_at, promised_on::text as promised_on, promised_at from people.my_matter
   where person_cell = $1 and person_id = $2 and (received_at, matter_id) < ($3, $4)
   order by received_at desc, matter_id desc limit $5`,
);

export const creditOf = statement(
  'people.credit-of',
  'person_cell',
  `select standing, since, matter from people.credit where person_cell = $1 and person_id = $2`,
);

export const changeCredit = statement(
  'people.change-credit',
  'person_cell',
  `insert into people.credit (person_cell, person_id, standing, since, matter) values ($1, $2, $3, $4, $5)
   on conflict (person_cell, person_id)
   do update set standing = excluded.standing, since = excluded.since, matter = excluded.matter`,
);

export const addMandate = statement(
  'people.add-mandate',
  'person_cell',
  `insert into people.mandate (person_cell, principal, mandate_id, agent, kind, scope, valid_from, valid_until)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (person_cell, principal, mandate_id) do nothing`,
);

export const revokeMandate = statement(
  'people.revoke-mandate',
  'person_cell',
  `update people.mandate set revoked_at = $4 where person_cell = $1 and principal = $2 and mandate_id = $3 and revoked_at is null`,
);

export const mandatesOf = statement(
  'people.mandates-of',
  'person_cell',
  `select mandate_id, agent, kind, scope, valid_from, valid_until, revoked_at from people.mandate
   where person_cell = $1 and principal = $2 order by valid_from desc, mandate_id limit 200`,
);
