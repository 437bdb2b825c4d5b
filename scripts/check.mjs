// npm run check: types, lint, format, laws. One summary line each; what is wrong is printed above it.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = findNode24(root) ?? process.execPath;
const script = (path) => [node, [join(root, 'node_modules', path)]];

const checks = [
  { name: 'types', run: script('typescript/bin/tsc'), args: ['--noEmit'] },
  { name: 'lint', run: script('oxlint/bin/oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', run: script('@biomejs/biome/bin/biome'), args: ['format', '.'] },
  { name: 'laws', run: script('vitest/vitest.mjs'), args: ['run', '--project', 'laws'] },
];

let wrong = 0;
const lines = [];
for (const { name, run, args } of checks) {
  const begin = performance.now();
  const [command, first] = run;
  const ended = spawnSync(command, [...first, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const isFine = ended.status === 0;
  if (!isFine) {
    wrong += 1;
    console.log(`${ended.stdout ?? ''}${ended.stderr ?? ''}${ended.error ? ended.error.message : ''}`);
  }
  lines.push(`${isFine ? '✓' : '✗'} ${name}  ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}
console.log(lines.join('\n'));
process.exit(wrong === 0 ? 0 : 1);
