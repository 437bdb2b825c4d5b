/** In what a district differs from the layer above it: what it changed, what it added, what it has not taken up. */
import type { Finding, Place } from '../finding.ts';
import { laidOver, locksOf, placeIn, readStack } from '../language/index.ts';
import type { Table, Thing } from '../language/index.ts';
import { leavesOf, same } from './leaves.ts';

/** One value that the district writes otherwise than the layer above; `above` is absent where the district added it. */
export interface ChangedField {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly above?: unknown;
  readonly here: unknown;
  readonly place: Place;
}

/** The report. Counts are computed; `free` are the fields that were changed out of those that might be. */
export interface Differences {
  readonly district: string;
  readonly changed: readonly ChangedField[];
  readonly repeated: readonly ChangedField[];
  /** Things that only the district has, by kind. */
  readonly added: Readonly<Record<string, readonly string[]>>;
  /** Templates of the layer above that the district has not taken up. */
  readonly notTakenUp: readonly string[];
  readonly inherited: number;
  readonly locked: number;
}

/** Compares a district with the layers above it. Findings where it cannot be read. */
export function differencesOf(
  directory: string,
  base?: string,
): Differences | { readonly findings: readonly Finding[] } {
  const stack = readStack(directory, base);
  if (stack.findings.length > 0) return { findings: stack.findings };
  const [own, ...above] = stack.layers;
  const upper = laidOver({ layers: above, findings: [] }).things;
  const fields = [...each(own)].flatMap(({ kind, thing }) => fieldsOf(kind, thing, upper.get(kind)?.get(thing.id)));
  const added: Record<string, string[]> = {};
  for (const { kind, thing } of each(own)) if (!upper.get(kind)?.has(thing.id)) (added[kind] ??= []).push(thing.id);
  const taken = [...each(upper)].filter(({ kind, thing }) => !own?.get(kind)?.has(thing.id));
  return {
    district: String(own?.get('district')?.get('district')?.raw['id'] ?? ''),
    changed: fields.filter((f) => !same(f.above, f.here)),
    repeated: fields.filter((f) => same(f.above, f.here)),
    added,
    notTakenUp: taken.filter(({ thing }) => thing.raw['template'] === true).map(({ thing }) => thing.id),
    inherited: taken.filter(({ thing }) => thing.raw['template'] !== true).length,
    locked: [...each(upper)].reduce((sum, { thing }) => sum + locksOf(thing).length, 0),
  };
}

/** Every thing of a layer, by kind and id. */
export function* each(table: Table | undefined): Generator<{ readonly kind: string; readonly thing: Thing }> {
  for (const [kind, things] of table ?? []) for (const thing of things.values()) yield { kind, thing };
}

/** What a district says of itself is its own and no difference. */
const OWN_OF_DISTRICT = new Set(['code', 'name', 'asOf']);

/** The values that a thing writes over one of the layer above. */
function fieldsOf(kind: string, thing: Thing, above: Thing | undefined): ChangedField[] {
  if (!above) return [];
  const upper = leavesOf(above.raw);
  return [...leavesOf(thing.raw)]
    .filter(([field]) => kind !== 'district' || !OWN_OF_DISTRICT.has(field))
    .map(([field, here]) => ({
      kind,
      id: thing.id,
      field,
      ...(upper.has(field) ? { above: upper.get(field) } : {}),
      here,
      place: placeIn(thing, field.split('.')),
    }));
}
