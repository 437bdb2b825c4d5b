/** What a thing says, value by value: maps are opened, lists and texts of two languages are one value. Pure. */

/** Values by their path (`requirements.plan.metBy`). */
type Leaves = ReadonlyMap<string, unknown>;

/** Fields that are about the layers and not about the thing. */
const ABOUT = new Set(['id', 'locked', 'template', 'extends', 'upperVersion']);

/** The leaves of a thing as it was written. */
export function leavesOf(raw: Readonly<Record<string, unknown>>): Leaves {
  const leaves = new Map<string, unknown>();
  const walk = (value: unknown, path: readonly string[]): void => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && !('zh' in value);
    if (!isMap || Object.keys(value).length === 0) leaves.set(path.join('.'), value);
    else for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  for (const [key, value] of Object.entries(raw)) if (!ABOUT.has(key)) walk(value, [key]);
  return leaves;
}

/** Whether two values are the same, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** A value as one line of a report. */
export function shown(value: unknown): string {
  if (value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'zh' in value) return String(value.zh);
  return JSON.stringify(value);
}
