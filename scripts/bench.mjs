// npm run bench: every bench/*.bench.ts, one after the other, and one table. A bench file's default export gives rows { name, value, unit }.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = findNode24(root) ?? process.execPath;
const only = process.argv.slice(2);
const files = readdirSync(join(root, 'bench')).filter(
  (it) => it.endsWith('.bench.ts') && (only.length === 0 || only.some((word) => it.includes(word))),
);
const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;

const rows = [];
let broken = 0;
for (const file of files.sort()) {
  const url = pathToFileURL(join(root, 'bench', file)).href;
  const code = `const { default: bench } = await import(${JSON.stringify(url)}); console.log('\\u0001' + JSON.stringify(await bench()));`;
  const ended = spawnSync(node, ['--import', loader, '--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = ended.stdout.split('\n').find((it) => it.startsWith('\u0001'));
  if (ended.status !== 0 || !line) {
    broken += 1;
    console.log(`${file} broke (exit ${ended.status})`);
    continue;
  }
  for (const row of JSON.parse(line.slice(1))) rows.push({ bench: file.replace('.bench.ts', ''), ...row });
}
const cells = rows.map((row) => [
  row.bench,
  row.name,
  Number(row.value).toLocaleString('en', { maximumFractionDigits: 3 }),
  row.unit,
]);
const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((it) => it[i].length), 0));
for (const it of cells)
  console.log(`${it[0].padEnd(widths[0])}  ${it[1].padEnd(widths[1])}  ${it[2].padStart(widths[2])}  ${it[3]}`);
console.log(`${rows.length} figures of ${files.length} benches, ${broken} broken`);
process.exit(broken === 0 && rows.length > 0 ? 0 : 1);
