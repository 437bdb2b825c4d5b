/** Queries of acting, the counter, passkeys and numbers. */
import { statement, type Statement } from '../platform/index.ts';

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

/** Statements that exist once for sessions of persons and once for those of staff. */
interface SessionStatements {
  /** (shard, token hash, challenge, until) */
  readonly challenge: Statement;
  /** Copies a session under a new token, stepped up: (shard, old hash, new hash, stepped up until). */
  readonly rotate: Statement;
  /** (shard, token hash, sealed hint) */
  readonly hint: Statement;
  /** Ends every session of somebody: (shard, id, now). */
  readonly revokeAll: Statement;
  readonly passkeys: Statement;
  readonly addPasskey: Statement;
  readonly usePasskey: Statement;
  readonly removePasskey: Statement;
}

function sessionStatements(kind: 'person' | 'staff'): SessionStatements {
  const group = kind === 'person' ? 'person_cell' : 'office';
  const [who, more] = kind === 'person' ? ['person_id', 'kind, acting_for'] : ['staff_id', 'counter_for'];
  const kept = `${who}, ${more}, device, created_at, seen_at, expires_at, sealed_hint`;
  return {
    challenge: statement(
      `people.challenge-${kind}-session`,
      group,
      `update people.${kind}_session set challenge = $3, challenge_until = $4 where ${group} = $1 and token_hash = $2 and revoked_at is null`,
    ),
    rotate: statement(
      `people.rotate-${kind}-session`,
      group,
      `insert into people.${kind}_session (${group}, token_hash, stepped_up_until, ${kept})
       select ${group}, $3, $4, ${kept} from people.${kind}_session where ${group} = $1 and token_hash = $2 and revoked_at is null`,
    ),
    hint: statement(
      `people.hint-${kind}-session`,
      group,
      `update people.${kind}_session set sealed_hint = $3 where ${group} = $1 and token_hash = $2`,
    ),
    revokeAll: statement(
      `people.revoke-${kind}-sessions`,
      group,
      `update people.${kind}_session set revoked_at = $3 where ${group} = $1 and ${who} = $2 and revoked_at is null`,
    ),
    passkeys: statement(
      `people.${kind}-passkeys`,
      group,
      `select credential_id, public_key, counter::float8 as counter, name, created_at, used_at from people.${kind}_passkey
       where ${group} = $1 and ${who} = $2 order by created_at, credential_id limit 50`,
    ),
    addPasskey: statement(
      `people.add-${kind}-passkey`,
      group,
      `insert into people.${kind}_passkey (${group}, ${who}, credential_id, public_key, counter, name, created_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (${group}, ${who}, credential_id) do nothing`,
    ),
    usePasskey: statement(
      `people.use-${kind}-passkey`,
      group,
      `update people.${kind}_passkey set counter = $4, used_at = $5 where ${group} = $1 and ${who} = $2 and credential_id = $3`,
    ),
    removePasskey: statement(
      `people.remove-${kind}-passkey`,
      group,
      `delete from people.${kind}_passkey where ${group} = $1 and ${who} = $2 and credential_id = $3`,
    ),
  };
}

/** By kind of session. */
export const of = { person: sessionStatements('person'), staff: sessionStatements('staff') } as const;

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
