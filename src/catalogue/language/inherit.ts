/** Layers and likenesses: a district takes over what the province wrote, an item what its sister wrote. Circles are named, locked fields stay. */
import { resolve } from 'node:path';
import type { Finding } from '../finding.ts';
import { loadProblem } from './problems.ts';
import { readDirectory } from './read-directory.ts';
import { isAt, placeOf } from './source.ts';
import { placeIn } from './things.ts';
import type { Thing } from './things.ts';

type Raw = Readonly<Record<string, unknown>>;
type Table = Map<string, Map<string, Thing>>;

/** Never taken over: these name the thing itself. */
const OWN = new Set(['id', 'like', 'locked', 'sequence', 'basicCode', 'implementationCode', 'handlingCode']);

export interface Layers {
  readonly things: Table;
  readonly findings: readonly Finding[];
}

/** Reads a district with the layers above it, and resolves `like`. */
export function readLayers(directory: string, base?: string): Layers {
  const findings: Finding[] = [];
  const things = readLayer(resolve(directory), base, [], findings);
  resolveLikenesses(things, findings);
  return { things, findings };
}

function readLayer(directory: string, base: string | undefined, above: readonly string[], findings: Finding[]): Table {
  const read = readDirectory(directory, base);
  findings.push(...read.findings);
  const own: Table = new Map();
  for (const thing of read.things) add(own, thing, findings);
  const district = own.get('district')?.get('district');
  const parent = district?.raw['extends'];
  if (!district || typeof parent !== 'string') return own;
  const parentDirectory = resolve(directory, parent);
  if (parentDirectory === directory || above.includes(parentDirectory)) {
    const chain = [...above, directory, parentDirectory].map((d) => d.split(/[\\/]/).pop()).join(' → ');
    findings.push(loadProblem('inheritance-cycle', placeIn(district, ['extends']), { path: chain }));
    return own;
  }
  return overlay(readLayer(parentDirectory, base, [...above, directory], findings), own, findings);
}

function add(table: Table, thing: Thing, findings: Finding[]): void {
  const kind = table.get(thing.kind) ?? new Map<string, Thing>();
  table.set(thing.kind, kind);
  const other = kind.get(thing.id);
  if (other) {
    const place = placeIn(other, []);
    findings.push(
      loadProblem('duplicate-id', placeIn(thing, []), {
        kind: thing.kind,
        found: thing.id,
        other: `${place.file}:${place.line}`,
      }),
    );
  } else kind.set(thing.id, thing);
}

/** The lower layer over the upper one, thing by thing. */
function overlay(upper: Table, lower: Table, findings: Finding[]): Table {
  const result: Table = new Map([...upper].map(([kind, things]) => [kind, new Map(things)]));
  for (const [kind, things] of lower) {
    const merged = result.get(kind) ?? new Map<string, Thing>();
    result.set(kind, merged);
    for (const [id, thing] of things) {
      const above = merged.get(id);
      merged.set(
        id,
        above
          ? { ...thing, raw: mergeRaw(above.raw, thing.raw), from: above, sound: thing.sound && above.sound }
          : thing,
      );
      if (above) findings.push(...lockedFields(above, thing));
    }
  }
  return result;
}

function lockedFields(above: Thing, thing: Thing): Finding[] {
  const locked = Array.isArray(above.raw['locked']) ? (above.raw['locked'] as unknown[]).map(String) : [];
  return locked
    .filter((field) => isAt(thing.source, [...thing.at, field]))
    .map((field) => loadProblem('locked-field', placeOf(thing.source, [...thing.at, field]), { found: field }));
}

function isMap(x: unknown): x is Raw {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

/** Maps are merged key by key; lists, texts and numbers are replaced. */
function mergeRaw(under: Raw, over: Raw): Raw {
  const result: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isMap(below) && isMap(value) && !('zh' in value) ? mergeRaw(below, value) : value;
  }
  return result;
}

function resolveLikenesses(things: Table, findings: Finding[]): void {
  const items = things.get('item');
  if (!items) return;
  const done = new Map<string, Thing>();
  const told = new Set<string>();
  const settle = (id: string, chain: readonly string[]): Thing | undefined => {
    const settled = done.get(id);
    if (settled) return settled;
    const item = items.get(id);
    const like = item?.raw['like'];
    if (!item || typeof like !== 'string' || !items.has(like)) return item;
    if (chain.includes(like) || like === id) {
      const circle = [...chain.slice(Math.max(0, chain.indexOf(like))), id, like];
      const name = [...new Set(circle)].sort().join(' ');
      if (!told.has(name))
        findings.push(loadProblem('inheritance-cycle', placeIn(item, ['like']), { path: circle.join(' → ') }));
      told.add(name);
      return undefined;
    }
    const model = settle(like, [...chain, id]);
    if (!model) return undefined;
    const lent = Object.fromEntries(Object.entries(model.raw).filter(([key]) => !OWN.has(key)));
    const whole: Thing = {
      ...item,
      raw: mergeRaw(lent, item.raw),
      from: item.from ?? model,
      sound: item.sound && model.sound,
    };
    done.set(id, whole);
    return whole;
  };
  for (const id of items.keys()) settle(id, []);
  for (const [id, item] of done) items.set(id, item);
}
