/** A fresh, migrated database for a test file, copied from the template in milliseconds. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/index.ts';
import { ensureDatabase, withDatabase } from '../../src/platform/database/migrate.ts';
import { templateName, testRole } from './database-setup.ts';

export interface FreshDatabase {
  readonly db: Database;
  /** As the program sees it: a role that owns nothing. */
  readonly programUrl: string;
  /** As the owner sees it, for tampering and for looking at the catalog. */
  readonly adminUrl: string;
  /** Runs plain SQL as the owner. */
  asOwner<Row extends pg.QueryResultRow>(text: string, params?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Makes it. `now` is the clock that commands see; the real one unless told. */
export async function freshDatabase(options: { now?: () => Date } = {}): Promise<FreshDatabase> {
  const server = inject('databaseAdminUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await ensureDatabase(server, name, templateName);
  const adminUrl = withDatabase(server, name);
  const programUrl = withDatabase(server, name, testRole);
  const db = openDatabase({ url: programUrl, now: options.now ?? (() => new Date()), connections: 8, patience: 5000 });
  const owner = new pg.Pool({ connectionString: adminUrl, max: 2 });
  return {
    db,
    programUrl,
    adminUrl,
    asOwner: async <Row extends pg.QueryResultRow>(text: string, params: unknown[] = []) => (await owner.query<Row>(text, params)).rows,
    async close() {
      await db.close();
      await owner.end();
    },
  };
}
