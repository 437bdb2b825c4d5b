/**
 * A condition as what the satisfiability check can reason about: statements "element x is in this set of values", joined by and/or.
 * Every statement allows at least what the condition allows. What cannot be told (one element against another) becomes `maybe`, which allows all.
 */
import type { Condition, InTest, Ordering } from '../condition.ts';
import { elementType } from '../element-types.ts';
import type { ElementTypes } from '../element-types.ts';
import { boundOf, constantOf, linearOf } from './linear.ts';
import type { Linear } from './linear.ts';
import { truthOf } from '../value.ts';
import type { Value } from '../value.ts';
import { between, complement, intersect, named, onlyAbsent, union, widened } from './value-set.ts';
import type { ValueSet } from './value-set.ts';

/** What a statement is about: an element itself, or of a list whether it is absent, how many members it has, whether one is among them. */
export type Variable =
  | { readonly of: 'element' | 'absent' | 'count'; readonly key: string }
  | { readonly of: 'has'; readonly key: string; readonly member: string | number | boolean };

export type Formula =
  | { readonly is: 'true' | 'false' | 'maybe' }
  | { readonly is: 'within'; readonly variable: Variable; readonly set: ValueSet }
  | { readonly is: 'all' | 'any'; readonly parts: readonly Formula[] };

const MAYBE: Formula = { is: 'maybe' };

/** Name of a variable, the same for the same variable. */
export function nameOf(v: Variable): string {
  return JSON.stringify(v.of === 'has' ? [v.key, v.of, v.member] : [v.key, v.of]);
}

/** The formula of a condition, or of its opposite where `holds` is false. */
export function formulaOf(c: Condition, types: ElementTypes, holds: boolean): Formula {
  switch (c.op) {
    case 'and':
    case 'or': {
      const parts = c.parts.map((p) => formulaOf(p, types, holds));
      return (c.op === 'and') === holds ? all(parts) : any(parts);
    }
    case 'not':
      return formulaOf(c.part, types, !holds);
    case 'in': {
      const parts = c.tests.map((t) => testFormula(c.part, t, types, holds));
      return holds ? any(parts) : all(parts);
    }
    case 'element':
      return elementType(types, c.key)?.type === 'boolean'
        ? within({ of: 'element', key: c.key }, named([true]), holds)
        : MAYBE;
    case 'contains':
      return containsFormula(c.list, constantOf(c.item), types, holds);
    case '=':
    case '!=':
      return compare('=', c.left, c.right, types, (c.op === '=') === holds);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(c.op, c.left, c.right, types, holds);
    default:
      return constant(constantOf(c), holds);
  }
}

/** Joins that all must hold; statements about one variable become one. */
export function all(parts: readonly Formula[]): Formula {
  return join('all', parts, intersect);
}

function any(parts: readonly Formula[]): Formula {
  return join('any', parts, union);
}

function join(is: 'all' | 'any', parts: readonly Formula[], merge: (a: ValueSet, b: ValueSet) => ValueSet): Formula {
  const decisive = is === 'all' ? 'false' : 'true';
  const flat = parts.flatMap((p) => (p.is === is ? p.parts : [p]));
  if (flat.some((p) => p.is === decisive)) return { is: decisive };
  const merged = new Map<string, Formula>();
  const rest: Formula[] = [];
  for (const p of flat) {
    if (p.is !== 'within') {
      if (p.is === 'all' || p.is === 'any' || p.is === 'maybe') rest.push(p);
      continue;
    }
    const name = nameOf(p.variable);
    const before = merged.get(name);
    merged.set(name, before?.is === 'within' ? { ...p, set: merge(before.set, p.set) } : p);
  }
  const kept = [...merged.values(), ...rest];
  const [only] = kept;
  if (kept.length === 0) return { is: is === 'all' ? 'true' : 'false' };
  return kept.length === 1 && only ? only : { is, parts: kept };
}

function within(variable: Variable, set: ValueSet, holds: boolean, margin = 0): Formula {
  return { is: 'within', variable, set: widened(holds ? set : complement(set), margin) };
}

function constant(value: Value | undefined, holds: boolean): Formula {
  if (value === undefined || (value !== null && typeof value !== 'boolean')) return MAYBE;
  return { is: (value === true) === holds ? 'true' : 'false' };
}

function testFormula(part: Condition, t: InTest, types: ElementTypes, holds: boolean): Formula {
  if (t.test === 'is') return compare('=', part, t.value, types, holds);
  if (t.test !== 'range') return compare(t.test, part, t.value, types, holds);
  const low = compare(t.lowOpen ? '>' : '>=', part, t.low, types, holds);
  const high = compare(t.highOpen ? '<' : '<=', part, t.high, types, holds);
  return holds ? all([low, high]) : any([low, high]);
}

const SWAPPED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function compare(op: '=' | Ordering, left: Condition, right: Condition, types: ElementTypes, holds: boolean): Formula {
  const a = constantOf(left);
  const b = constantOf(right);
  if (a !== undefined && b !== undefined)
    return constant(truthOf({ op, left, right, span: left.span } as Condition, {}), holds);
  if (b !== undefined) return against(op, left, b, types, holds);
  return a === undefined ? MAYBE : against(SWAPPED[op], right, a, types, holds);
}

/** A part that depends on elements, compared with a constant. */
function against(op: '=' | Ordering, part: Condition, value: Value, types: ElementTypes, holds: boolean): Formula {
  if (value === null && op !== '=') return { is: holds ? 'false' : 'true' };
  const linear = linearOf(part, types);
  if (linear) return value === null ? absentFormula(linear, holds) : ordered(op, linear, value, holds);
  if (part.op !== 'element') return MAYBE;
  const type = elementType(types, part.key)?.type;
  if (type === 'list' && value === null) return within({ of: 'absent', key: part.key }, named([true]), holds);
  if ((type !== 'string' && type !== 'boolean') || op !== '=') return MAYBE;
  if (value !== null && typeof value !== type) return MAYBE;
  const set = value === null ? onlyAbsent(named([])) : named([value as string | boolean]);
  return within({ of: 'element', key: part.key }, set, holds);
}

function absentFormula(linear: Linear, holds: boolean): Formula {
  if (linear.of === 'count') return { is: holds ? 'false' : 'true' };
  return within({ of: 'element', key: linear.key }, onlyAbsent(between(0, 0)), holds);
}

function ordered(op: '=' | Ordering, linear: Linear, value: Value, holds: boolean): Formula {
  const number =
    linear.kind === 'number'
      ? value
      : typeof value === 'object' && value !== null && 'day' in value
        ? value.day
        : undefined;
  const bound = typeof number === 'number' ? boundOf(linear, number) : undefined;
  if (!bound) return MAYBE;
  const set = setOf(linear.k < 0 ? SWAPPED[op] : op, bound.at);
  return within({ of: linear.of, key: linear.key }, set, holds, bound.margin);
}

function setOf(op: '=' | Ordering, at: number): ValueSet {
  if (op === '=') return between(at, at);
  if (op === '<' || op === '<=') return between(-Infinity, at, { high: op === '<' });
  return between(at, Infinity, { low: op === '>' });
}

function containsFormula(list: Condition, item: Value | undefined, types: ElementTypes, holds: boolean): Formula {
  if (list.op !== 'element' || elementType(types, list.key)?.type !== 'list') return MAYBE;
  if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') return MAYBE;
  return within({ of: 'has', key: list.key, member: item }, named([true]), holds);
}
