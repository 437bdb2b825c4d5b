/** Every query of sessions and of failed attempts to sign in. */
import { statement, type Statement } from '../../platform/index.ts';

/** Takes one of the tries (at most $3, then a rest until $4) before the password is looked at; no row where the account rests, or nobody has it. */
export const takeTry = statement(
  'people.take-try',
  'person_cell',
  `update people.account set failed = failed + 1, locked_until = case when failed + 1 >= $3 then $4::timestamptz end
   where person_cell = $1 and account = $2 and (locked_until is null or locked_until <= $5) returning failed`,
);

/** The password fitted: all tries are there again. */
export const giveTriesBack = statement(
  'people.give-tries-back',
  'person_cell',
  `update people.account set failed = 0, locked_until = null where person_cell = $1 and account = $2`,
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

export const takeStaffTry = statement(
  'people.take-staff-try',
  'office',
  `update people.staff set failed = failed + 1, locked_until = case when failed + 1 >= $3 then $4::timestamptz end
   where office = $1 and staff_id = $2 and (locked_until is null or locked_until <= $5) returning failed`,
);

export const giveStaffTriesBack = statement(
  'people.give-staff-tries-back',
  'office',
  `update people.staff set failed = 0, locked_until = null where office = $1 and staff_id = $2`,
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
