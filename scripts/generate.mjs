// Writes every generated file: docs/settings.md, docs/problems/*, db/schema.sql, openapi.json. Run it after changing settings, problems, migrations or routes.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
const ended = spawnSync(findNode24(root) ?? process.execPath, ['--import', loader, join(root, 'scripts/generate.ts')], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(ended.status ?? 1);
