/**
 * The value of a condition or of one of its parts over facts. Runs in browsers: no library, no clock, no exception.
 *
 * Three states of an element, never mixed up:
 * - missing (no such key in the facts), or of a type that does not fit: *unknown*, here `undefined`;
 * - `null`: *known to be absent* (there is none, not applicable);
 * - anything else: known.
 *
 * What absence means: it equals only `null`; every ordering, range and arithmetic with it has no value, and a comparison without a value is
 * false; as a yes/no it counts as no (so `not(x)` of an absent x is true); an absent list is empty. `!=` is always the opposite of `=`.
 * Division by zero has no value either. Numbers are rounded to 15 significant digits after each step, as DMN reckons in decimals: 0.1 + 0.2 = 0.3.
 */
import type { Condition, InTest, Ordering } from './condition.ts';
import { addMonths, dayOf } from './day.ts';

/** What is known: element key -> JSON value. Dates are ISO `YYYY-MM-DD` text. A missing key (or `undefined`) is unknown, `null` is known to be absent. */
export type Facts = Readonly<Record<string, unknown>>;

/** A calendar day as a day number, so that text and dates are never confused. */
interface Day {
  readonly day: number;
}

/** A length of time in whole months or whole days. */
interface Length {
  readonly unit: 'month' | 'day';
  readonly n: number;
}

/** A known value; `null` = absent or without value. */
export type Value = null | boolean | number | string | Day | Length | readonly unknown[];

/** Value, or undefined while it is unknown. */
export type Known = Value | undefined;

/** What one fact says about an element. Objects fit no element, so they count as unknown. */
function factOf(facts: Facts, key: string): Known {
  const value = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value)) return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Value of any part of a condition over the facts; undefined = unknown. Yes/no parts give true, false, or undefined. */
export function valueOf(c: Condition, facts: Facts): Known {
  switch (c.op) {
    case 'literal':
      return c.value;
    case 'date':
      return asDay(c.value);
    case 'duration':
      return { unit: c.unit, n: c.n };
    case 'element':
      return factOf(facts, c.key);
    case 'and':
    case 'or':
      return junction(c.parts, facts, c.op === 'or');
    case 'not':
      return opposite(truthOf(c.part, facts));
    case 'negate':
      return negated(valueOf(c.part, facts));
    case 'in':
      return isIn(c.part, c.tests, facts);
    case 'contains':
      return contains(valueOf(c.list, facts), valueOf(c.item, facts));
    case 'count':
      return counted(valueOf(c.list, facts));
    case '=':
      return equal(valueOf(c.left, facts), valueOf(c.right, facts));
    case '!=':
      return opposite(equal(valueOf(c.left, facts), valueOf(c.right, facts)));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(c.op, valueOf(c.left, facts), valueOf(c.right, facts));
    default:
      return arithmetic(c.op, valueOf(c.left, facts), valueOf(c.right, facts));
  }
}

/** A part as yes/no: absent counts as no, anything that is no yes/no is unknown. */
export function truthOf(c: Condition, facts: Facts): boolean | undefined {
  const value = valueOf(c, facts);
  return value === null ? false : typeof value === 'boolean' ? value : undefined;
}

/** One alternative of `in` for a value: true, false or undefined. */
export function testHolds(value: Known, test: InTest, facts: Facts): boolean | undefined {
  if (test.test === 'is') return equal(value, valueOf(test.value, facts));
  if (test.test !== 'range') return ordered(test.test, value, valueOf(test.value, facts));
  const low = ordered(test.lowOpen ? '>' : '>=', value, valueOf(test.low, facts));
  const high = ordered(test.highOpen ? '<' : '<=', value, valueOf(test.high, facts));
  return low === false || high === false ? false : low && high;
}

function isIn(part: Condition, tests: readonly InTest[], facts: Facts): boolean | undefined {
  const value = valueOf(part, facts);
  return kleene(
    tests.map((t) => testHolds(value, t, facts)),
    true,
  );
}

