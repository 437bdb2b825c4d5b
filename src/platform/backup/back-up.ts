/** A logical backup: every table as seen by one snapshot, then every file. Files are only ever added, so those of the snapshot are all there. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openServer } from '../database/connect.ts';
import { appliedMigrations } from '../database/migrate.ts';
import { connectOnce } from '../database/pool.ts';
import { folderStore } from '../files.ts';
import { masterKeyFile } from '../keys.ts';
import { diskFull, isDiskFull, Stop } from '../stop.ts';
import { sha256Of, tablesOf, type Manifest, type TableEntry } from './manifest.ts';

/** What a backup holds. */
interface BackupResult {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly keys: boolean;
  readonly manifestSha256: string;
}

/** Backs up into a new folder; it appears under its name only when it is complete. */
export async function backUp(
  config: Config,
  folder: string,
  options: { readonly keys: boolean; readonly progress: (text: string) => void },
): Promise<BackupResult> {
  if (existsSync(folder))
    throw new Stop(
      `${folder} 已存在。备份只写入新文件夹，请换一个名字。`,
      `${folder} exists already. A backup is written into a new folder only; choose another name.`,
    );
  const fresh = `${folder}.unfinished`;
  await rm(fresh, { recursive: true, force: true });
  const server = await openServer(config);
  try {
    await mkdir(join(fresh, 'tables'), { recursive: true, mode: 0o700 });
    const { tables, ...head } = await exportTables(server.adminUrl, join(fresh, 'tables'), options.progress);
    const files = await copyFiles(config, join(fresh, 'files'));
    const keysSha256 = options.keys ? await copyKeys(config, join(fresh, 'keys')) : null;
    const manifest: Manifest = {
      format: 1,
      takenAt: systemClock.now().toISOString(),
      ...head,
      tables,
      files,
      keysSha256,
    };
    await writeFile(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    await rename(fresh, folder);
    const rows = tables.reduce((sum, it) => sum + it.rows, 0);
    return {
      tables: tables.length,
      rows,
      files: files.length,
      keys: options.keys,
      manifestSha256: await sha256Of(join(folder, 'manifest.json')),
    };
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw isDiskFull(error) ? diskFull(folder) : error;
  } finally {
    await server.close();
  }
}

async function exportTables(
  adminUrl: string,
  folder: string,
  progress: (text: string) => void,
): Promise<Pick<Manifest, 'installation' | 'migrations'> & { tables: TableEntry[] }> {
  const client = await connectOnce(adminUrl);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local timezone to 'UTC'`);
    await client.query(`set local datestyle to 'ISO'`);
    const migrations = [...(await appliedMigrations(client))].map(([number, it]) => ({
      number,
      name: it.name,
      sha256: it.sha256,
    }));
    if (migrations.length === 0)
      throw new Stop(
        '数据库是空的，没有可备份的内容。请先启动一次。',
        'The database is empty, there is nothing to back up. Start OneVisit once first.',
      );
    const found = await client.query<Manifest['installation']>('select id, kind from platform.installation');
    const tables: TableEntry[] = [];
    for (const table of await tablesOf(client)) {
      progress(`${table.schema}.${table.name}`);
      tables.push(await exportTable(client, table, folder));
    }
    await client.query('commit');
    return { installation: found.rows[0] as Manifest['installation'], migrations, tables };
  } finally {
    await client.end();
  }
}

async function exportTable(
  client: pg.Client,
  table: { schema: string; name: string; columns: TableEntry['columns'] },
  folder: string,
): Promise<TableEntry> {
  const hash = createHash('sha256');
  const out = createWriteStream(join(folder, `${table.schema}.${table.name}.ndjson`), { mode: 0o600 });
  const failed = new Promise<never>((_, fail) => out.once('error', fail));
  failed.catch(() => undefined);
  const columns = table.columns.map((it) => `${client.escapeIdentifier(it.name)}::text`).join(', ');
  await client.query(
    `declare export no scroll cursor for select array[${columns}]::text[] as line from ${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`,
  );
  let rows = 0;
  for (;;) {
    const batch = await client.query<{ line: (string | null)[] }>('fetch 1000 from export');
    if (batch.rows.length === 0) break;
    const text = batch.rows.map((row) => `${JSON.stringify(row.line)}\n`).join('');
    hash.update(text);
    rows += batch.rows.length;
    if (!out.write(text)) await Promise.race([once(out, 'drain'), failed]);
  }
  await client.query('close export');
  out.end();
  await Promise.race([once(out, 'close'), failed]);
  return { ...table, rows, sha256: hash.digest('hex') };
}

async function copyFiles(config: Config, folder: string): Promise<Manifest['files']> {
  const store = folderStore(join(config.data, 'files'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: { sha256: string; size: number }[] = [];
  for await (const sha256 of store.list()) {
    const bytes = await store.get(sha256);
    if (!bytes) continue;
    await writeFile(join(folder, sha256), bytes, { mode: 0o600 });
    files.push({ sha256, size: bytes.length });
  }
  return files;
}

async function copyKeys(config: Config, folder: string): Promise<string | null> {
  const file = join(config.data, masterKeyFile);
  if (!existsSync(file)) return null;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyFile(file, join(folder, masterKeyFile));
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
