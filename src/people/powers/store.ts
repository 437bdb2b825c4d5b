/** Every query of grants, absences and mandates. */
import { statement } from '../../platform/index.ts';

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
   where office = $1 and starts_with(grant_id, $2) and length(grant_id) = length($2) + 16 and revoked_at is null and valid_until > $3 order by valid_until, grant_id limit 200`,
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

export const addIdentity = statement(
  'people.add-identity',
  'person_cell',
  `insert into people.identity (person_cell, identity_mac, person_id) values ($1, $2, $3) on conflict (person_cell, identity_mac) do nothing`,
);

export const findIdentity = statement(
  'people.find-identity',
  'person_cell',
  `select person_id from people.identity where person_cell = $1 and identity_mac = $2`,
);

export const holdMandate = statement(
  'people.hold-mandate',
  'person_cell',
  `insert into people.held_mandate (person_cell, agent, mandate_id, principal, kind, scope, valid_until) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (person_cell, agent, mandate_id) do nothing`,
);

export const dropMandate = statement(
  'people.drop-mandate',
  'person_cell',
  `update people.held_mandate set is_revoked = true where person_cell = $1 and agent = $2 and mandate_id = $3`,
);

export const heldMandates = statement(
  'people.held-mandates',
  'person_cell',
  `select mandate_id, principal, kind, scope, valid_until from people.held_mandate
   where person_cell = $1 and agent = $2 and not is_revoked and valid_until > $3 order by principal, mandate_id limit 500`,
);

export const actFor = statement(
  'people.act-for',
  'person_cell',
  `update people.person_session set acting_for = $3 where person_cell = $1 and token_hash = $2 and revoked_at is null`,
);

export const serveAtCounter = statement(
  'people.serve-at-counter',
  'office',
  `update people.staff_session set counter_for = $3 where office = $1 and token_hash = $2 and revoked_at is null`,
);

/** The list of power of the whole house; only the security and audit administrators ask it. */
export const grantsEverywhere = statement(
  'people.grants-everywhere',
  'office',
  `select s.staff_id, s.name, s.organ, s.is_outsourced, g.grant_id, g.role, g.item, g.valid_from, g.valid_until, g.granted_by
   from people.staff s left join people.staff_grant g on g.office = s.office and g.staff_id = s.staff_id and g.revoked_at is null
     and g.valid_from <= $1 and (g.valid_until is null or g.valid_until > $1)
   where s.disabled_at is null order by s.organ, s.staff_id, g.role limit 5000`,
  { fanout: true },
);
