/**
 * Evaluate a condition three-valued (Kleene): an unknown fact makes a condition unknown, never false.
 * What `null` means is written down in value.ts. Runs in browsers; throws nothing.
 */
import { partsOf } from './condition.ts';
import type { Condition } from './condition.ts';
import { testHolds, truthOf, valueOf } from './value.ts';
import type { Facts } from './value.ts';

export type { Facts } from './value.ts';

/** Result of a condition: more facts may turn 'unknown' into true or false, but never true into false or back. */
export type Truth = true | false | 'unknown';

/** Whether the condition holds over the facts. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  return truthOf(condition, facts) ?? 'unknown';
}

/**
 * Keys of the elements that could still change the result, in the order of the text; none once the result is known.
 * No element that matters is left out. One may be named that does not matter, where only algebra shows it (`x or not(x)`).
 * An element whose fact does not fit its use (text where a number is needed) is named again when nothing else is missing beside it.
 */
export function unknowns(condition: Condition, facts: Facts): string[] {
  const keys = new Set<string>();
  if (truthOf(condition, facts) === undefined) collect(condition, facts, keys);
  return [...keys];
}

function collect(c: Condition, facts: Facts, keys: Set<string>): void {
  if (c.op === 'element') keys.add(c.key);
  const open = openParts(c, facts);
  for (const part of open.length > 0 ? open : partsOf(c)) collect(part, facts, keys);
}

/** The parts because of which an unknown condition is unknown. */
function openParts(c: Condition, facts: Facts): readonly Condition[] {
  const isOpen = (part: Condition): boolean => valueOf(part, facts) === undefined;
  if (c.op === 'and' || c.op === 'or' || c.op === 'not')
    return partsOf(c).filter((p) => truthOf(p, facts) === undefined);
  if (c.op !== 'in') return partsOf(c).filter(isOpen);
  const value = valueOf(c.part, facts);
  const open = c.tests.filter((t) => testHolds(value, t, facts) === undefined);
  return [c.part, ...open.flatMap((t) => (t.test === 'range' ? [t.low, t.high] : [t.value]))].filter(isOpen);
}
