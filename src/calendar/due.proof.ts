/** The proof that the engine and the day walk agree: any implementation can be put to it, also faulty ones. Tests only. */
import * as fc from 'fast-check';
import { dayNumber, isoDay } from './day.ts';
import type { dueDate } from './due.ts';
import { walkToDue } from './due.oracle.ts';
import type { Duration } from './duration.ts';
import { legalDay } from './instants.ts';
import { mainlandCalendar } from './mainland.ts';
import type { Suspension } from './suspension.ts';

const first = dayNumber('2003-06-01');
const last = dayNumber('2027-09-30');

/** Limits of every unit that is told as days. */
const anyLimit: fc.Arbitrary<Duration> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ n: fc.nat({ max: 60 }), unit: fc.constant('wd' as const) }) },
  { weight: 2, arbitrary: fc.record({ n: fc.nat({ max: 120 }), unit: fc.constant('d' as const) }) },
  { weight: 1, arbitrary: fc.record({ n: fc.nat({ max: 14 }), unit: fc.constant('month' as const) }) },
  { weight: 1, arbitrary: fc.record({ n: fc.nat({ max: 3 }), unit: fc.constant('year' as const) }) },
);

/** A start day and up to four suspensions around it, which may overlap, touch, be empty or begin earlier. */
export const anyStart: fc.Arbitrary<{ start: string; suspensions: Suspension[] }> = fc
  .record({
    start: fc.integer({ min: first, max: last }),
    stops: fc.array(fc.record({ after: fc.integer({ min: -5, max: 60 }), length: fc.nat({ max: 30 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ start, stops }) => ({
    start: isoDay(start),
    suspensions: stops.map((s) => ({ from: isoDay(start + s.after), until: isoDay(start + s.after + s.length) })),
  }));

/** The first counterexample found in so many random cases, or undefined where the implementation agrees with the day walk. */
export function counterexample(implementation: typeof dueDate, runs: number): string | undefined {
  const property = fc.property(anyLimit, anyStart, (limit, { start, suspensions }) => {
    const got = implementation(limit, start, mainlandCalendar, suspensions);
    const want = walkToDue(limit, start, suspensions);
    return got.due === want.due && got.provisional === want.provisional;
  });
  const result = fc.check(property, { numRuns: runs });
  return result.failed ? `seed ${String(result.seed)}: ${fc.stringify(result.counterexample)}` : undefined;
}

/** The same for legal days: since 1992 Shanghai is eight hours ahead of UTC all year. */
export function legalDayCounterexample(runs: number): string | undefined {
  const property = fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2040, 0, 1) }), (ms) => {
    return legalDay(new Date(ms)) === new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
  });
  const result = fc.check(property, { numRuns: runs });
  return result.failed ? fc.stringify(result.counterexample) : undefined;
}
