/** Reads a backup into an empty database. Every hash is verified before the first row is written; the rows go in by one transaction. */
import { existsSync, createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openServer } from '../database/connect.ts';
import { appliedMigrations, migrate, readMigrations } from '../database/migrate.ts';
import { connectOnce } from '../database/pool.ts';
import { folderStore } from '../files.ts';
import { masterKeyFile } from '../keys.ts';
import { migrationsFolder } from '../open.ts';
import { Stop } from '../stop.ts';
import { sha256Of, type Manifest, type TableEntry } from './manifest.ts';

/** What was restored. */
interface RestoreResult {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly keys: 'restored' | 'already there' | 'not in the backup';
}

/** Restores. Refuses a damaged backup, a backup of a newer program, and a database that is not empty. */
export async function restore(
  config: Config,
  folder: string,
  progress: (text: string) => void,
): Promise<RestoreResult> {
  const manifest = await readManifest(folder);
  await verify(manifest, folder, progress);
  await refuseNewer(manifest);
  await refuseOtherKey(manifest, config);
  const server = await openServer(config);
  const client = await connectOnce(server.adminUrl).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    if ((await appliedMigrations(client)).size > 0) throw notEmpty();
    await migrate(
      client,
      migrationsFolder,
      server.appRole,
      systemClock,
      Math.max(...manifest.migrations.map((it) => it.number)),
    );
    const rows = await fill(client, manifest, folder, progress);
    await migrate(client, migrationsFolder, server.appRole, systemClock);
    // Until somebody has counted, the planner of a full database takes it for an empty one.
    await client.query('analyze');
    const files = await copyFiles(manifest, config, folder);
    return { tables: manifest.tables.length, rows, files, keys: await restoreKeys(manifest, config, folder) };
  } finally {
    await client.end();
    await server.close();
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Stop(
      `${folder} 不是备份文件夹（没有 manifest.json）。请指定 onevisit backup 写出的文件夹。`,
      `${folder} is no backup (it has no manifest.json). Name a folder that onevisit backup wrote.`,
    );
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // falls through: not JSON is as damaged as a wrong format
  }
  throw damaged(folder, 'manifest.json');
}

async function verify(manifest: Manifest, folder: string, progress: (text: string) => void): Promise<void> {
  progress('verifying hashes');
  const expected: [string, string][] = [
    ...manifest.tables.map((it): [string, string] => [join('tables', `${it.schema}.${it.name}.ndjson`), it.sha256]),
    ...manifest.files.map((it): [string, string] => [join('files', it.sha256), it.sha256]),
    ...(manifest.keysSha256 ? [[join('keys', masterKeyFile), manifest.keysSha256] as [string, string]] : []),
  ];
  for (const [path, sha256] of expected) {
    const found = await sha256Of(join(folder, path)).catch(() => 'missing');
    if (found !== sha256) throw damaged(folder, path);
  }
}

async function refuseNewer(manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations(migrationsFolder)).map((it) => [it.number, it.sha256]));
  const stranger = manifest.migrations.find((it) => known.get(it.number) !== it.sha256);
  if (!stranger) return;
  throw new Stop(
    `备份来自另一个版本（迁移 ${stranger.number}-${stranger.name}）。请用同一版本或更新的 OneVisit 恢复。`,
    `The backup comes from another version (migration ${stranger.number}-${stranger.name}). Restore it with the same or a newer OneVisit.`,
  );
}

async function refuseOtherKey(manifest: Manifest, config: Config): Promise<void> {
  const file = join(config.data, masterKeyFile);
  if (!manifest.keysSha256 || !existsSync(file) || (await sha256Of(file)) === manifest.keysSha256) return;
  throw new Stop(
    `数据文件夹 ${config.data} 已有另一把密钥。请用 ONEVISIT_DATA 指定一个新的数据文件夹。`,
    `The data folder ${config.data} has another key already. Name a new data folder with ONEVISIT_DATA.`,
  );
}

function notEmpty(): Stop {
  return new Stop(
    '数据库不是空的，恢复不会覆盖任何内容。请用 ONEVISIT_DATA 指定新的数据文件夹，或换一个空数据库。',
    'The database is not empty, and a restore overwrites nothing. Name a new data folder with ONEVISIT_DATA, or another, empty database.',
  );
}

function damaged(folder: string, path: string): Stop {
  return new Stop(
    `备份 ${folder} 已损坏：${path} 缺失或内容不符。请使用另一份备份，数据库没有改动。`,
    `The backup ${folder} is damaged: ${path} is missing or altered. Use another backup; the database was not touched.`,
  );
}

async function fill(
  client: pg.Client,
  manifest: Manifest,
  folder: string,
  progress: (text: string) => void,
): Promise<number> {
  let rows = 0;
  await client.query('begin');
  try {
    for (const table of manifest.tables) {
      progress(`${table.schema}.${table.name}`);
      rows += await fillTable(client, table, join(folder, 'tables', `${table.schema}.${table.name}.ndjson`));
    }
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function fillTable(client: pg.Client, table: TableEntry, file: string): Promise<number> {
  const into = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;
  const names = table.columns.map((it) => client.escapeIdentifier(it.name));
  // Only what a migration itself put there is in the way; tables that refuse deletion are empty.
  const filled = await client.query<{ filled: boolean }>(`select exists (select 1 from ${into}) as filled`);
  if (filled.rows[0]?.filled) await client.query(`delete from ${into}`);
  const text = `insert into ${into} (${names.join(', ')}) overriding system value
    select ${table.columns.map((it, i) => `(line ->> ${i})::${it.type}`).join(', ')} from unnest($1::jsonb[]) as line`;
  let batch: string[] = [];
  let rows = 0;
  const flush = async () => {
    if (batch.length > 0) await client.query(text, [batch]);
    rows += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (batch.push(line) >= 500) await flush();
  }
  await flush();
  if (rows !== table.rows) throw damaged(file, `${rows} rows`);
  return rows;
}

async function copyFiles(manifest: Manifest, config: Config, folder: string): Promise<number> {
  const store = folderStore(join(config.data, 'files'));
  for (const { sha256 } of manifest.files) await store.put(await readFile(join(folder, 'files', sha256)));
  return manifest.files.length;
}

async function restoreKeys(manifest: Manifest, config: Config, folder: string): Promise<RestoreResult['keys']> {
  const file = join(config.data, masterKeyFile);
  if (existsSync(file)) return 'already there';
  if (!manifest.keysSha256) return 'not in the backup';
  await mkdir(config.data, { recursive: true });
  await copyFile(join(folder, 'keys', masterKeyFile), file);
  return 'restored';
}
