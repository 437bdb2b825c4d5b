/**
 * Statements of the relay. A candidate read finds shards with due work (the relay's one fan-out, at most a few times a second in one process);
 * claims are per shard with SKIP LOCKED. A claim is a lease: it moves `next_attempt_at`, so a crash gives the work back by itself.
 */
import { statement, type Group, type Statement } from '../database/statement.ts';

/** Statements over one kind of work, once for each group. */
export interface WorkStatements {
  /** Shards with due work: outbox (now), timer (now, names left out). Fan-out. */
  readonly dueShards: Statement;
  /** Leases due work: (key, now, lease until, limit), timer also names left out. */
  readonly claim: Statement;
  /** Takes away what was done: outbox (key, stream, seq), timer (key, stream, name, due at). */
  readonly done: Statement;
  /** Notes a failure: outbox (key, stream, seq, next, error, dead), timer (key, stream, name, due at, next, error). */
  readonly failed: Statement;
}

const slug = (group: Group) => group.replace('_', '-');

function outboxOf(g: Group): WorkStatements {
  const table = `platform.${g}_outbox`;
  return {
    dueShards: statement(
      `platform.find-due-outbox-${slug(g)}s`,
      g,
      `select distinct ${g} as shard from ${table} where next_attempt_at <= $1 and not dead`,
      { fanout: true },
    ),
    // Only the head of each stream: what comes later waits for it, also when the head is leased, backing off or dead.
    claim: statement(
      `platform.claim-${slug(g)}-outbox`,
      g,
      `update ${table} o set attempts = o.attempts + 1, next_attempt_at = $3
       from (
         select h.stream, h.seq from ${table} h
         where h.${g} = $1 and h.next_attempt_at <= $2 and not h.dead
           and not exists (select 1 from ${table} p where p.${g} = $1 and p.stream = h.stream and p.seq < h.seq)
         order by h.next_attempt_at limit $4 for update skip locked
       ) as due
       where o.${g} = $1 and o.stream = due.stream and o.seq = due.seq and o.next_attempt_at <= $2 and not o.dead
       returning o.stream, o.seq, o.topic, o.attempts`,
    ),
    done: statement(
      `platform.finish-${slug(g)}-outbox`,
      g,
      `delete from ${table} where ${g} = $1 and stream = $2 and seq = $3`,
    ),
    failed: statement(
      `platform.delay-${slug(g)}-outbox`,
      g,
      `update ${table} set next_attempt_at = $4, last_error = $5, dead = $6 where ${g} = $1 and stream = $2 and seq = $3`,
    ),
  };
}

function timersOf(g: Group): WorkStatements {
  const table = `platform.${g}_timer`;
  return {
    dueShards: statement(
      `platform.find-due-timer-${slug(g)}s`,
      g,
      `select distinct ${g} as shard from ${table} where next_attempt_at <= $1 and name <> all ($2::text[])`,
      { fanout: true },
    ),
    claim: statement(
      `platform.claim-${slug(g)}-timers`,
      g,
      `update ${table} t set attempts = t.attempts + 1, next_attempt_at = $3
       from (
         select h.stream, h.name from ${table} h
         where h.${g} = $1 and h.next_attempt_at <= $2 and h.name <> all ($5::text[])
         order by h.next_attempt_at limit $4 for update skip locked
       ) as due
       where t.${g} = $1 and t.stream = due.stream and t.name = due.name and t.next_attempt_at <= $2
       returning t.stream, t.name, t.due_at as "dueAt", t.attempts`,
    ),
    done: statement(
      `platform.finish-${slug(g)}-timer`,
      g,
      `delete from ${table} where ${g} = $1 and stream = $2 and name = $3 and due_at = $4`,
    ),
    failed: statement(
      `platform.delay-${slug(g)}-timer`,
      g,
      `update ${table} set next_attempt_at = $5, last_error = $6 where ${g} = $1 and stream = $2 and name = $3 and due_at = $4`,
    ),
  };
}

/** The outbox. */
export const outboxWork: Readonly<Record<Group, WorkStatements>> = {
  cell: outboxOf('cell'),
  person_cell: outboxOf('person_cell'),
  office: outboxOf('office'),
};
/** The timers. */
export const timerWork: Readonly<Record<Group, WorkStatements>> = {
  cell: timersOf('cell'),
  person_cell: timersOf('person_cell'),
  office: timersOf('office'),
};

/** When the earliest work of any shard is due, timers of the names $1 left out. Fan-out; only virtual clocks ask. */
export const nextWork: Readonly<Record<Group, Statement>> = {
  cell: nextOf('cell'),
  person_cell: nextOf('person_cell'),
  office: nextOf('office'),
};

function nextOf(g: Group): Statement {
  return statement(
    `platform.find-next-${slug(g)}-work`,
    g,
    `select least((select min(next_attempt_at) from platform.${g}_outbox where not dead),
                  (select min(next_attempt_at) from platform.${g}_timer where name <> all ($1::text[]))) as due`,
    { fanout: true },
  );
}
