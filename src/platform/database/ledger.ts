/** Statements of the command ledger: stored replies, and the one write that ends every command. */
import { statement, type Group, type Statement } from './statement.ts';

const slug = (group: Group) => group.replace('_', '-');
const each = (make: (group: Group) => Statement): Record<Group, Statement> => ({
  cell: make('cell'),
  person_cell: make('person_cell'),
  office: make('office'),
});

/** Finds the stored reply of a command: (key, actor, route, idempotency key). */
export const findCommand = each((g) =>
  statement(
    `platform.find-${slug(g)}-command`,
    g,
    `select body_hash as "bodyHash", reply from platform.${g}_command
     where ${g} = $1 and actor = $2 and route = $3 and idempotency_key = $4`,
  ),
);

/** Stores reply, outbox and timers in one round trip. Gives how many replies were stored: 0 means that the same command was faster elsewhere. */
export const finishCommand = each((g) =>
  statement(
    `platform.finish-${slug(g)}-command`,
    g,
    `with reply as (
       insert into platform.${g}_command (${g}, actor, route, idempotency_key, body_hash, reply, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1
     ), sent as (
       insert into platform.${g}_outbox (${g}, stream, seq, topic, attempts, next_attempt_at)
       select $1, o.stream, o.seq, o.topic, 0, $7 from unnest($8::text[], $9::bigint[], $10::text[]) as o (stream, seq, topic) returning 1
     ), disarmed as (
       delete from platform.${g}_timer t using unnest($11::text[], $12::text[]) as d (stream, name)
       where t.${g} = $1 and t.stream = d.stream and t.name = d.name returning 1
     ), armed as (
       insert into platform.${g}_timer (${g}, stream, name, due_at, attempts, next_attempt_at)
       select $1, a.stream, a.name, a.due_at, 0, a.due_at from unnest($13::text[], $14::text[], $15::timestamptz[]) as a (stream, name, due_at)
       on conflict (${g}, stream, name) do update
       set due_at = excluded.due_at, attempts = 0, next_attempt_at = excluded.due_at, last_error = null returning 1
     ) select count(*)::int as stored from reply`,
  ),
);

/** Removes stored replies older than a date: (key, before). */
export const forgetCommands = each((g) =>
  statement(
    `platform.forget-${slug(g)}-commands`,
    g,
    `delete from platform.${g}_command where ${g} = $1 and recorded_at < $2`,
  ),
);
