/** Checks the content of a file against its schema, and says in a sentence, at the place, what does not fit. */
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from '../conditions/index.ts';
import type { Finding } from '../finding.ts';
import type { FileKind } from './shapes/files.ts';
import { loadProblem } from './problems.ts';
import { placeOf } from './source.ts';
import type { Path, Source } from './source.ts';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const compiled = new Map<string, ValidateFunction>();

/** One problem of shape: the finding, where in the value, and whether it is only that something is absent (a layer above may lend it). */
interface ShapeProblem {
  readonly finding: Finding;
  readonly path: Path;
  readonly isAbsence: boolean;
}

/** Problems of one file; empty = it fits its schema. */
export function validate(kind: FileKind, source: Source, value: unknown): ShapeProblem[] {
  let check = compiled.get(kind.kind);
  if (!check) compiled.set(kind.kind, (check = ajv.compile(kind.schema)));
  if (check(value)) return [];
  return telling(check.errors ?? []).map((e) => ({
    finding: sentence(e, source),
    path: pathOf(e.instancePath),
    isAbsence: e.keyword === 'required',
  }));
}

/** Of a union's errors keep those of the branch that was meant: an object was meant to be an object. */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter((e) => e.keyword === 'anyOf');
  return errors.filter((e) => {
    if (e.keyword === 'anyOf')
      return (
        !isObject(e.data) ||
        !errors.some(
          (x) => x !== e && x.keyword !== 'type' && x.instancePath.startsWith(e.instancePath) && x.keyword !== 'enum',
        )
      );
    const inUnion = unions.find(
      (u) =>
        e.instancePath === u.instancePath &&
        e.schemaPath !== u.schemaPath &&
        e.schemaPath.startsWith(`${u.schemaPath}/`),
    );
    if (!inUnion) return !unions.some((u) => e.instancePath.startsWith(`${u.instancePath}/`) && !isObject(u.data));
    return isObject(inUnion.data) && e.keyword !== 'type' && e.keyword !== 'enum' && e.keyword !== 'const';
  });
}

function isObject(x: unknown): boolean {
  return typeof x === 'object' && x !== null;
}

function pathOf(pointer: string): Path {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((p) => {
      const part = p.replaceAll('~1', '/').replaceAll('~0', '~');
      return /^\d+$/.test(part) ? Number(part) : part;
    });
}

function sentence(e: ErrorObject, source: Source): Finding {
  const path = pathOf(e.instancePath);
  const place = placeOf(source, path);
  const params = e.params as Record<string, unknown>;
  if (e.keyword === 'required')
    return loadProblem('missing-field', place, { found: String(params['missingProperty']) });
  if (e.keyword === 'additionalProperties') {
    const found = String(params['additionalProperty']);
    const fields = Object.keys((e.parentSchema as { properties?: object }).properties ?? {});
    const near = nearest(found, fields);
    return loadProblem('unknown-field', placeOf(source, [...path, found]), {
      found,
      suggestions: (near.length > 0 ? near : fields).join(' / '),
    });
  }
  if (e.keyword === 'enum') {
    const allowed = (params['allowedValues'] as unknown[]).map(String);
    return loadProblem('wrong-value', place, {
      found: shown(e.data),
      allowed: [...nearest(shown(e.data), allowed), ...allowed]
        .filter((v, i, all) => all.indexOf(v) === i)
        .slice(0, 12)
        .join(' / '),
    });
  }
  const [zh, en] = expected(e);
  return loadProblem('wrong-shape', place, { expected: zh }, { expected: en });
}

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  object: ['一组“名称: 值”', 'a map'],
  array: ['一个列表', 'a list'],
  string: ['文字（数字请加引号）', 'text (put numbers in quotes)'],
  number: ['数字', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
};

function expected(e: ErrorObject): readonly [string, string] {
  const params = e.params as Record<string, unknown>;
  const description = (e.parentSchema as { description?: string } | undefined)?.description;
  if (e.keyword === 'anyOf')
    return description ? [description, description] : ['文字或一组“名称: 值”', 'text or a map'];
  if (e.keyword === 'type') return TYPES[String(params['type'])] ?? [String(params['type']), String(params['type'])];
  const detail = `${description ? `${description} · ` : ''}${e.message ?? e.keyword}`;
  return [detail, detail];
}

function shown(x: unknown): string {
  return typeof x === 'string' ? x : (JSON.stringify(x) ?? String(x));
}
