import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, type Config } from '../config.ts';
import { openServer } from '../database/connect.ts';
import { connectOnce } from '../database/pool.ts';
import { folderStore } from '../files.ts';
import { openHouse } from '../open.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

let folder: string;
let config: Config;
const quiet = () => undefined;
const other = (name: string): Config => ({ ...config, data: join(folder, name) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onevisit-backup-'));
  await chmod(folder, 0o755);
  config = readConfig({ ONEVISIT_DATA: join(folder, 'first'), ONEVISIT_LOG: 'silent' });
  const opened = await openHouse(config, []);
  await opened.house.files.put(Buffer.from('营业执照'));
  await opened.house.db.command(
    { group: 'cell', key: 3, actor: 'a', route: 'r', idempotencyKey: 'k', bodyHash: '' },
    async (tx) => {
      tx.outbox('m-1', 1, `引号 " 与换行\n`);
      tx.timer('m-1', 'limit', new Date('2026-01-05T01:02:03.456Z'));
      return { 中: '文', empty: '', none: null };
    },
  );
  await opened.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function contents(of: Config): Promise<unknown> {
  const server = await openServer(of);
  const client = await connectOnce(server.adminUrl);
  const all: unknown[] = [];
  for (const table of ['installation', 'cell', 'cell_command', 'cell_outbox', 'cell_timer'])
    all.push((await client.query(`select * from platform.${table} order by 1`)).rows);
  await client.end();
  await server.close();
  return all;
}

test('a backup with its keys brings everything back, byte for byte, into an empty place', async () => {
  const done = await backUp(config, join(folder, 'b1'), { keys: true, progress: quiet });
  expect(done).toMatchObject({ files: 1, keys: true });
  expect(await restore(other('second'), join(folder, 'b1'), quiet)).toMatchObject({
    rows: done.rows,
    files: 1,
    keys: 'restored',
  });
  expect(await contents(other('second'))).toEqual(await contents(config));
  const files = folderStore(join(folder, 'second/files'));
  for await (const name of files.list()) expect((await files.get(name))?.toString()).toBe('营业执照');
  expect(await readFile(join(folder, 'second/master.key'))).toEqual(await readFile(join(folder, 'first/master.key')));
});

test('a restore never overwrites: a database with anything in it is refused', async () => {
  await expect(restore(config, join(folder, 'b1'), quiet)).rejects.toThrow(/not empty/);
});

test('a backup with one altered byte is refused before anything is written', async () => {
  await backUp(config, join(folder, 'b2'), { keys: false, progress: quiet });
  const file = join(folder, 'b2/tables/platform.cell_outbox.ndjson');
  await writeFile(file, (await readFile(file, 'utf8')).replace('m-1', 'm-2'));
  await expect(restore(other('third'), join(folder, 'b2'), quiet)).rejects.toThrow(/damaged.*cell_outbox/);
  await expect(readFile(join(folder, 'third/postgres.json'))).rejects.toThrow(/ENOENT/);
});

test('a backup is not written over another, and a folder that is none is not restored', async () => {
  await expect(backUp(config, join(folder, 'b1'), { keys: false, progress: quiet })).rejects.toThrow(/exists already/);
  await expect(restore(other('fourth'), folder, quiet)).rejects.toThrow(/is no backup/);
});
