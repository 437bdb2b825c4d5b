/** Values made from a JSON Schema: nested objects, patterns, enums, limits; real values of the house are mixed in by the name of the member. */
import { Ajv } from 'ajv';
import fc, { type Arbitrary } from 'fast-check';

/** The part of JSON Schema that the house's shapes use. */
export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly maxProperties?: number;
}

/** Real values by the name of the member that carried them, newest last, and the records in which a part stood beside its version. */
export interface Pool {
  readonly byName: Map<string, unknown[]>;
  readonly versioned: Map<string, Record<string, unknown>[]>;
}

const ajv = new Ajv({ strict: false, validateFormats: false });
const checks = new WeakMap<Shape, (value: unknown) => boolean>();
/** Whether a value fits the shape. */
export function fits(shape: Shape, value: unknown): boolean {
  const check = checks.get(shape) ?? ajv.compile(shape);
  checks.set(shape, check);
  return check(value);
}

/** Text that has broken programs before: all of it is allowed wherever a shape only limits the length. */
export const awkward = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e倒',
  '𠮷𬭎',
  '张示范',
  '',
  ' ',
  '\r\n',
  "' or 1=1; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '%',
  '\\',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'true',
  '9'.repeat(30),
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:59.999Z',
  '2026-11-25T02:00:00.000Z',
];
const plausible = [
  '2026-11-25T02:00:00.000Z',
  '2026-11-24T09:00:00Z',
  '2026-11-25',
  '2026-12-01',
  '2026-13-45',
  '2026-02-29T25:61:61Z',
  '9999-12-31',
  '0000-01-01',
];

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
);

function text(shape: Shape): Arbitrary<unknown> {
  const { minLength = 0, maxLength = 400, pattern } = shape;
  const isLong = (value: string): boolean => [...value].length >= minLength && [...value].length <= maxLength;
  if (pattern !== undefined) {
    const made = fc.stringMatching(new RegExp(pattern, 'u')).filter(isLong);
    const near = plausible.filter((one) => fits(shape, one));
    return near.length === 0
      ? made
      : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...near) }, { weight: 1, arbitrary: made });
  }
  const edge = fc.constantFrom(
    'a'.repeat(Math.min(maxLength, 5000)),
    '好'.repeat(Math.min(Math.max(minLength, 1), 5000)),
  );
  return fc.oneof(
    { weight: 8, arbitrary: anyText.map((value) => padded(value, minLength, maxLength)) },
    { weight: 1, arbitrary: edge },
  );
}

function padded(value: string, min: number, max: number): string {
  const signs = [...value];
  while (signs.length < min) signs.push('x');
  return signs.slice(0, max).join('');
}

function number(shape: Shape): Arbitrary<unknown> {
  const { minimum: min = -1_000_000_000, maximum: max = 1_000_000_000 } = shape;
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  const edges = fc.constantFrom(...new Set([min, max, Math.min(max, Math.max(min, 1))]));
  return shape.type === 'integer'
    ? fc.oneof(whole, edges)
    : fc.oneof(whole, edges, fc.double({ min, max, noNaN: true }));
}

function list(shape: Shape, pool: Pool, name: string): Arbitrary<unknown> {
  const { minItems = 0, maxItems = 20 } = shape;
  const item = from(shape.items ?? {}, pool, name.replace(/s$/, ''));
  const full = fc.array(item, { minLength: maxItems, maxLength: maxItems });
  const short = fc.array(item, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) });
  return maxItems <= 60 ? fc.oneof({ weight: 19, arbitrary: short }, { weight: 1, arbitrary: full }) : short;
}

/** Names of members that are data: as the pattern has them where nothing else is allowed, or anything. */
function keysOf(shape: Shape): Arbitrary<string> {
  const [pattern] = shape.additionalProperties === false ? Object.keys(shape.patternProperties ?? {}) : [];
  return pattern === undefined
    ? fc.oneof(anyText, fc.constantFrom('premises.area', 'person.name'))
    : fc.stringMatching(new RegExp(pattern, 'u'));
}

function object(shape: Shape, pool: Pool): Arbitrary<unknown> {
  const members = Object.entries(shape.properties ?? {}).map(([name, one]) => [name, from(one, pool, name)] as const);
  const required = new Set(shape.required ?? []);
  const known = fc.record(Object.fromEntries(members), {
    requiredKeys: members.map(([name]) => name).filter((name) => required.has(name)),
  });
  const rest =
    typeof shape.additionalProperties === 'object'
      ? shape.additionalProperties
      : Object.values(shape.patternProperties ?? {})[0];
  const whole =
    rest === undefined || members.length > 0
      ? known
      : fc.dictionary(keysOf(shape), from(rest, pool, ''), { maxKeys: 4 });
  return together(whole as Arbitrary<Record<string, unknown>>, shape, pool);
}

/** A part and the version it had are taken from one record, so that a command is not always stale. */
function together(made: Arbitrary<Record<string, unknown>>, shape: Shape, pool: Pool): Arbitrary<unknown> {
  const part = shape.properties?.['version'] ? ['case', 'task'].find((name) => shape.properties?.[name]) : undefined;
  const records = part === undefined ? [] : (pool.versioned.get(part) ?? []);
  if (part === undefined || records.length === 0) return made;
  const real = fc
    .tuple(made, fc.constantFrom(...records))
    .map(([value, record]) => ({ ...value, [part]: record[part], version: record['version'] }));
  return fc.oneof({ weight: 3, arbitrary: real }, { weight: 1, arbitrary: made });
}

function invented(shape: Shape, pool: Pool, name: string): Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((one) => from(one, pool, name)));
  if (shape.type === 'object') return object(shape, pool);
  if (shape.type === 'array') return list(shape, pool, name);
  if (shape.type === 'string') return text(shape);
  if (shape.type === 'integer' || shape.type === 'number') return number(shape);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'null') return fc.constant(null);
  return fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyText, fc.boolean(), fc.integer());
}

/** Values that fit the shape; where the house has shown values under that name which fit too, three in five are real ones. */
export function from(shape: Shape, pool: Pool, name: string): Arbitrary<unknown> {
  const real = (pool.byName.get(name) ?? []).filter((value) => fits(shape, value));
  const made = invented(shape, pool, name);
  return real.length === 0
    ? made
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, { weight: 2, arbitrary: made });
}
