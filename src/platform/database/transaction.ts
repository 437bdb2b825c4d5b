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
  committed(): void;
}

/** Makes the transaction of one attempt. */
export function buffered(client: pg.PoolClient, key: CommandKey, now: Date): Buffered {
  const sent: { stream: string; seq: number; topic: string }[] = [];
  const timers = new Map<string, { stream: string; name: string; dueAt: Date | null }>();
  const after: (() => void)[] = [];
  const tx: Tx = {
    group: key.group,
    key: key.key,
    now,
    async query<Row>(s: Statement, params: readonly unknown[]) {
      pinned(s, params, key);
      const result = await client.query<Row & pg.QueryResultRow>({
        name: s.name,
        text: s.text,
        values: params as unknown[],
      });
      return result.rows as Row[];
    },
    outbox: (stream, seq, topic) => void sent.push({ stream, seq, topic }),
    timer: (stream, name, dueAt) => void timers.set(`${stream}\n${name}`, { stream, name, dueAt }),
    afterCommit: (fn) => void after.push(fn),
  };
  return {
    tx,
    sent,
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
