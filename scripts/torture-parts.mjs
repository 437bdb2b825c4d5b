// The parts of `npm run torture`: what each promises, its small and its full size, what must hold and how it is told.

const zero = (it) => [it.lost, it.doubled, it.gaps, it.outbox, it.projections, it.wrong.length].every((n) => n === 0);
const four = (it) =>
  `${it.acked} acknowledged; lost ${it.lost}, doubled ${it.doubled}, gaps ${it.gaps}, outbox ${it.outbox}, projections ${it.projections}`;
const killed = (from) => (it) =>
  `${it.kills} kills, >= ${it.leastInFlight} in flight; ${four(it)}; first answer after ${Math.round(it.medianMs)} ms in the middle, ${Math.round(it.slowestMs)} ms at worst, ${from}`;

/** Each in a process of its own (`test/torture/run.ts`). */
export const processes = [
  {
    name: 'kill-server',
    goal: 'R1: the server killed under load',
    sizes: [5, 200],
    unit: 'kills',
    kept: (it) => zero(it) && it.leastInFlight >= 16,
    say: killed('counted from the start of the process'),
  },
  {
    name: 'kill-server',
    goal: 'R1 planted: no key look-up',
    sizes: [5, 25],
    unit: 'kills',
    fault: 'no-key-look-up',
    kept: (it) => it.doubled > 0,
    say: (it) => `found: ${it.doubled} doubled of ${it.acked}`,
  },
  {
    name: 'kill-server',
    goal: 'R1 planted: answer before commit',
    sizes: [3, 15],
    unit: 'kills',
    fault: 'ack-before-commit',
    kept: (it) => it.lost > 0,
    say: (it) => `found: ${it.lost} lost of ${it.acked}`,
  },
  {
    name: 'kill-database',
    goal: 'R2: every process of the database killed under load',
    sizes: [3, 200],
    unit: 'kills',
    kept: (it) => zero(it) && it.leastInFlight >= 16,
    say: killed('counted from the moment when the database answers'),
  },
  {
    name: 'kill-database',
    goal: 'R2 planted: synchronous_commit off',
    sizes: [5, 15],
    unit: 'kills',
    fault: 'synchronous-commit-off',
    kept: (it) => it.lost > 0,
    say: (it) => `found: ${it.lost} lost of ${it.acked}`,
  },
  {
    name: 'crash-points',
    goal: 'R3: killed at each named place between two stages',
    sizes: [1, 20],
    unit: 'times each',
    kept: (it) => zero(it) && it.unreached.length === 0 && it.echoes === 0 && it.outside === 0,
    say: (it) =>
      `${it.points} points, ${it.crashes} crashes, unreached ${it.unreached.join(' ') || 'none'}; ${four(it)}; effects inside wrong ${it.echoes}, outside wrong ${it.outside}`,
  },
  {
    name: 'crash-after-call',
    goal: 'R3 planted: killed after the call outside and before its record, and the call carries no reference',
    sizes: [2, 10],
    unit: 'times',
    fault: 'call-without-reference',
    kept: (it) => it.outside > 0,
    say: (it) => `found: ${it.outside} matters with not exactly one effect outside`,
  },
  {
    name: 'same-keys',
    goal: 'R4: one key, one act, one answer',
    sizes: [100, 10_000],
    unit: 'keys',
    kept: (it) => it.differing === 0 && it.otherBody === 0 && it.otherPerson === 0 && it.effects === it.keys,
    say: (it) =>
      `${it.keys} keys, ${it.sent} requests: ${it.effects} effects, ${it.differing} differing answers, other body taken ${it.otherBody}, other person confused ${it.otherPerson}`,
  },
  {
    name: 'same-keys',
    goal: 'R4 planted: key not scoped to person',
    sizes: [20, 100],
    unit: 'keys',
    fault: 'key-not-scoped-to-person',
    kept: (it) => it.otherPerson > 0,
    say: (it) => `found: ${it.otherPerson} of ${it.keys} confused`,
  },
  {
    name: 'replay',
    goal: 'R15: the log folds to the rows',
    sizes: [3000, 1_000_000],
    unit: 'facts',
    kept: (it) => it.wrong === 0 && it.isHashEqual && it.planted.wrong > 0 && !it.planted.isHashEqual,
    say: (it) =>
      `${it.facts} facts of ${it.matters} matters (${it.acted} facts by acts over HTTP, the others by random plays) folded twice, ${Math.round(it.foldedMs / 1000)} s each: ${it.wrong} differ, hashes ${it.isHashEqual ? 'equal' : 'differ'}; planted clock in a reducer found in ${it.planted.wrong}`,
  },
];

