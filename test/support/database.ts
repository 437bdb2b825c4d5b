/** A database of its own for a test file: a copy of the migrated template, on a real PostgreSQL. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { systemClock, type Clock } from '../../src/platform/clock.ts';
import { openDatabase, type Database, type DatabaseParts } from '../../src/platform/database/database.ts';
import { connectOnce, makePool } from '../../src/platform/database/pool.ts';

/** What a test gets. `close` drops the database. */
export interface FreshDatabase {
  readonly db: Database;
  /** Address for the role that owns everything: to look behind the curtain, to tamper. */
  readonly adminUrl: string;
  /** Address for the role that owns nothing, as which `db` is connected. */
  readonly appUrl: string;
  close(): Promise<void>;
}

const withDatabase = (url: string, name: string): string => {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
};

/** Makes a fresh, migrated database. Ordinary use: in `beforeAll`, with `close` in `afterAll`. */
export async function freshDatabase(
  options: {
    readonly clock?: Clock;
    readonly poolSize?: number;
    readonly budgetMs?: number;
    readonly wake?: DatabaseParts['wake'];
  } = {},
): Promise<FreshDatabase> {
  const server = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.adminUrl, `create database ${name} template onevisit`);
  const adminUrl = withDatabase(server.adminUrl, name);
  const appUrl = withDatabase(server.appUrl, name);
  const pool = makePool(appUrl, options.poolSize ?? 8, () => undefined);
  const db = openDatabase({
    pool,
    clock: options.clock ?? systemClock,
    ...(options.budgetMs ? { budgetMs: options.budgetMs } : {}),
    ...(options.wake ? { wake: options.wake } : {}),
  });
  return {
    db,
    adminUrl,
    appUrl,
    async close() {
      await db.close();
      await asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdmin(url: string, text: string): Promise<void> {
  const client = await connectOnce(withDatabase(url, 'postgres'));
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        await client.query(text);
        return;
      } catch (error) {
        // Two copies of one template at once: the second waits its turn (55006, object in use).
        if ((error as { code?: string }).code !== '55006' || tries > 600) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  } finally {
    await client.end();
  }
}
