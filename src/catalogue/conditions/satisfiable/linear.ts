/** Reads `k * x + c` out of arithmetic over one element, so that `fee * 2 + 10 > 100` becomes a bound of `fee`. */
import { elementsOf } from '../condition.ts';
import type { Condition } from '../condition.ts';
import { addMonths } from '../day.ts';
import { elementType } from '../element-types.ts';
import type { ElementTypes } from '../element-types.ts';
import { valueOf } from '../value.ts';
import type { Value } from '../value.ts';

/** A number or date that depends on one variable: an element, or the count of a list (`count`). */
export interface Linear {
  readonly key: string;
  readonly of: 'element' | 'count';
  readonly kind: 'number' | 'date';
  readonly k: number;
  readonly c: number;
  /** For dates: whole months added. */
  readonly months: number;
  /** True where the variable is a whole number, so that small whole constants move its bounds exactly. */
  readonly whole: boolean;
  /** False where rounding or month ends may move a bound a little. */
  readonly exact: boolean;
  /** Largest factor and constant on the way, for the margin. */
  readonly scale: number;
}

/** A bound of the variable, and how far off it may be. */
interface Bound {
  readonly at: number;
  readonly margin: number;
}

/** Value of a part that mentions no element; undefined if it mentions one. */
export function constantOf(c: Condition): Value | undefined {
  return elementsOf(c).length === 0 ? valueOf(c, {}) : undefined;
}

/** The linear form of a part, or undefined where it has none. */
export function linearOf(c: Condition, types: ElementTypes): Linear | undefined {
  if (c.op === 'element' || (c.op === 'count' && c.list.op === 'element')) return variable(c, types);
  if (c.op === 'negate') return scaled(linearOf(c.part, types), -1);
  if (c.op === '*')
    return scaled(linearOf(c.left, types), constantOf(c.right)) ?? scaled(linearOf(c.right, types), constantOf(c.left));
  if (c.op === '/') {
    const by = constantOf(c.right);
    return typeof by === 'number' && by !== 0 ? scaled(linearOf(c.left, types), 1 / by) : undefined;
  }
  if (c.op !== '+' && c.op !== '-') return undefined;
  const sign = c.op === '+' ? 1 : -1;
  const left = linearOf(c.left, types);
  if (left) return moved(left, constantOf(c.right), sign);
  const right = linearOf(c.right, types);
  if (!right || (right.kind === 'date' && sign === -1)) return undefined;
  return moved(sign === 1 ? right : scaled(right, -1), constantOf(c.left), 1);
}

/** Where the variable has to be for the linear form to equal a value, or undefined where that cannot be told. */
export function boundOf(linear: Linear, value: number): Bound | undefined {
  if (linear.months !== 0) return { at: addMonths(value, -linear.months), margin: 4 };
  const at = (value - linear.c) / linear.k;
  if (linear.exact) return { at, margin: 0 };
  const slope = Math.abs(linear.k);
  const margin = (1e-9 * linear.scale * (Math.abs(at) + Math.abs(value) + 1)) / slope;
  return Number.isFinite(at + margin) && linear.scale / slope < 1e5 ? { at, margin } : undefined;
}

function variable(c: Condition, types: ElementTypes): Linear | undefined {
  const key = c.op === 'element' ? c.key : c.op === 'count' && c.list.op === 'element' ? c.list.key : '';
  const type = elementType(types, key)?.type;
  const of = c.op === 'element' ? 'element' : 'count';
  const fits = of === 'count' ? type === 'list' : type === 'number' || type === 'integer' || type === 'date';
  return fits
    ? {
        key,
        of,
        kind: type === 'date' ? 'date' : 'number',
        k: 1,
        c: 0,
        months: 0,
        whole: type !== 'number',
        exact: true,
        scale: 1,
      }
    : undefined;
}

function scaled(linear: Linear | undefined, by: Value | undefined): Linear | undefined {
  if (!linear || linear.kind === 'date' || typeof by !== 'number' || by === 0) return undefined;
  const next = { ...linear, k: linear.k * by, c: linear.c * by, exact: linear.exact && by === -1 };
  return grown(next);
}

function moved(linear: Linear | undefined, by: Value | undefined, sign: 1 | -1): Linear | undefined {
  if (!linear) return undefined;
  if (linear.kind === 'number')
    return typeof by === 'number'
      ? grown({ ...linear, c: linear.c + sign * by, exact: linear.exact && linear.whole && isSmall(by) })
      : undefined;
  if (typeof by !== 'object' || by === null || !('unit' in by)) return undefined;
  if (by.unit === 'day') return linear.months === 0 ? { ...linear, c: linear.c + sign * by.n } : undefined;
  return linear.months === 0 && linear.c === 0 ? { ...linear, months: sign * by.n, exact: false } : undefined;
}

function isSmall(n: number): boolean {
  return Number.isInteger(n) && Math.abs(n) < 1e9;
}

function grown(linear: Linear): Linear {
  return { ...linear, scale: Math.max(linear.scale, Math.abs(linear.k), Math.abs(linear.c)) };
}
