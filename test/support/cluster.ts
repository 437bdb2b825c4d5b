/** Vitest's global setup for the database tests: one throw-away embedded PostgreSQL, one migrated template database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../../src/platform/clock.ts';
import { beBorn } from '../../src/platform/database/birth.ts';
import { openEmbedded, roles } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses of the throw-away server; the template database is `onevisit`. */
    postgres: { adminUrl: string; appUrl: string };
  }
}

/** Starts the server, migrates the template, and gives the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'onevisit-test-'));
  const server = await openEmbedded(folder, { extra: ['max_connections=200', 'autovacuum=off'] });
  const admin = await connectOnce(server.adminUrl);
  try {
    await migrate(admin, join(import.meta.dirname, '../../db/migrations'), roles.app, systemClock);
    await beBorn(admin, 'demo', systemClock);
  } catch (error) {
    await admin.end();
    await server.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  await admin.end();
  project.provide('postgres', { adminUrl: server.adminUrl, appUrl: server.appUrl });
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