function junction(parts: readonly Condition[], facts: Facts, decisive: boolean): boolean | undefined {
  return kleene(
    parts.map((p) => truthOf(p, facts)),
    decisive,
  );
}

/** Kleene's strong `or` (decisive = true) or `and` (decisive = false). */
function kleene(truths: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (truths.includes(decisive)) return decisive;
  return truths.includes(undefined) ? undefined : !decisive;
}

function opposite(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function asDay(value: string): Known {
  const day = dayOf(value);
  return day === undefined ? undefined : { day };
}

function isDay(value: Known): value is Day {
  return typeof value === 'object' && value !== null && 'day' in value;
}

function isLength(value: Known): value is Length {
  return typeof value === 'object' && value !== null && 'unit' in value;
}

/** An element's date is text in the facts: beside a day it is read as a day. */
function beside(value: Known, other: Known): Known {
  return typeof value === 'string' && (isDay(other) || isLength(other)) ? asDay(value) : value;
}

function equal(a: Known, b: Known): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === null || b === null) return a === b;
  const order = difference(a, b);
  if (order !== undefined) return order === 0;
  return typeof a === typeof b && typeof a !== 'object' ? a === b : undefined;
}

function ordered(op: Ordering, a: Known, b: Known): boolean | undefined {
  if (a === null || b === null) return false;
  if (a === undefined || b === undefined) return undefined;
  const d = typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : difference(a, b);
  if (d === undefined) return undefined;
  return op === '<' ? d < 0 : op === '<=' ? d <= 0 : op === '>' ? d > 0 : d >= 0;
}

/** Below, at or above zero as a is before, equal to or after b; undefined where they have no common order. */
function difference(a: Value, b: Value): number | undefined {
  const x = beside(a, b);
  const y = beside(b, a);
  if (typeof x === 'number' && typeof y === 'number') return x < y ? -1 : x > y ? 1 : 0;
  if (isDay(x) && isDay(y)) return x.day - y.day;
  return isLength(x) && isLength(y) && x.unit === y.unit ? x.n - y.n : undefined;
}

function contains(list: Known, item: Known): boolean | undefined {
  if (list === null || (Array.isArray(list) && list.length === 0)) return false;
  if (!Array.isArray(list) || item === undefined || (typeof item === 'object' && item !== null && !isDay(item)))
    return undefined;
  return isDay(item)
    ? list.some((member) => typeof member === 'string' && dayOf(member) === item.day)
    : list.includes(item);
}

function counted(list: Known): number | undefined {
  return list === null ? 0 : Array.isArray(list) ? list.length : undefined;
}

function negated(value: Known): Known {
  if (value === null || value === undefined) return value;
  if (typeof value === 'number') return -value;
  return isLength(value) ? { unit: value.unit, n: -value.n } : undefined;
}

function arithmetic(op: '+' | '-' | '*' | '/', a: Known, b: Known): Known {
  if (a === null || b === null) return null;
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return reckon(op, a, b);
  if (op === '+' || op === '-') return shift(op === '+' ? 1 : -1, a, b);
  return undefined;
}

function reckon(op: '+' | '-' | '*' | '/', a: number, b: number): number | null {
  if (op === '/' && b === 0) return null;
  const exact = op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : a / b;
  return Number.isNaN(exact) ? null : Number(exact.toPrecision(15));
}

/** Sums and differences of dates and lengths; a month later than 31 January is the last day of February. */
function shift(sign: 1 | -1, a: Value, b: Value): Known {
  if (isLength(a) && isLength(b)) return a.unit === b.unit ? { unit: a.unit, n: a.n + sign * b.n } : undefined;
  if (isLength(a)) return sign === 1 ? shift(1, b, a) : undefined;
  const from = typeof a === 'string' ? asDay(a) : a;
  const by = typeof b === 'string' ? asDay(b) : b;
  if (!isDay(from)) return undefined;
  if (isDay(by)) return sign === -1 ? { unit: 'day', n: from.day - by.day } : undefined;
  if (!isLength(by)) return undefined;
  return { day: by.unit === 'day' ? from.day + sign * by.n : addMonths(from.day, sign * by.n) };
}
