import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/support/database.ts';
import { systemClock, uuids } from './clock.ts';
import { readConfig } from './config.ts';
import { openServer, refuseUnsafe } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { connectOnce } from './database/pool.ts';
import { folderStore } from './files.ts';
import { keyRing } from './keys.ts';
import { migrationsFolder } from './open.ts';

let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'onevisit-safety-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await fresh.close();
  await rm(folder, { recursive: true, force: true });
});

const good = {
  version: 180_004,
  encoding: 'UTF8',
  reads_chinese: true,
  owner: false,
  superuser: false,
  role: 'app',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  data_checksums: 'on',
};

test('a server that could lose what was acknowledged, is too old, or cannot read Chinese is refused with the remedy', () => {
  expect(() => refuseUnsafe(good)).not.toThrow();
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'] as const)
    expect(() => refuseUnsafe({ ...good, [name]: 'off' })).toThrow(new RegExp(`${name} off.*Set it to on`));
  expect(() => refuseUnsafe({ ...good, data_checksums: 'off' })).toThrow(/checksums off.*pg_checksums --enable/);
  expect(() => refuseUnsafe({ ...good, version: 140_010 })).toThrow(/too old/);
  expect(() => refuseUnsafe({ ...good, encoding: 'SQL_ASCII' })).toThrow(/encoding SQL_ASCII/);
  expect(() => refuseUnsafe({ ...good, reads_chinese: false })).toThrow(/do not know Chinese/);
  expect(() => refuseUnsafe({ ...good, superuser: true })).toThrow(/superuser/);
});

test('an outside database is taken with two roles only, and the owner is never the application', async () => {
  const config = (app: string, admin: string) => readConfig({ DATABASE_URL: app, DATABASE_ADMIN_URL: admin });
  const server = await openServer(config(fresh.appUrl, fresh.adminUrl));
  expect(server).toMatchObject({ how: 'outside', appRole: 'onevisit_app' });
  await expect(openServer(config(fresh.appUrl, ''))).rejects.toThrow(/DATABASE_ADMIN_URL is missing/);
  await expect(openServer(config(fresh.adminUrl, fresh.adminUrl))).rejects.toThrow(/owns tables/);
  await expect(openServer(config(fresh.appUrl, 'postgres://x:y@127.0.0.1:1/none'))).rejects.toThrow(
    /cannot be reached/,
  );
});

test('a server is asked itself: where commits do not wait for the disk, the house does not open', async () => {
  const config = readConfig({ DATABASE_URL: fresh.appUrl, DATABASE_ADMIN_URL: fresh.adminUrl });
  const admin = await connectOnce(fresh.adminUrl);
  const name = new URL(fresh.appUrl).pathname.slice(1);
  await admin.query(`alter role onevisit_app in database ${name} set synchronous_commit = off`);
  await expect(openServer(config)).rejects.toThrow(/synchronous_commit off.*Set it to on/);
  await admin.query(`alter role onevisit_app in database ${name} reset synchronous_commit`);
  await expect(openServer(config)).resolves.toMatchObject({ how: 'outside' });
  await admin.end();
});

test('a database newer than the program, and an edited migration, stop the start', async () => {
  const admin = await connectOnce(fresh.adminUrl);
  await admin.query(`insert into platform.migration values (9999, 'of-tomorrow', '', now())`);
  await expect(migrate(admin, migrationsFolder, 'onevisit_app', systemClock)).rejects.toThrow(
    /newer than the program.*9999-of-tomorrow/,
  );
  await admin.query(`delete from platform.migration where number = 9999`);
  await admin.query(`update platform.migration set sha256 = 'x' where number = 1`);
  await expect(migrate(admin, migrationsFolder, 'onevisit_app', systemClock)).rejects.toThrow(
    /edited after it had run/,
  );
  await admin.end();
});

test('the application can neither change nor delete a fact, nor empty any table', async () => {
  const app = await connectOnce(fresh.appUrl);
  const tables = await app.query<{ name: string; facts: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relname ~ '_(fact|personal_value|leaf|checkpoint)$' and n.nspname = 'journal' as facts
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
  );
  for (const { name, facts } of tables.rows) {
    await expect(app.query(`truncate ${name}`), name).rejects.toThrow(/permission denied/);
    if (facts) await expect(app.query(`delete from ${name}`), name).rejects.toThrow(/permission denied/);
    if (facts)
      await expect(app.query(`update ${name} set seq = 1`), name).rejects.toThrow(/permission denied|does not exist/);
  }
  expect(tables.rows.filter((it) => it.facts).length).toBeGreaterThan(8);
  await app.end();
});

test('a damaged or foreign data folder, and a wrong setting, are told in one sentence', async () => {
  const { mkdir } = await import('node:fs/promises');
  const place = join(folder, 'odd', process.getuid?.() === 0 ? 'server' : '', 'postgres');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'notes.txt'), 'not a database');
  await expect(openServer(readConfig({ ONEVISIT_DATA: join(folder, 'odd') }))).rejects.toThrow(
    /incomplete or damaged.*Move it aside/,
  );
  await writeFile(join(place, 'PG_VERSION'), '13\n');
  await expect(openServer(readConfig({ ONEVISIT_DATA: join(folder, 'odd') }))).rejects.toThrow(
    /belongs to PostgreSQL 13/,
  );
  expect(() => readConfig({ PORT: '99999' })).toThrow(/PORT=99999/);
  expect(() => readConfig({ ONEVISIT_KIND: 'toy' })).toThrow(/real\|demo\|scenario/);
});

test('a sealed value opens only for its purpose and only unaltered', () => {
  const ring = keyRing(randomBytes(32));
  const sealed = ring.seal(Buffer.from('秘密'), 'row 1');
  expect(ring.open(sealed, 'row 1').toString()).toBe('秘密');
  expect(() => ring.open(sealed, 'row 2')).toThrow();
  expect(() =>
    ring.open(Buffer.concat([sealed.subarray(0, -1), Buffer.of((sealed.at(-1) as number) ^ 1)]), 'row 1'),
  ).toThrow();
  expect(ring.mac('a', 'bc')).not.toEqual(ring.mac('ab', 'c'));
});

test('the same bytes are one file, and an altered file is noticed', async () => {
  const store = folderStore(join(folder, 'files'));
  const [one, two] = await Promise.all([store.put(Buffer.from('a')), store.put(Buffer.from('a'))]);
  expect(one).toBe(two);
  expect(await store.get('0'.repeat(64))).toBeUndefined();
  expect(await store.get('../../etc/passwd')).toBeUndefined();
  await writeFile(join(folder, 'files', one.slice(0, 2), one.slice(2, 4), one), 'b');
  await expect(store.get(one)).rejects.toThrow(/altered/);
  expect(await readdir(join(folder, 'files'))).toHaveLength(1);
});

test('identifiers rise, also within one millisecond and when the clock goes back', () => {
  let at = Date.parse('2026-01-05T00:00:00Z');
  const ids = uuids({ now: () => new Date(at) });
  const many = Array.from({ length: 10_000 }, (_, i) => {
    if (i === 5000) at -= 1000;
    return ids.next();
  });
  expect([...many].sort()).toEqual(many);
  expect(new Set(many).size).toBe(10_000);
  expect(many[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
