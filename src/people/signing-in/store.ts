/** Every query of sessions and of failed attempts to sign in. */
import { statement, type Statement } from '../../platform/index.ts';

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

/** Whose a session is or was, also one that has ended. */
export const whosePersonSession = statement(
  'people.whose-person-session',
  'person_cell',
  `select person_id as id from people.person_session where person_cell = $1 and token_hash = $2`,
);
export const whoseStaffSession = statement(
  'people.whose-staff-session',
  'office',
  `select staff_id as id from people.staff_session where office = $1 and token_hash = $2`,
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

/** What counts the tries under one name; every statement begins with the shard and what finds the row. */
interface TryStatements {
  /** Takes a try: (..., tries, rest until, now, counted since). No row where the name rests. */
  readonly take: Statement;
  /** Gives one back. */
  readonly giveBack: Statement;
  /** Until when the name rests. */
  readonly rest: Statement;
}

function tryStatements(table: 'account' | 'staff', group: 'person_cell' | 'office', column: string): TryStatements {
  const found = `${group} = $1 and ${column} = $2`;
  const failed = `case when failed > 0 and counted_from > $6::timestamptz then failed + 1 else 1 end`;
  return {
    take: statement(
      `people.take-try-of-${table}`,
      group,
      `update people.${table} set failed = ${failed}, counted_from = case when ${failed} = 1 then $5::timestamptz else counted_from end,
         locked_until = case when ${failed} >= $3 then $4::timestamptz end
       where ${found} and (locked_until is null or locked_until <= $5) returning failed`,
    ),
    giveBack: statement(
      `people.give-try-back-of-${table}`,
      group,
      `update people.${table} set failed = greatest(failed - 1, 0), locked_until = null where ${found}`,
    ),
    rest: statement(`people.rest-of-${table}`, group, `select locked_until from people.${table} where ${found}`),
  };
}

/** The same for a name that nobody has: its place, and a mark that says whose tries are counted there. */
function unknownTries(): Omit<TryStatements, 'giveBack'> {
  const failed = `case when it.mark = excluded.mark and it.failed > 0 and it.counted_from > $7::timestamptz then it.failed + 1 else 1 end`;
  return {
    take: statement(
      'people.take-try-of-unknown',
      'person_cell',
      `insert into people.unknown_name as it (person_cell, slot, mark, failed, counted_from) values ($1, $2, $3, 1, $6)
       on conflict (person_cell, slot) do update set mark = excluded.mark, failed = ${failed},
         counted_from = case when ${failed} = 1 then $6::timestamptz else it.counted_from end,
         locked_until = case when ${failed} >= $4 then $5::timestamptz end
       where it.mark <> excluded.mark or it.locked_until is null or it.locked_until <= $6 returning failed`,
    ),
    rest: statement(
      'people.rest-of-unknown',
      'person_cell',
      `select locked_until from people.unknown_name where person_cell = $1 and slot = $2 and mark = $3`,
    ),
  };
}

/** By who has the name. */
export const tries = {
  person: tryStatements('account', 'person_cell', 'account'),
  staff: tryStatements('staff', 'office', 'staff_id'),
  unknown: unknownTries(),
} as const;
