/** Limits of different units, compared as far as it is certain. */
import type { Duration } from '../../calendar/pure.ts';

/** Shortest and longest length in hours. Units are not of one kind, so only what is certain is said: a month has 28 to 31 days, five working days take at least five days. */
function hours(d: Duration): readonly [number, number] {
  switch (d.unit) {
    case 'min':
      return [d.n / 60, d.n / 60];
    case 'h':
      return [d.n, d.n];
    case 'd':
      return [d.n * 24, d.n * 24];
    case 'wd':
      return [d.n * 24, d.n === 0 ? 0 : (d.n * 1.4 + 12) * 24];
    case 'month':
      return [d.n * 28 * 24, d.n * 31 * 24];
    default:
      return [d.n * 365 * 24, d.n * 366 * 24];
  }
}

/** A is certainly longer than b: same unit, or its shortest beyond the other's longest. */
export function isLonger(a: Duration, b: Duration): boolean {
  return a.unit === b.unit ? a.n > b.n : hours(a)[0] > hours(b)[1];
}
