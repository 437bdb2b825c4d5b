/** Every query of what is known about a person. */
import { statement } from '../../platform/index.ts';

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
