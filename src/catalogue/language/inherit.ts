/** Layers and likenesses: a district takes over what the province wrote, an item what its sister wrote. Circles are named, locked fields stay. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import canonicalize from 'canonicalize';
import type { Finding } from '../finding.ts';
import { loadProblem } from './problems.ts';
import { FILE_KINDS } from './shapes/files.ts';
import { readDirectory } from './read-directory.ts';
import { placeOf } from './source.ts';
import { placeIn } from './things.ts';
import type { Thing } from './things.ts';
import { validate } from './validate.ts';

type Raw = Readonly<Record<string, unknown>>;
/** Things by kind and id, while layers are laid over one another. */
export type Table = Map<string, Map<string, Thing>>;

/** Never taken over: these name the thing itself. */
const OWN = new Set([
  'id',
  'like',
  'locked',
  'template',
  'sequence',
  'basicCode',
  'implementationCode',
  'handlingCode',
]);

interface Layers {
  readonly things: Table;
  readonly findings: readonly Finding[];
}

/** What each layer wrote itself, the lowest first, before anything is taken over. */
export interface Stack {
  readonly layers: readonly Table[];
  readonly findings: readonly Finding[];
}

/** Reads a district with the layers above it, and resolves `like`. `upper`: another directory in the place of the one it extends. */
export function readLayers(directory: string, base?: string, upper?: string): Layers {
  const stack = readStack(directory, base, upper);
  const { things, findings } = laidOver(stack);
  resolveLikenesses(things, findings);
  dropTemplates(things);
  return { things, findings };
}

/** Reads a district and every layer above it, apart. */
export function readStack(directory: string, base?: string, upper?: string): Stack {
  const findings: Finding[] = [];
  const layers: Table[] = [];
  const seen: string[] = [];
  let next: string | undefined = resolve(directory);
  while (next !== undefined) {
    const here: string = next;
    seen.push(here);
    const own = readOwn(here, base, findings);
    layers.push(own);
    const district = own.get('district')?.get('district');
    const parent = district?.raw['extends'];
    if (!district || typeof parent !== 'string') break;
    next = layers.length === 1 && upper !== undefined ? resolve(upper) : resolve(here, parent);
    if (seen.includes(next)) {
      const chain = [...seen, next].map((d) => d.split(/[\\/]/).pop()).join(' → ');
      findings.push(loadProblem('inheritance-cycle', placeIn(district, ['extends']), { path: chain }));
      break;
    }
    const pin = district.raw['upperVersion'];
    if (typeof pin === 'string') findings.push(...pinProblems(district, pin, next));
  }
  return { layers, findings };
}

function readOwn(directory: string, base: string | undefined, findings: Finding[]): Table {
  const read = readDirectory(directory, base);
  findings.push(...read.findings);
  const own: Table = new Map();
  for (const thing of read.things) add(own, thing, findings);
  return own;
}

/** A district that names the version of its upper layer learns of a change before it takes effect. */
function pinProblems(district: Thing, pin: string, upper: string): Finding[] {
  const now = layerVersion(upper);
  if (now.startsWith(pin)) return [];
  const found = { pinned: pin, now: now.slice(0, 12) };
  return [loadProblem('upper-changed', placeIn(district, ['upperVersion']), found)];
}

/** SHA-256 (hex) of what a layer and those above it wrote; comments and the order of keys do not count. */
export function layerVersion(directory: string): string {
  const content = readStack(directory).layers.map((layer) =>
    Object.fromEntries(
      [...layer].map(([kind, things]) => [kind, Object.fromEntries([...things].map(([id, t]) => [id, t.raw]))]),
    ),
  );
  return createHash('sha256')
    .update(canonicalize(content) ?? '', 'utf8')
    .digest('hex');
}

/** All layers as one, the lowest on top; what a layer wrote although it is locked above is a finding. */
export function laidOver(stack: Stack): { things: Table; findings: Finding[] } {
  const findings = [...stack.findings];
  const [top, ...below] = [...stack.layers].reverse();
  const things = below.reduce((upper, lower) => overlay(upper, lower, findings), top ?? new Map());
  for (const kind of things.values())
    for (const [id, thing] of kind) {
      const lacks = thing.from ? problemsOfWhole(thing) : (thing.lacks ?? []);
      findings.push(...lacks);
      if (lacks.length > 0) kind.set(id, { ...thing, sound: false });
    }
  return { things, findings };
}

/** What a thing taken from two layers still lacks, or what the two together make wrong. */
function problemsOfWhole(thing: Thing): Finding[] {
  const kind = FILE_KINDS.find((k) => k.kind === thing.kind);
  if (!kind || !thing.sound) return [...(thing.lacks ?? [])];
  const value = thing.at.length === 0 ? thing.raw : { [thing.id]: thing.raw };
  return validate(kind, thing.source, value).map((p) => p.finding);
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
      merged.set(id, above ? laid(above, thing) : thing);
      if (above) findings.push(...lockedFields(above, thing));
    }
  }
  return result;
}

/** One thing over another. What is locked stays locked; a template that is written below is an item there. */
function laid(above: Thing, thing: Thing): Thing {
  const locked = [...new Set([...locksOf(above), ...locksOf(thing)])];
  const { template: _, ...under } = above.raw;
  const raw = { ...mergeRaw(under, thing.raw), ...(locked.length > 0 ? { locked } : {}) };
  return { ...thing, raw, from: above, sound: thing.sound && above.sound };
}

/** The fields that a thing locks for the layers below; a dot leads inside (`requirements.identity`). */
export function locksOf(thing: Thing): readonly string[] {
  const locked = thing.raw['locked'];
  return Array.isArray(locked) ? locked.map(String) : [];
}

function lockedFields(above: Thing, thing: Thing): Finding[] {
  return locksOf(above).flatMap((field) => {
    const path = field.split('.');
    const depth = writtenDepth(thing.raw, path);
    if (depth === undefined) return [];
    const place = placeOf(thing.source, [...thing.at, ...path.slice(0, depth)]);
    return [loadProblem('locked-field', place, { found: field })];
  });
}

/** How deep along a path the thing writes the locked value or replaces what contains it; undefined where it leaves it alone. */
function writtenDepth(raw: unknown, path: readonly string[]): number | undefined {
  let value = raw;
  for (const [n, key] of path.entries()) {
    if (!isMap(value)) return n;
    if (!(key in value)) return undefined;
    value = value[key];
  }
  return path.length;
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

/** A template lends its fields to the layers below and to its likenesses; it is no item that somebody can apply for. */
function dropTemplates(things: Table): void {
  const items = things.get('item');
  for (const [id, item] of items ?? []) if (item.raw['template'] === true) items?.delete(id);
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
