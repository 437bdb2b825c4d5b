/** Sets of values that one element can have, closed under complement, union and intersection. "Absent" is a value like any other here. */

/** Numbers (or day numbers) between two bounds; infinite bounds are open. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Texts and yes/no by name (all `except` the names, or only the names), or numbers as disjoint ascending ranges. */
export type ValueSet =
  | {
      readonly kind: 'named';
      readonly absent: boolean;
      readonly except: boolean;
      readonly names: readonly (string | boolean)[];
    }
  | { readonly kind: 'ordered'; readonly absent: boolean; readonly ranges: readonly Range[] };

/** Only these names, or only "absent" where there are none. */
export function named(names: readonly (string | boolean)[], absent = false): ValueSet {
  return { kind: 'named', absent, except: false, names };
}

/** All texts. */
export function anyText(absent: boolean): ValueSet {
  return { kind: 'named', absent, except: true, names: [] };
}

/** The numbers between two bounds, both included unless said otherwise. */
export function between(
  low: number,
  high: number,
  open: { low?: boolean; high?: boolean; absent?: boolean } = {},
): ValueSet {
  return { kind: 'ordered', absent: open.absent ?? false, ranges: normal([range(low, high, open.low, open.high)]) };
}

/** Only "absent", of the same kind as a given set. */
export function onlyAbsent(like: ValueSet): ValueSet {
  return like.kind === 'named' ? named([], true) : { kind: 'ordered', absent: true, ranges: [] };
}

/** Every value that is not in the set. */
export function complement(set: ValueSet): ValueSet {
  if (set.kind === 'named') return { ...set, absent: !set.absent, except: !set.except };
  const ranges: Range[] = [];
  let low = -Infinity;
  let lowOpen = true;
  for (const r of set.ranges) {
    ranges.push(range(low, r.low, lowOpen, !r.lowOpen));
    low = r.high;
    lowOpen = !r.highOpen;
  }
  ranges.push(range(low, Infinity, lowOpen, true));
  return { kind: 'ordered', absent: !set.absent, ranges: normal(ranges) };
}

/** Values in both sets. Sets of different kinds never meet in a checked condition; they share at most "absent". */
export function intersect(a: ValueSet, b: ValueSet): ValueSet {
  const absent = a.absent && b.absent;
  if (a.kind === 'named' && b.kind === 'named') return { ...namesInBoth(a, b), absent };
  if (a.kind === 'ordered' && b.kind === 'ordered') {
    return { kind: 'ordered', absent, ranges: normal(a.ranges.flatMap((x) => b.ranges.map((y) => overlap(x, y)))) };
  }
  return named([], absent);
}

/** Values in either set. */
export function union(a: ValueSet, b: ValueSet): ValueSet {
  return complement(intersect(complement(a), complement(b)));
}

/** Every range made longer by a margin at both ends: for bounds that are known only nearly. */
export function widened(set: ValueSet, margin: number): ValueSet {
  if (set.kind === 'named' || margin === 0) return set;
  const ranges = set.ranges.map((r) => range(r.low - margin, r.high + margin));
  return { ...set, ranges: normal(ranges) };
}

/** Whether nothing is in the set; `whole` = only whole numbers count. */
export function isEmpty(set: ValueSet, whole: boolean): boolean {
  if (set.absent) return false;
  if (set.kind === 'named') return !set.except && set.names.length === 0;
  return whole ? set.ranges.every((r) => firstWhole(r) === undefined) : set.ranges.length === 0;
}

/** Smallest whole number of a range (largest where there is no smallest), or undefined. */
export function firstWhole(r: Range): number | undefined {
  const low = r.lowOpen && Number.isInteger(r.low) ? r.low + 1 : Math.ceil(r.low);
  const high = r.highOpen && Number.isInteger(r.high) ? r.high - 1 : Math.floor(r.high);
  if (low > high) return undefined;
  if (Number.isFinite(low)) return low;
  return Number.isFinite(high) ? high : 0;
}

function range(low: number, high: number, lowOpen = false, highOpen = false): Range {
  return { low, high, lowOpen: lowOpen || low === -Infinity, highOpen: highOpen || high === Infinity };
}

function namesInBoth(
  a: Extract<ValueSet, { kind: 'named' }>,
  b: Extract<ValueSet, { kind: 'named' }>,
): Extract<ValueSet, { kind: 'named' }> {
  const base = { kind: 'named', absent: false } as const;
  if (a.except && b.except) return { ...base, except: true, names: [...new Set([...a.names, ...b.names])] };
  if (a.except) return { ...base, except: false, names: b.names.filter((n) => !a.names.includes(n)) };
  return { ...base, except: false, names: a.names.filter((n) => b.names.includes(n) !== b.except) };
}

function overlap(x: Range, y: Range): Range {
  const low = Math.max(x.low, y.low);
  const high = Math.min(x.high, y.high);
  const lowOpen = (x.low === low && x.lowOpen) || (y.low === low && y.lowOpen);
  const highOpen = (x.high === high && x.highOpen) || (y.high === high && y.highOpen);
  return range(low, high, lowOpen, highOpen);
}

/** Without empty ranges, ascending, overlapping ones joined. */
function normal(ranges: readonly Range[]): Range[] {
  const sorted = ranges
    .filter((r) => r.low < r.high || (r.low === r.high && !r.lowOpen && !r.highOpen))
    .sort((a, b) => a.low - b.low || Number(a.lowOpen) - Number(b.lowOpen));
  const joined: Range[] = [];
  for (const r of sorted) {
    const last = joined.at(-1);
    const touches = last && (r.low < last.high || (r.low === last.high && !(r.lowOpen && last.highOpen)));
    if (!last || !touches) joined.push(r);
    else if (r.high > last.high) joined[joined.length - 1] = { ...last, high: r.high, highOpen: r.highOpen };
    else if (r.high === last.high) joined[joined.length - 1] = { ...last, highOpen: last.highOpen && r.highOpen };
  }
  return joined;
}
