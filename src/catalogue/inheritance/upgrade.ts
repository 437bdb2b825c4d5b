/**
 * What a new version of the layer above means for a district below it. Nothing is written and nothing is overwritten: each changed value is
 * followed (the district left it alone), kept (the district wrote its own: a conflict, to be decided by it) or agreed (both say the same now).
 */
import type { Finding, Place } from '../finding.ts';
import { laidOver, layerVersion, loadCatalogue, placeIn, readStack } from '../language/index.ts';
import type { Stack, Table } from '../language/index.ts';
import { each } from './differences.ts';
import { leavesOf, same } from './leaves.ts';

/** One value that the new version of the upper layer changes. `here` is what the district wrote, if it did. */
export interface UpperChange {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly here?: unknown;
  readonly effect: 'followed' | 'conflict' | 'agreed' | 'not-taken-up';
  readonly place?: Place;
}

/** The report for one district. `blocked` are the findings with which it would not load on the new version. */
export interface Upgrade {
  readonly district: string;
  readonly directory: string;
  /** The hash of the new upper layer: written as `upperVersion`, it confirms what was read here. */
  readonly upperVersion: string;
  readonly changes: readonly UpperChange[];
  readonly conflicts: number;
  readonly blocked: readonly Finding[];
}

/** Compares two versions of an upper layer and says what the change does to a district. Findings where one of the three cannot be read. */
export function upgradeOf(
  before: string,
  after: string,
  district: string,
  base?: string,
): Upgrade | { readonly findings: readonly Finding[] } {
  const stacks = [readStack(before, base), readStack(after, base), readStack(district, base, after)] as const;
  const findings = stacks.flatMap((s) => s.findings).filter((f) => f.rule !== 'load/upper-changed');
  if (findings.length > 0) return { findings };
  const [old, next] = [laidOver(quiet(stacks[0])).things, laidOver(quiet(stacks[1])).things];
  const own: Table = stacks[2].layers[0] ?? new Map();
  const changes = changesBetween(old, next).map((c) => effectOn(own, old, next, c));
  const loaded = loadCatalogue(district, base, after);
  return {
    district: String(own.get('district')?.get('district')?.raw['id'] ?? ''),
    directory: district,
    upperVersion: layerVersion(after),
    changes,
    conflicts: changes.filter((c) => c.effect === 'conflict').length,
    blocked: loaded.findings.filter((f) => f.rule !== 'load/upper-changed'),
  };
}

const quiet = (stack: Stack): Stack => ({ layers: stack.layers, findings: [] });

type Change = Pick<UpperChange, 'kind' | 'id' | 'field' | 'before' | 'after'>;

/** Every value that differs between two versions of a layer; what came and what went included. */
function changesBetween(old: Table, next: Table): Change[] {
  const changes: Change[] = [];
  const things = new Map(
    [...each(old), ...each(next)].map(({ kind, thing }) => [`${kind} ${thing.id}`, [kind, thing.id] as const]),
  );
  for (const [kind, id] of things.values()) {
    if (kind === 'people') continue;
    const [a, b] = [leavesOf(old.get(kind)?.get(id)?.raw ?? {}), leavesOf(next.get(kind)?.get(id)?.raw ?? {})];
    for (const field of new Set([...a.keys(), ...b.keys()])) {
      if (kind === 'district' && ['code', 'name', 'asOf'].includes(field)) continue;
      if (!same(a.get(field), b.get(field)))
        changes.push({
          kind,
          id,
          field,
          ...(a.has(field) ? { before: a.get(field) } : {}),
          ...(b.has(field) ? { after: b.get(field) } : {}),
        });
    }
  }
  return changes;
}

function effectOn(own: Table, old: Table, next: Table, change: Change): UpperChange {
  const { kind, id, field, after } = change;
  const thing = own.get(kind)?.get(id);
  const written = thing && coveringLeaf(leavesOf(thing.raw), field);
  if (!thing || !written) {
    const isTemplate = [old, next].some((t) => t.get(kind)?.get(id)?.raw['template'] === true);
    return { ...change, effect: isTemplate && !thing ? 'not-taken-up' : 'followed' };
  }
  return {
    ...change,
    here: written.value,
    effect: same(written.value, after) ? 'agreed' : 'conflict',
    place: placeIn(thing, written.field.split('.')),
  };
}

/** The value that a district wrote at a field, around it, or inside it. */
function coveringLeaf(
  leaves: ReadonlyMap<string, unknown>,
  field: string,
): { field: string; value: unknown } | undefined {
  for (const [key, value] of leaves)
    if (key === field || field.startsWith(`${key}.`) || key.startsWith(`${field}.`)) return { field: key, value };
  return undefined;
}
