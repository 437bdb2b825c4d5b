/** Applies the fixes of findings to the texts of files. Fixes that overlap are left for the next run. */
import type { Fix } from '../../finding.ts';

/** The text of one file with its fixes applied, and how many were. */
export function applyFixes(text: string, fixes: readonly Fix[]): { readonly text: string; readonly applied: number } {
  let result = text;
  let applied = 0;
  let before = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  for (const fix of [...fixes].sort((a, b) => b.from - a.from || b.to - a.to)) {
    // A text that one item lends to another is found in both: the same fix is applied once.
    const name = `${fix.from}-${fix.to}-${fix.text}`;
    if (fix.to > before || seen.has(name)) continue;
    seen.add(name);
    result = result.slice(0, fix.from) + fix.text + result.slice(fix.to);
    before = fix.from;
    applied += 1;
  }
  return { text: result, applied };
}
