// npm run torture: the full sizes of the guarantees (R1-R4, R14, R15, S5, S14, invariants, twelve organs). One line for each, exit 1 when one is not kept.
// `npm run torture -- --size=small` for a look, `npm run torture -- kill-server replay` for some parts only. Figures go to standard output.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = findNode24(root) ?? process.execPath;
const loader = pathToFileURL(join(root, 'scripts/loader.mjs')).href;
const args = process.argv.slice(2);
const isSmall = args.includes('--size=small');
const only = args.filter((each) => !each.startsWith('--'));

const zero = (it) => [it.lost, it.doubled, it.gaps, it.outbox, it.projections, it.wrong.length].every((n) => n === 0);
const four = (it) =>
  `${it.acked} acknowledged; lost ${it.lost}, doubled ${it.doubled}, gaps ${it.gaps}, outbox ${it.outbox}, projections ${it.projections}`;
const harness = [
  {
    name: 'kill-server',
    goal: 'R1',
    sizes: [5, 200],
    kept: (it) => zero(it) && it.leastInFlight >= 16,
    say: (it) =>
      `${it.kills} kills, >= ${it.leastInFlight} in flight; ${four(it)}; slowest first answer ${Math.round(it.slowestMs)} ms`,
  },
  {
    name: 'kill-server',
    goal: 'R1 planted: no key look-up',
    sizes: [5, 25],
    fault: 'no-key-look-up',
    kept: (it) => it.doubled > 0,
    say: (it) => `${it.kills} kills: ${it.doubled} doubled`,
  },
  {
    name: 'kill-server',
    goal: 'R1 planted: answer before commit',
    sizes: [3, 15],
    fault: 'ack-before-commit',
    kept: (it) => it.lost > 0,
    say: (it) => `${it.kills} kills: ${it.lost} lost of ${it.acked}`,
  },
  {
    name: 'kill-database',
    goal: 'R2',
    sizes: [3, 200],
    kept: (it) => zero(it) && it.leastInFlight >= 16,
    say: (it) =>
      `${it.kills} kills, >= ${it.leastInFlight} in flight; ${four(it)}; slowest first answer ${Math.round(it.slowestMs)} ms after the database`,
  },
  {
    name: 'crash-points',
    goal: 'R3',
    sizes: [1, 20],
    kept: (it) => zero(it) && it.unreached.length === 0 && it.echoes === 0,
    say: (it) =>
      `${it.points} points, ${it.crashes} crashes, unreached ${it.unreached.join(' ') || 'none'}; ${four(it)}; outside effects wrong ${it.echoes}`,
  },
  {
    name: 'same-keys',
    goal: 'R4',
    sizes: [100, 10_000],
    kept: (it) => it.differing === 0 && it.otherBody === 0 && it.otherPerson === 0 && it.effects === it.keys,
    say: (it) =>
      `${it.keys} keys, ${it.sent} requests: ${it.effects} effects, ${it.differing} differing answers, other body taken ${it.otherBody}, other person confused ${it.otherPerson}`,
  },
  {
    name: 'same-keys',
    goal: 'R4 planted: key not scoped to person',
    sizes: [20, 100],
    fault: 'key-not-scoped-to-person',
    kept: (it) => it.otherPerson > 0,
    say: (it) => `${it.otherPerson} of ${it.keys} confused`,
  },
  {
    name: 'replay',
    goal: 'R15',
    sizes: [3000, 1_000_000],
    kept: (it) => it.wrong === 0 && it.isHashEqual && it.planted.wrong > 0 && !it.planted.isHashEqual,
    say: (it) =>
      `${it.facts} facts of ${it.matters} matters folded twice (${it.foldedMs} ms each): ${it.wrong} differ, hashes ${it.isHashEqual ? 'equal' : 'differ'}; planted clock found in ${it.planted.wrong}`,
  },
];
const suites = [
  { name: 'invariants', goal: 'invariants and R17', project: 'unit', files: ['src/matters/invariants.test.ts'] },
  {
    name: 'days',
    goal: 'R14: 1,000,000 day counts under four time zones',
    project: 'unit',
    files: ['src/calendar/due.test.ts', 'src/calendar/clock.test.ts'],
  },
  {
    name: 'tamper',
    goal: 'S5',
    project: 'db',
    files: ['src/journal/tamper.db.test.ts', 'src/journal/verifier.db.test.ts', 'src/journal/chain.test.ts'],
  },
  {
    name: 'nobody-deletes',
    goal: 'S14',
    project: 'db',
    files: ['src/platform/safety.db.test.ts', 'test/access/attacks.db.test.ts'],
  },
  {
    name: 'twelve-organs',
    goal: 'twelve organs at once, 1,000 times',
    project: 'db',
    files: ['src/matters/together.db.test.ts'],
  },
];

let broken = 0;
function tell(isKept, goal, text, begin) {
  if (!isKept) broken += 1;
  console.log(`${isKept ? '✓' : '✗'} ${goal}  ${text}  (${((performance.now() - begin) / 1000).toFixed(0)} s)`);
}
for (const part of harness.filter((each) => only.length === 0 || only.includes(each.name))) {
  const begin = performance.now();
  const size = String(part.sizes[isSmall ? 0 : 1]);
  const ended = spawnSync(
    node,
    ['--import', loader, join(root, 'test/torture/run.ts'), part.name, size, ...(part.fault ? [part.fault] : [])],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = ended.stdout.split('\n').find((each) => each.startsWith('\u0001'));
  const result = line ? JSON.parse(line.slice(1)) : undefined;
  tell(
    result !== undefined && part.kept(result),
    part.goal,
    result ? part.say(result) : `broke (exit ${ended.status})`,
    begin,
  );
  if (result?.wrong?.length > 0) console.log(result.wrong.slice(0, 5).join('\n'));
}
for (const suite of suites.filter((each) => only.length === 0 || only.includes(each.name))) {
  const begin = performance.now();
  const ended = spawnSync(
    node,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', suite.project, ...suite.files],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1', ...(isSmall ? {} : { TORTURE: '1' }) },
    },
  );
  const count = /Tests\s+(.*)/.exec(ended.stdout)?.[1] ?? `broke (exit ${ended.status})`;
  if (ended.status !== 0) console.log(ended.stdout.slice(-4000));
  tell(ended.status === 0, suite.goal, count, begin);
}
console.log(broken === 0 ? 'everything that was promised was kept' : `${broken} promises were not kept`);
process.exit(broken === 0 ? 0 : 1);
