/** The platform's own statements of a command, once for each group: idempotency, outbox, timers. */
import { statement, type Group, type Statement } from './statement.ts';

export interface CommandStatements {
  readonly find: Statement;
  readonly remember: Statement;
  readonly outbox: Statement;
  readonly arm: Statement;
  readonly disarm: Statement;
}

function make(group: Group): CommandStatements {
  return {
    find: statement(
      `platform.find-command-${group}`,
      group,
      `select body_hash, reply from platform.${group}_command where ${group} = $1 and actor = $2 and route = $3 and idempotency_key = $4`,
    ),
    remember: statement(
      `platform.remember-command-${group}`,
      group,
      `insert into platform.${group}_command (${group}, actor, route, idempotency_key, body_hash, reply, done_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    ),
    outbox: statement(
      `platform.tell-outbox-${group}`,
      group,
      `insert into platform.${group}_outbox (${group}, stream, seq, topic, next_attempt_at)
       select $1::int, told.stream, told.seq, told.topic, $5::timestamptz from unnest($2::text[], $3::int[], $4::text[]) as told (stream, seq, topic)`,
    ),
    arm: statement(
      `platform.arm-timer-${group}`,
      group,
      `insert into platform.${group}_timer (${group}, stream, name, due_at) values ($1, $2, $3, $4)
       on conflict (${group}, stream, name) do update set due_at = excluded.due_at, attempts = 0`,
    ),
    disarm: statement(`platform.disarm-timer-${group}`, group, `delete from platform.${group}_timer where ${group} = $1 and stream = $2 and name = $3`),
  };
}

/** By group. */
export const commandStatements: Readonly<Record<Group, CommandStatements>> = { cell: make('cell'), person_cell: make('person_cell'), office: make('office') };
