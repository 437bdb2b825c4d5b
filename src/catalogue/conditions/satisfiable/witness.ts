/** Facts that might satisfy a set of statements: what each element may still be, and examples of it. */
import { isoOf, dayOf } from '../day.ts';
import type { ElementType } from '../element-types.ts';
import type { Variable } from './formula.ts';
import { anyText, between, firstWhole, intersect, isEmpty, named } from './value-set.ts';
import type { Range, ValueSet } from './value-set.ts';

/** All values that a variable can have by the type of its element. */
export function domainOf(v: Variable, type: ElementType): ValueSet {
  const absent = type.neverAbsent !== true;
  if (v.of === 'has') return type.enum && !type.enum.includes(String(v.member)) ? named([false]) : named([true, false]);
  if (v.of === 'absent') return named(absent ? [true, false] : [false]);
  if (v.of === 'count') return between(0, type.enum ? type.enum.length : Infinity);
  if (type.type === 'boolean') return named([true, false], absent);
  if (type.type === 'string') return type.enum ? named(type.enum, absent) : anyText(absent);
  if (type.type === 'date') return between(dayOf('0001-01-01') ?? 0, dayOf('9999-12-31') ?? 0, { absent });
  return between(type.minimum ?? -Infinity, type.maximum ?? Infinity, { absent });
}

/** Whether only whole numbers count for a variable: integers, days, numbers of members. */
export function isWhole(v: Variable, type: ElementType): boolean {
  return v.of === 'count' || type.type === 'integer' || type.type === 'date';
}

/** A few examples of a set as facts, the plainest first; all of them belong to the set. */
export function examplesOf(set: ValueSet, type: ElementType): unknown[] {
  const absent = set.absent ? [null] : [];
  if (set.kind === 'named') {
    if (!set.except) return [...set.names.slice(0, 3), ...absent];
    return [freshText(set.names), ...absent];
  }
  const whole = type.type !== 'number';
  const ends = [set.ranges[0], set.ranges.at(-1)].flatMap((r) =>
    r ? [lowExample(r, whole), highExample(r, whole)] : [],
  );
  const numbers = [...new Set(ends.filter((n) => n !== undefined))];
  return [...(type.type === 'date' ? numbers.map(isoOf) : numbers), ...absent];
}

/** A list with given statements about it, or undefined where they contradict each other. `undefined` set = nothing said. */
export function listExample(
  type: ElementType,
  absent: ValueSet,
  count: ValueSet,
  members: readonly { readonly member: string | number | boolean; readonly set: ValueSet }[],
): { readonly value: readonly unknown[] | null } | undefined {
  const musts = members.filter((m) => !may(m.set, false)).map((m) => m.member);
  const nots = members.filter((m) => !may(m.set, true)).map((m) => m.member);
  if (may(absent, false) && count.kind === 'ordered') {
    const fillers = type.enum?.filter((v) => !musts.includes(v) && !nots.includes(v));
    const most = fillers ? musts.length + fillers.length : musts.length + 1000;
    const room = intersect(count, between(musts.length, most));
    const size = room.kind === 'ordered' ? room.ranges.map(firstWhole).find((n) => n !== undefined) : undefined;
    if (size !== undefined) {
      const names = fillers ?? Array.from({ length: size - musts.length }, (_, i) => freshText([...nots, ...musts], i));
      return { value: [...musts, ...names.slice(0, size - musts.length)] };
    }
  }
  const hasZero = !isEmpty(intersect(count, between(0, 0)), true);
  return may(absent, true) && musts.length === 0 && hasZero ? { value: null } : undefined;
}

/** Whether a yes/no variable can still be `what`. */
function may(set: ValueSet, what: boolean): boolean {
  return !isEmpty(intersect(set, named([what])), false);
}

function freshText(taken: readonly unknown[], nth = 0): string {
  let n = nth;
  while (taken.includes(`other-${n}`)) n += taken.length + 1;
  return `other-${n}`;
}

function lowExample(r: Range, whole: boolean): number | undefined {
  if (whole || !Number.isFinite(r.low)) return firstWhole(r) ?? inside(r);
  return r.lowOpen ? inside(r) : r.low;
}

function highExample(r: Range, whole: boolean): number | undefined {
  if (!Number.isFinite(r.high)) return Number.isFinite(r.low) ? Math.floor(r.low) + 1000 : 1000;
  if (!whole) return r.highOpen ? inside(r) : r.high;
  const high = r.highOpen && Number.isInteger(r.high) ? r.high - 1 : Math.floor(r.high);
  return firstWhole(r) === undefined ? undefined : high;
}

/** A number strictly between the bounds, or undefined where no double lies between. */
function inside(r: Range): number | undefined {
  if (!Number.isFinite(r.low)) return r.high - 1;
  if (!Number.isFinite(r.high)) return r.low + 1;
  const middle = r.low + (r.high - r.low) / 2;
  return middle > r.low && middle < r.high ? middle : undefined;
}
