/** Which names were probably meant: the nearest ones by edit distance. */

/** Most names that are worth proposing. */
const MOST = 3;

/** The names nearest to a misspelt one, best first, at most three, none much farther than the best; none where nothing is near. */
export function nearest(name: string, names: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const near = names
    .map((candidate) => ({ candidate, far: distanceBetween(name, candidate) }))
    .filter((c) => c.far <= limit)
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  const best = near[0]?.far ?? 0;
  return near
    .filter((c) => c.far <= best + 1)
    .slice(0, MOST)
    .map((c) => c.candidate);
}

/** The smaller of two distances: as written, and by last part only (`shop.area` for `premises.area` is a slip of the group). */
function distanceBetween(a: string, b: string): number {
  const lastA = a.slice(a.lastIndexOf('.') + 1);
  const lastB = b.slice(b.lastIndexOf('.') + 1);
  const whole = editDistance(a.toLowerCase(), b.toLowerCase());
  return lastA === lastB && lastA.length > 3 ? Math.min(whole, 2) : whole;
}

/** Optimal string alignment distance: insert, delete, replace, swap neighbours, each costs 1. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
