/** Every query of persons and staff themselves, and of the grants in force; each shelf of the room has its own queries beside it. */
import { statement } from '../platform/index.ts';

export const findAccount = statement(
  'people.find-account',
  'person_cell',
  `select person_id, password_hash from people.account where person_cell = $1 and account = $2`,
);

export const addAccount = statement(
  'people.add-account',
  'person_cell',
  `insert into people.account (person_cell, account, person_id, password_hash) values ($1, $2, $3, $4)
   on conflict (person_cell, account) do update set password_hash = excluded.password_hash`,
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
  `select staff_id, account, name, organ, site, card_number, is_outsourced, password_hash from people.staff
   where office = $1 and staff_id = $2 and disabled_at is null`,
);

export const staffOfOffice = statement(
  'people.staff-of-office',
  'office',
  `select staff_id, account, name, organ, site, card_number, is_outsourced from people.staff
   where office = $1 and disabled_at is null order by staff_id`,
);

export const grantsOf = statement(
  'people.grants-of',
  'office',
  `select grant_id, role, organ, item, valid_from, valid_until, granted_by from people.staff_grant
   where office = $1 and staff_id = $2 and revoked_at is null and valid_from <= $3 and (valid_until is null or valid_until > $3)
   order by role, grant_id`,
);
