// npm test: everything through vitest. The last line is exactly `N passed, N failed`; the exit code is honest, also when vitest itself breaks.
// Arguments go on to vitest: `npm test -- src/planner`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'onevisit-results-'));
const file = join(folder, 'results.json');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)];
const ended = spawnSync(findNode24(root) ?? process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });

const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
rmSync(folder, { recursive: true, force: true });
const passed = results?.numPassedTests ?? 0;
// A file that could not be read has no failed test in it, a skipped test proves nothing: both count as failed here.
const brokenFiles = (results?.testResults ?? []).filter(
  (it) => it.status === 'failed' && it.assertionResults.every((one) => one.status !== 'failed'),
).length;
const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
let failed = (results?.numFailedTests ?? 0) + brokenFiles + (process.argv.length > 2 ? 0 : skipped);
if (!results) console.log('vitest ended without results');
if (failed === 0 && ended.status !== 0) {
  console.log(`vitest ended with ${ended.status ?? ended.signal} although no test failed`);
  failed = 1;
}
if (passed === 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