/** Tests that `npm test` runs small; no files are all unit tests. `figures`: what they count is part of the line, and silence is a failure. */
export const suites = [
  {
    name: 'invariants',
    goal: 'R17: invariants 1-11, 20-22, 24, 25 with their planted bugs',
    size: '20,000 plays',
    files: ['src/matters/testing/invariants.test.ts', 'src/matters/testing/joint-invariants.test.ts'],
  },
  {
    name: 'certificate-invariants',
    goal: 'R17: invariants 12, 13 with their planted bugs',
    size: '200 plays',
    files: ['src/certificates/invariants.db.test.ts'],
    figures: true,
  },
  {
    name: 'act-invariants',
    goal: 'R17: invariants 18, 23 with their planted bugs',
    size: '200 rounds',
    files: ['src/matters/perform/idempotency.db.test.ts', 'src/journal/privacy.db.test.ts'],
    figures: true,
  },
  {
    name: 'days',
    goal: 'R14: the day count under four time zones',
    size: '1,000,000 cases each',
    files: ['src/calendar/due.test.ts', 'src/calendar/clock.test.ts'],
  },
  ...['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map((zone) => ({
    name: 'zones',
    goal: `R14: the unit tests on a machine in ${zone}`,
    size: 'every unit test, small',
    files: [],
    env: { TZ: zone, TORTURE: '' },
  })),
  {
    name: 'clock-jumps',
    goal: 'R14: the unit tests on a machine whose clock jumps an hour back and two days ahead',
    size: 'every unit test, small',
    files: [],
    preload: 'test/torture/jumping-clock.mjs',
    env: { TORTURE: '' },
  },
  {
    name: 'clock-jumps',
    goal: 'R14: journal and timers over a clock that jumps',
    size: '1,000 rounds',
    files: ['src/journal/clock-jumps.db.test.ts', 'src/matters/perform/clock-jumps.db.test.ts'],
    figures: true,
  },
  {
    name: 'tamper',
    goal: 'S5: the owner of the database alters the log',
    size: '100,000 facts, 100,000 bytes',
    files: ['src/journal/verify/tamper.db.test.ts', 'src/journal/verify/tamper-at-random.db.test.ts'],
    figures: true,
  },
  {
    name: 'every-byte',
    goal: 'S5: each byte of a log',
    size: '300 facts',
    files: ['src/journal/verify/chain.test.ts'],
    figures: true,
  },
  {
    name: 'verifier',
    goal: 'S5: the standalone verifier',
    size: '1,000,000 facts',
    files: ['src/journal/verify/verifier.db.test.ts'],
    figures: true,
  },
  {
    name: 'nobody-deletes',
    goal: 'S14: nobody deletes',
    size: 'every attempt',
    files: ['src/platform/safety.db.test.ts', 'src/journal/nobody-deletes.db.test.ts'],
    figures: true,
  },
  {
    name: 'twelve-organs',
    goal: 'twelve organs at once; a person and the timer at once',
    size: '1,000 rounds each',
    files: ['src/matters/perform/together.db.test.ts', 'src/matters/perform/timer-race.db.test.ts'],
    figures: true,
  },
];

/** The vitest project that a part's tests belong to, by the ending that vitest.config.ts goes by. */
export const projectOf = (part) => (part.files.some((file) => file.endsWith('.db.test.ts')) ? 'db' : 'unit');
