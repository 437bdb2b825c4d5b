/** Condition tree -> FEEL text of the fragment; `parseCondition` reads it back to the same tree (but for the spans). */
import type { Condition, InTest } from '../condition.ts';
import { durationText } from './literals.ts';

/** How tightly an operation binds; a part that binds less tightly is put between brackets. */
const BINDING: Partial<Record<Condition['op'], number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  negate: 6,
};

/** The condition as FEEL text. `in` is bracketed within `and`, `or`: some FEEL engines read on otherwise (see untangle.ts). */
export function toFeel(c: Condition): string {
  switch (c.op) {
    case 'literal':
      return typeof c.value === 'number' ? plainNumber(c.value) : JSON.stringify(c.value);
    case 'date':
      return `date("${c.value}")`;
    case 'duration':
      return `duration("${durationText(c.unit, c.n)}")`;
    case 'element':
      return c.key;
    case 'and':
    case 'or':
      return c.parts.map((p) => (p.op === 'in' ? `(${toFeel(p)})` : bracketed(p, binding(c) + 1))).join(` ${c.op} `);
    case 'not':
      return `not(${toFeel(c.part)})`;
    case 'negate':
      return `-${c.part.op === 'element' ? c.part.key : `(${toFeel(c.part)})`}`;
    case 'in':
      return `${bracketed(c.part, 4)} ${inText(c.tests)}`;
    case 'contains':
      return `list contains(${toFeel(c.list)}, ${toFeel(c.item)})`;
    case 'count':
      return `count(${toFeel(c.list)})`;
    default:
      return `${bracketed(c.left, binding(c) === 3 ? 4 : binding(c))} ${c.op} ${bracketed(c.right, binding(c) + 1)}`;
  }
}

function binding(c: Condition): number {
  return BINDING[c.op] ?? 9;
}

/** A minus sign inside arithmetic is bracketed too, so that nobody has to know how tightly it binds. */
function bracketed(c: Condition, least: number): string {
  return binding(c) < least || (c.op === 'negate' && least > 3) ? `(${toFeel(c)})` : toFeel(c);
}

function plainNumber(n: number): string {
  const text = String(n);
  if (!/e/.test(text)) return text;
  return n.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20, maximumSignificantDigits: 15 });
}

function inText(tests: readonly InTest[]): string {
  const [only] = tests;
  if (tests.length === 1 && only?.test === 'range' && !only.lowOpen && !only.highOpen) {
    return `between ${bracketed(only.low, 4)} and ${bracketed(only.high, 4)}`;
  }
  return `in (${tests.map(testText).join(', ')})`;
}

function testText(t: InTest): string {
  if (t.test === 'is') return toFeel(t.value);
  if (t.test !== 'range') return `${t.test} ${bracketed(t.value, 4)}`;
  return `${t.lowOpen ? '(' : '['}${bracketed(t.low, 4)}..${bracketed(t.high, 4)}${t.highOpen ? ')' : ']'}`;
}
