/**
 * Statements of the relay. A candidate read finds shards with due work (the relay's one fan-out, at most a few times a second in one process);
 * claims are per shard with SKIP LOCKED. A claim is a lease: it moves `next_attempt_at`, so a crash gives the work back by itself.
 *
 * These tables are empty one moment and full the next, so the planner's figures of them are always old. What is due is therefore materialised:
 * joined freely it was once searched again for every row (decision 0083). And a head is found by the first row of its stream, not by an anti-join.
 */
import { statement, type Group, type Statement } from '../database/statement.ts';

/** Statements over one kind of work, once for each group. */
interface WorkStatements {
  /** Leases due work: (key, now, lease until, limit), outbox also how many facts behind each head, timer also names left out. */
  readonly claim: Statement;
  /** Takes away what was done: outbox (key, stream, seqs), timer (key, stream, name, due at). */
  readonly done: Statement;
  /** Notes a failure: outbox (key, stream, seq, next, error, dead, attempts, seqs that were done before it), timer (key, stream, name, due at, next, error). */
  readonly failed: Statement;
}

const slug = (group: Group) => group.replace('_', '-');

function outboxOf(g: Group): WorkStatements {
  const table = `platform.${g}_outbox`;
  return {
    // Only the head of each stream is leased: what comes later waits for it, also when the head is leased, backing off or dead.
    claim: statement(
      `platform.claim-${slug(g)}-outbox`,
      g,
      `with due as materialized (
         select h.stream, h.seq from ${table} h
         where h.${g} = $1 and h.next_attempt_at <= $2 and not h.dead
           and h.seq = (select p.seq from ${table} p where p.${g} = $1 and p.stream = h.stream order by p.seq limit 1)
         order by h.next_attempt_at limit $4 for update skip locked
       ), leased as (
         update ${table} o set attempts = o.attempts + 1, next_attempt_at = $3 from due
         where o.${g} = $1 and o.stream = due.stream and o.seq = due.seq
         returning o.stream, o.seq, o.topic, o.attempts
       )
       select stream, seq, topic, attempts, true as "isDue" from leased
       union all
       select n.stream, n.seq, n.topic, n.attempts, n."isDue" from leased cross join lateral (
         select l.stream, l.seq, l.topic, l.attempts, l.next_attempt_at <= $2 and not l.dead as "isDue" from ${table} l
         where l.${g} = $1 and l.stream = leased.stream and l.seq > leased.seq order by l.seq limit $5
       ) as n
       order by stream, seq`,
    ),
    done: statement(
      `platform.finish-${slug(g)}-outbox`,
      g,
      `delete from ${table} where ${g} = $1 and stream = $2 and seq = any($3::bigint[])`,
    ),
    failed: statement(
      `platform.delay-${slug(g)}-outbox`,
      g,
      `with done as (delete from ${table} where ${g} = $1 and stream = $2 and seq = any($8::bigint[]) returning 1)
       update ${table} set next_attempt_at = $4, last_error = $5, dead = $6, attempts = $7
       where ${g} = $1 and stream = $2 and seq = $3`,
    ),
  };
}

function timersOf(g: Group): WorkStatements {
  const table = `platform.${g}_timer`;
  return {
    claim: statement(
      `platform.claim-${slug(g)}-timers`,
      g,
      `with due as materialized (
         select h.stream, h.name from ${table} h
         where h.${g} = $1 and h.next_attempt_at <= $2 and h.name <> all ($5::text[])
         order by h.next_attempt_at limit $4 for update skip locked
       )
       update ${table} t set attempts = t.attempts + 1, next_attempt_at = $3 from due
       where t.${g} = $1 and t.stream = due.stream and t.name = due.name
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

/** Shards with due work, and whether facts or timers: (now, timer names left out). Fan-out. */
export const dueShards: Readonly<Record<Group, Statement>> = {
  cell: dueOf('cell'),
  person_cell: dueOf('person_cell'),
  office: dueOf('office'),
};

function dueOf(g: Group): Statement {
  return statement(
    `platform.find-due-${slug(g)}s`,
    g,
    `select distinct 'facts' as work, ${g} as shard from platform.${g}_outbox where next_attempt_at <= $1 and not dead
     union all
     select distinct 'timers', ${g} from platform.${g}_timer where next_attempt_at <= $1 and name <> all ($2::text[])`,
    { fanout: true },
  );
}

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
