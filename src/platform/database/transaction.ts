/** What the work of a command may do: ask registered statements of its own group, and leave notes for after the commit. */
import type pg from 'pg';
import type { Group, Statement } from './statement.ts';

/** Who asks for what, once. Scope of the idempotency key: actor + route. `bodyHash` tells a repeat from another wish. */
export interface CommandKey {
  readonly group: Group;
  readonly key: number;
  readonly actor: string;
  readonly route: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

/** The open transaction of one command, pinned to one shard. */
export interface Tx {
  readonly group: Group;
  readonly key: number;
  /** The one time of this command. */
  readonly now: Date;
  /** Runs a statement of this group or of the reference tables; a statement of another group or shard is a bug and throws. */
  query<Row>(s: Statement, params: readonly unknown[]): Promise<Row[]>;
  /** Sends a statement whose answer nobody needs: no round trip of its own. Its failure is the failure of the next that is waited for, or of the command. */
  post(s: Statement, params: readonly unknown[]): void;
  /** Says that fact `seq` of `stream` exists; reactions hear of it after the commit. */
  outbox(stream: string, seq: number, topic: string): void;
  /** Arms the timer `name` of a stream, or disarms it with null. The last word in a command counts. */
  timer(stream: string, name: string, dueAt: Date | null): void;
  /** Runs after the commit, never after a rollback. Not durable: for hints only. */
  afterCommit(fn: () => void): void;
}

/** A transaction together with what it has noted down. */
export interface Buffered {
  readonly tx: Tx;
  readonly sent: readonly { stream: string; seq: number; topic: string }[];
  readonly timers: readonly { stream: string; name: string; dueAt: Date | null }[];
  /** Waits for one statement and for all that were posted before it; rejects with the first that failed. */
  settle<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
  committed(): void;
}

/** The form in which `pg` prepares a statement once for each connection. */
export function named(s: Statement, params: readonly unknown[]): pg.QueryConfig {
  return { name: s.name, text: s.text, values: params as unknown[] };
}

/**
 * Makes the transaction of one attempt and begins it. The connection answers in the order in which it is asked, so what is sent together waits
 * once for all: `begin` travels with the first statement.
 */
export function buffered(client: pg.PoolClient, key: CommandKey, now: Date): Buffered {
  const sent: { stream: string; seq: number; topic: string }[] = [];
  const timers = new Map<string, { stream: string; name: string; dueAt: Date | null }>();
  const after: (() => void)[] = [];
  const posted: Promise<unknown>[] = [];
  const post = (query: string | pg.QueryConfig): void => {
    const answer = client.query(query);
    answer.catch(() => undefined);
    posted.push(answer);
  };
  const settle = async <Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> => {
    const answer = client.query<Row>(query);
    await Promise.all([...posted.splice(0), answer]);
    return await answer;
  };
  post('begin');
  const tx: Tx = {
    group: key.group,
    key: key.key,
    now,
    async query<Row>(s: Statement, params: readonly unknown[]) {
      pinned(s, params, key);
      return (await settle<Row & pg.QueryResultRow>(named(s, params))).rows;
    },
    post(s, params) {
      pinned(s, params, key);
      post(named(s, params));
    },
    outbox: (stream, seq, topic) => void sent.push({ stream, seq, topic }),
    timer: (stream, name, dueAt) => void timers.set(`${stream}\n${name}`, { stream, name, dueAt }),
    afterCommit: (fn) => void after.push(fn),
  };
  return {
    tx,
    sent,
    settle,
    get timers() {
      return [...timers.values()];
    },
    committed() {
      for (const fn of after) fn();
    },
  };
}

function pinned(s: Statement, params: readonly unknown[], key: CommandKey): void {
  if (s.group === 'reference') return;
  if (s.group !== key.group || s.fanout)
    throw new Error(
      `statement ${s.name} (${s.group}${s.fanout ? ', fanout' : ''}) does not belong into a command of ${key.group}`,
    );
  if (s.keyAt !== undefined && params[s.keyAt - 1] !== key.key)
    throw new Error(`statement ${s.name} leaves the shard ${key.group} ${key.key} of its command`);
}
