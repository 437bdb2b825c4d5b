/** Migrations: `db/migrations/NNNN-name.sql`, forward only, each in one transaction, hash recorded. Run by the owner. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import { Stop } from '../stop.ts';
import { grantConventions, isGranted } from './grants.ts';

/** A migration file. */
interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

/** Reads the migrations of a folder in order; a bad or doubled number is a bug and throws. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((it) => it.endsWith('.sql')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
      if (!match) throw new Error(`migration ${file}: want NNNN-name.sql`);
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      return {
        number: Number(match[1]),
        name: match[2] as string,
        sha256: createHash('sha256').update(text).digest('hex'),
        text,
      };
    }),
  );
  found.forEach((it, i) => {
    if (found[i - 1]?.number === it.number) throw new Error(`migration number ${it.number} is used twice`);
  });
  return found;
}

/** Brings a database up to date and grants by convention; `upTo` stops after that number (restore); gives the names of the migrations that ran now. */
export async function migrate(
  admin: pg.Client,
  folder: string,
  appRole: string,
  clock: Clock,
  upTo = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  await admin.query('select pg_advisory_lock(720640)');
  try {
    const done = await appliedMigrations(admin);
    refuseStrangers(done, migrations);
    const ran: string[] = [];
    for (const it of migrations.filter((m) => !done.has(m.number) && m.number <= upTo)) {
      await runOne(admin, it, clock);
      ran.push(`${String(it.number).padStart(4, '0')}-${it.name}`);
    }
    if (ran.length > 0 || !(await isGranted(admin, appRole))) await grantConventions(admin, appRole);
    return ran;
  } finally {
    await admin.query('select pg_advisory_unlock(720640)').catch(() => undefined);
  }
}

/** The migrations a database has had: number -> hash. */
export async function appliedMigrations(
  client: pg.Client,
): Promise<ReadonlyMap<number, { name: string; sha256: string }>> {
  const exists = await client.query<{ there: boolean }>(
    `select to_regclass('platform.migration') is not null as there`,
  );
  if (!exists.rows[0]?.there) return new Map();
  const rows = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from platform.migration order by number',
  );
  return new Map(rows.rows.map((row) => [row.number, row]));
}

function refuseStrangers(done: Awaited<ReturnType<typeof appliedMigrations>>, migrations: readonly Migration[]): void {
  for (const [number, row] of done) {
    const file = migrations.find((it) => it.number === number);
    const name = `${String(number).padStart(4, '0')}-${row.name}`;
    if (!file) {
      throw new Stop(
        `数据库比程序新：它含有本版本没有的迁移 ${name}。请使用更新版本的 OneVisit，数据没有改动。`,
        `The database is newer than the program: it has migration ${name}, which this version does not know. Use a newer OneVisit; nothing was changed.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new Stop(
        `迁移文件 ${name} 在执行之后被改动过。请恢复原文件，另写一个新的迁移。`,
        `The migration file ${name} was edited after it had run. Restore the file and write a new migration instead.`,
      );
    }
  }
}

async function runOne(admin: pg.Client, it: Migration, clock: Clock): Promise<void> {
  await admin.query('begin');
  try {
    await admin.query(it.text);
    await admin.query('insert into platform.migration (number, name, sha256, applied_at) values ($1, $2, $3, $4)', [
      it.number,
      it.name,
      it.sha256,
      clock.now(),
    ]);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback').catch(() => undefined);
    const position = (error as { position?: string }).position;
    const line = position ? it.text.slice(0, Number(position)).split('\n').length : undefined;
    throw new Error(`migration ${it.number}-${it.name}${line ? ` line ${line}` : ''}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
