/** Once for a whole run: one throw-away PostgreSQL in a temporary folder, and one template database with every migration carried out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { ensureDatabase, ensureProgramRole, grantToProgram, migrate, readMigrations, withDatabase } from '../../src/platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseAdminUrl: string;
  }
}

/** The program's role and its password in tests. */
export const testRole = { name: 'onevisit_app', password: 'only-for-tests' } as const;
export const templateName = 'onevisit_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'onevisit-test-'));
  const { chmod } = await import('node:fs/promises');
  await chmod(home, 0o755);
  const server = await startEmbedded(home, { fast: true });
  await ensureProgramRole(server.adminUrl, testRole.name, testRole.password);
  await ensureDatabase(server.adminUrl, templateName);
  const template = withDatabase(server.adminUrl, templateName);
  await migrate(template, await readMigrations(new URL('../../db/migrations/', import.meta.url).pathname));
  await grantToProgram(template, testRole.name);
  project.provide('databaseAdminUrl', server.adminUrl);
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}
