// npm run bench:web: the pages' weight and speed in the real browser beside an anchor page. Arguments choose pages by a part of their path; --write docs/pages.md keeps the record; BENCH_WEB_RUNS, loads of each (3).
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
const run = join(root, 'bench/web/run.ts');
const ended = spawnSync(findNode24(root) ?? process.execPath, ['--import', loader, run, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(ended.status ?? 1);
