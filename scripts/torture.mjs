// npm run torture: the full sizes of the guarantees (R1-R4, R14, R15, S5, S14, invariants, twelve organs). One line for each, exit 1 when one is not kept.
// `npm run torture -- --size=small` for a look, `--size=50` for another number of kills, keys or facts, `npm run torture -- kill-server replay` for some parts only.
// `npm run torture -- --write docs/torture.md` also puts each line into that table as soon as its part has ended; rows of other parts stay.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';
import { processes, projectOf, suites } from './torture-parts.mjs';
import { writeRow } from './torture-report.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = findNode24(root) ?? process.execPath;
const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
const args = process.argv.slice(2);
const given = args.find((each) => each.startsWith('--size='))?.slice('--size='.length);
const isSmall = given === 'small';
const writeTo = args.includes('--write') ? args[args.indexOf('--write') + 1] : undefined;
const only = args.filter((each, index) => !each.startsWith('-') && args[index - 1] !== '--write');
const known = [...processes, ...suites].map((each) => each.name);
const strange = [
  ...only.filter((each) => !known.includes(each)),
  ...args.filter((each) => each.startsWith('-') && !/^(--size=(small|\d+)|--write|--help)$/.test(each)),
];
if (strange.length > 0 || args.includes('--help') || (args.includes('--write') && writeTo === undefined)) {
  if (strange.length > 0) console.error(`no such part or option: ${strange.join(' ')}`);
  console.error(`npm run torture -- [part ...] [--size=small|--size=<number>] [--write <file>]`);
  console.error(`parts: ${[...new Set(known)].join(' ')}`);
  process.exit(args.includes('--help') ? 0 : 2);
}
const isAsked = (part) => only.length === 0 || only.includes(part.name);

let broken = 0;
function tell(isKept, part, size, text, begin) {
  if (!isKept) broken += 1;
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`${isKept ? '✓' : '✗'} ${part.goal}  ${text}  (${seconds} s)`);
  if (writeTo)
    writeRow(writeTo, { name: part.name, goal: part.goal, size, result: `${isKept ? '✓' : '✗'} ${text}`, seconds });
}

const run = (command, env = {}) =>
  spawnSync(node, command, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });

/** A harness of its own: one process, one line of JSON. */
function runProcess(part) {
  const begin = performance.now();
  const size = given === undefined || isSmall ? String(part.sizes[isSmall ? 0 : 1]) : given;
  const fault = part.fault ? [part.fault] : [];
  const ended = run(['--import', loader, join(root, 'test/torture/run.ts'), part.name, size, ...fault]);
  const line = ended.stdout.split('\n').find((each) => each.startsWith('\u0001'));
  const result = line ? JSON.parse(line.slice(1)) : undefined;
  const text = result ? part.say(result) : `broke (exit ${ended.status})`;
  tell(result !== undefined && part.kept(result), part, `${size} ${part.unit}`, text, begin);
  if (!part.fault && result?.wrong?.length > 0) console.log(result.wrong.slice(0, 5).join('\n'));
}

/** Tests that `npm test` runs small; what they counted they write line by line into a file. */
function runSuite(part) {
  const begin = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'onevisit-figures-'));
  const figures = join(folder, 'figures');
  const filter = part.only ? ['-t', part.only] : [];
  const command = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    projectOf(part),
    ...filter,
    ...part.files,
  ];
  const size = isSmall ? {} : { TORTURE: '1', TORTURE_FIGURES: figures };
  const preload = part.preload ? { NODE_OPTIONS: `--import=${pathToFileURL(join(root, part.preload)).href}` } : {};
  const ended = run(command, { NO_COLOR: '1', ...size, ...preload, ...part.env });
  const count = /Tests\s+(.*)/.exec(ended.stdout)?.[1] ?? `broke (exit ${ended.status})`;
  if (ended.status !== 0) console.log(ended.stdout.slice(-4000));
  const counted = isSmall || !part.figures ? [] : readFigures(figures);
  rmSync(folder, { recursive: true, force: true });
  const isSilent = !isSmall && part.figures && counted.length === 0;
  const text = [...counted, `tests ${count}`].join('; ');
  tell(ended.status === 0 && !isSilent, part, isSmall ? 'small' : part.size, text, begin);
}

function readFigures(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

for (const part of processes.filter(isAsked)) runProcess(part);
for (const part of suites.filter(isAsked)) runSuite(part);
console.log(broken === 0 ? 'everything that was promised was kept' : `${broken} promises were not kept`);
process.exit(broken === 0 ? 0 : 1);
