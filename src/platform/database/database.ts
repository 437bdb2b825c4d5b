/**
 * The one way to the database. A read is one statement. A command is one transaction in one group of tables under one shard key:
 * it does its work, writes reply, outbox and timers, and commits, or finds that it was done before and gives the stored reply; transient failures
 * repeat the whole of it. Only where something stood in its way is the key looked up: the reply's own row lets no key through twice (decision 0084).
 */
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { crashpoint } from '../crashpoint.ts';
import type { JsonValue } from '../json.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { findCommand, finishCommand } from './ledger.ts';
import { isTransient, isUniqueViolation, pause } from './retry.ts';
import type { Group, Statement } from './statement.ts';
import { buffered, named, type Buffered, type CommandKey, type Tx } from './transaction.ts';

export type { CommandKey, Tx } from './transaction.ts';

/** What a command answers: its reply (and whether it was given before), or why it was refused. */
export type Outcome<T> = { readonly reply: T; readonly replayed: boolean } | Refusal;

/** See the contract above. Bigint columns arrive as numbers, dates as ISO text, timestamps as `Date`. */
export interface Database {
  /** Runs one registered statement outside any command. Repeats it on transient failures for some seconds, then throws. */
  read<Row>(s: Statement, params: readonly unknown[]): Promise<Row[]>;
  /** One command = one transaction in one group. A refusal rolls back and is not stored. After thirty seconds without a database: refusal `database-unavailable`. */
  command<T extends JsonValue>(key: CommandKey, work: (tx: Tx) => Promise<T | Refusal>): Promise<Outcome<T>>;
  close(): Promise<void>;
}

/** What a database is made of. `wake` is called after each commit that left something in the outbox. */
export interface DatabaseParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly wake?: (group: Group, key: number) => void;
  readonly budgetMs?: number;
}

const unavailable: Refusal = { refused: 'database-unavailable' };
const reused: Refusal = { refused: 'idempotency-key-reused' };

/** Somebody else finished the same command first; its reply is looked up instead. */
class Overtaken extends Error {}

/** Opens the database over a pool. */
export function openDatabase(parts: DatabaseParts): Database {
  const { pool } = parts;
  const budget = parts.budgetMs ?? 30_000;
  return {
    async read<Row>(s: Statement, params: readonly unknown[]) {
      const result = await repeated(Math.min(budget, 10_000), () =>
        pool.query<Row & pg.QueryResultRow>(named(s, params)),
      );
      return result.rows;
    },
    async command(key, work) {
      try {
        return await repeated(budget, () => attempt(parts, key, work));
      } catch (error) {
        if (isTransient(error)) return unavailable;
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

async function repeated<T>(budgetMs: number, once: () => Promise<T>): Promise<T> {
  const end = Date.now() + budgetMs;
  let collisions = 0;
  for (let n = 1; ; n += 1) {
    try {
      return await once();
    } catch (error) {
      const again = error instanceof Overtaken || isTransient(error) || (isUniqueViolation(error) && ++collisions <= 3);
      if (!again || Date.now() >= end) throw error;
      await pause(n);
    }
  }
}

async function attempt<T extends JsonValue>(
  parts: DatabaseParts,
  key: CommandKey,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<Outcome<T>> {
  const client = await parts.pool.connect();
  let broken = true;
  try {
    const now = parts.clock.now();
    const tx = buffered(client, key, now);
    crashpoint('command-begun');
    const done = await workAndStore(key, now, tx, work);
    if ('why' in done) {
      const before = await insteadOf<T>(client, key, done.why);
      broken = false;
      if (before) return before;
      if (isRefusal(done.why)) return done.why;
      throw done.why;
    }
    crashpoint('reply-stored');
    await commit(client);
    broken = false;
    crashpoint('committed');
    tx.committed();
    crashpoint('hooks-run');
    if (tx.sent.length > 0) parts.wake?.(key.group, key.key);
    crashpoint('relay-woken');
    return { reply: done.reply, replayed: false };
  } finally {
    client.release(broken);
  }
}

/** Does the work and stores its reply; `why` is the refusal or the failure that stood in the way. */
async function workAndStore<T extends JsonValue>(
  key: CommandKey,
  now: Date,
  tx: Buffered,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<{ readonly reply: T } | { readonly why: unknown }> {
  try {
    const reply = await work(tx.tx);
    if (isRefusal(reply)) return { why: reply };
    crashpoint('work-done');
    await finish(key, reply, now, tx);
    return { reply };
  } catch (error) {
    return { why: error };
  }
}

/** Rolls back and looks whether the same command was done before, perhaps at this moment by somebody else. A connection that cannot even do that has failed for the first reason. */
async function insteadOf<T extends JsonValue>(
  client: pg.PoolClient,
  key: CommandKey,
  why: unknown,
): Promise<Outcome<T> | undefined> {
  try {
    const [, stored] = await Promise.all([client.query('rollback'), storedReply<T>(client, key)]);
    return stored;
  } catch (error) {
    throw isRefusal(why) ? error : why;
  }
}

async function storedReply<T extends JsonValue>(
  client: pg.PoolClient,
  key: CommandKey,
): Promise<Outcome<T> | undefined> {
  const found = await client.query<{ bodyHash: string; reply: string }>(
    named(findCommand[key.group], [key.key, key.actor, key.route, key.idempotencyKey]),
  );
  const [row] = found.rows;
  if (!row) return undefined;
  return row.bodyHash === key.bodyHash ? { reply: JSON.parse(row.reply) as T, replayed: true } : reused;
}

async function finish(key: CommandKey, reply: JsonValue, now: Date, tx: Buffered): Promise<void> {
  const off = tx.timers.filter((t) => t.dueAt === null);
  const on = tx.timers.filter((t) => t.dueAt !== null);
  const result = await tx.settle<{ stored: number }>(
    named(finishCommand[key.group], [
      key.key,
      key.actor,
      key.route,
      key.idempotencyKey,
      key.bodyHash,
      JSON.stringify(reply),
      now,
      tx.sent.map((o) => o.stream),
      tx.sent.map((o) => o.seq),
      tx.sent.map((o) => o.topic),
      off.map((t) => t.stream),
      off.map((t) => t.name),
      on.map((t) => t.stream),
      on.map((t) => t.name),
      on.map((t) => t.dueAt),
    ]),
  );
  if (result.rows[0]?.stored !== 1) throw new Overtaken();
}

/** Commits. A notice that the wait for the standby was cancelled means "not durable", although COMMIT says success (scale.md section 2). */
async function commit(client: pg.PoolClient): Promise<void> {
  let cancelled = false;
  const listen = (notice: { code?: string | undefined; message?: string | undefined }) => {
    if (notice.code === '01000' && /synchronous replication/.test(notice.message ?? '')) cancelled = true;
  };
  client.on('notice', listen);
  try {
    await client.query('commit');
  } finally {
    client.off('notice', listen);
  }
  if (cancelled) throw Object.assign(new Error('the commit was not confirmed by the standby'), { code: '08006' });
}
