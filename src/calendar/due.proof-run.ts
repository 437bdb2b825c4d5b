/** Runs the proof in a process of its own, so that TZ is set before anything reads it. Argument: number of cases. Prints one line of JSON. */
import { dueDate } from './due.ts';
import { counterexample, legalDayCounterexample } from './due.proof.ts';

const runs = Number(process.argv[2]);
const found = counterexample(dueDate, runs) ?? legalDayCounterexample(Math.min(runs, 5000));
process.stdout.write(
  `${JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offset: new Date(2026, 0, 1).getTimezoneOffset(), runs, found: found ?? null })}\n`,
);
process.exitCode = found === undefined ? 0 : 1;
