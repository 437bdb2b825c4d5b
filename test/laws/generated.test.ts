import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';
import { generatedFiles } from '../../src/platform/generated.ts';
import { platformRoom } from '../../src/platform/platform-room.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';
import { root } from './sources.ts';

let fresh: FreshHouse;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  fresh = await freshHouse(rooms);
  const admin = await connectOnce(fresh.adminUrl);
  files = await generatedFiles(fresh.app, fresh.house, [platformRoom, ...rooms], admin);
  await admin.end();
});
afterAll(() => fresh.close());

/** Paths whose text on disk is not what it has to be. */
function stale(wanted: ReadonlyMap<string, string>, read: (path: string) => string | undefined): string[] {
  return [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path);
}

const onDisk = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};

test('generated files are fresh: settings, problem pages, schema, contract (node scripts/generate.mjs writes them)', () => {
  expect(files.size).toBeGreaterThan(15);
  expect(stale(files, onDisk)).toEqual([]);
});

test('no page is left of a problem that no longer exists', () => {
  expect(readdirSync(join(root, 'docs/problems')).filter((name) => !files.has(`docs/problems/${name}`))).toEqual([]);
});

test('the law catches a file that differs in one character, and one that is not there', () => {
  expect(
    stale(files, (path) =>
      path === 'docs/settings.md' ? `${files.get(path)} ` : path === 'db/schema.sql' ? undefined : files.get(path),
    ),
  ).toEqual(['docs/settings.md', 'db/schema.sql']);
});
