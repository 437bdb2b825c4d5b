/** See generate.mjs, which runs this with the loader: builds a throw-away house and writes what it says. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rooms } from '../src/main.ts';
import { readConfig } from '../src/platform/index.ts';
import { connectOnce } from '../src/platform/database/pool.ts';
import { generatedFiles } from '../src/platform/generated.ts';
import { openHouse } from '../src/platform/open.ts';
import { buildServer } from '../src/platform/server.ts';

const root = join(import.meta.dirname, '..');
const data = await mkdtemp(join(tmpdir(), 'onevisit-generate-'));
const opened = await openHouse(readConfig({ ONEVISIT_DATA: data, ONEVISIT_LOG: 'silent' }), rooms);
const app = await buildServer(opened.house, opened.rooms);
await app.ready();
const admin = await connectOnce(opened.server.adminUrl);
try {
  const files = await generatedFiles(app, opened.house, opened.rooms, admin);
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const name of await readdir(join(root, 'docs/problems')))
    if (!files.has(`docs/problems/${name}`)) await rm(join(root, 'docs/problems', name));
  process.stdout.write(`${files.size} files\n`);
} finally {
  await admin.end();
  await app.close();
  await opened.close();
  await rm(data, { recursive: true, force: true });
}
