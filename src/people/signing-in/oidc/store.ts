/** Every query of the records that the embedded identity provider keeps. */
import { statement } from '../../../platform/index.ts';

export const putRecord = statement(
  'people.put-oidc-record',
  'person_cell',
  `insert into people.oidc_record (person_cell, model, record_hash, uid, grant_id, sealed_payload, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (person_cell, model, record_hash)
   do update set uid = excluded.uid, grant_id = excluded.grant_id, sealed_payload = excluded.sealed_payload, expires_at = excluded.expires_at`,
);

export const getRecord = statement(
  'people.get-oidc-record',
  'person_cell',
  `select record_hash, sealed_payload, consumed_at from people.oidc_record
   where person_cell = $1 and model = $2 and record_hash = $3 and (expires_at is null or expires_at > $4)`,
);

export const getRecordByUid = statement(
  'people.get-oidc-record-by-uid',
  'person_cell',
  `select record_hash, sealed_payload, consumed_at from people.oidc_record
   where person_cell = $1 and model = $2 and uid = $3 and (expires_at is null or expires_at > $4)`,
);

export const consumeRecord = statement(
  'people.consume-oidc-record',
  'person_cell',
  `update people.oidc_record set consumed_at = $4 where person_cell = $1 and model = $2 and record_hash = $3`,
);

export const dropRecord = statement(
  'people.drop-oidc-record',
  'person_cell',
  `delete from people.oidc_record where person_cell = $1 and model = $2 and record_hash = $3`,
);

export const dropRecordsOfGrant = statement(
  'people.drop-oidc-records-of-grant',
  'person_cell',
  `delete from people.oidc_record where person_cell = $1 and grant_id = $2`,
);

export const dropExpiredRecords = statement(
  'people.drop-expired-oidc-records',
  'person_cell',
  `delete from people.oidc_record where person_cell = $1 and expires_at <= $2`,
);
