/** Reads the right side of `in`: one test, or several between brackets, or a list of values. */
import type { SyntaxNode } from '@lezer/common';
import type { Condition, InTest, Ordering } from '../condition.ts';
import type { ConditionProblem } from '../problem.ts';
import { children, isProblem, outside, spanOf } from './syntax.ts';
import type { Part, Reading } from './syntax.ts';

/** Operations whose result is yes or no; as an alternative of `in` FEEL gives them another meaning, so they are refused. */
const YES_OR_NO = new Set<Condition['op']>(['and', 'or', 'not', '=', '!=', '<', '<=', '>', '>=', 'in', 'contains']);

/** Reads one expression; given by the parser, so that the two files do not import each other. */
type ReadPart = (node: SyntaxNode, at: Reading) => Part;

/** The alternatives, or the first problem among them. */
export function readInTests(
  nodes: readonly SyntaxNode[],
  whole: SyntaxNode,
  at: Reading,
  readPart: ReadPart,
): readonly InTest[] | ConditionProblem {
  const tests: InTest[] = [];
  for (const node of nodes.flatMap(alternatives)) {
    const test = readTest(node, at, readPart);
    if (isProblem(test)) return test;
    tests.push(test);
  }
  return tests.length > 0 ? tests : outside(whole, at);
}

/** Unwraps brackets, lists and the grammar's wrappers down to the single alternatives. */
function alternatives(node: SyntaxNode): SyntaxNode[] {
  switch (node.name) {
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
      return [];
    case 'PositiveUnaryTests':
    case 'PositiveUnaryTest':
    case 'ParenthesizedExpression':
    case 'List':
      return children(node).flatMap(alternatives);
    default:
      return [node];
  }
}

function readTest(node: SyntaxNode, at: Reading, readPart: ReadPart): InTest | ConditionProblem {
  const span = spanOf(node);
  const simple = node.name === 'SimplePositiveUnaryTest';
  const [first, second] = simple ? children(node) : [];
  if (first?.name === 'Interval') return readRange(first, at, readPart);
  const value = readPart(simple && second ? second : node, at);
  if (isProblem(value)) return value;
  if (YES_OR_NO.has(value.op)) return outside(node, at);
  const op = first ? at.text.slice(first.from, first.to) : '=';
  if (op === '!=') return outside(node, at);
  return op === '=' ? { test: 'is', value, span } : { test: op as Ordering, value, span };
}

function readRange(node: SyntaxNode, at: Reading, readPart: ReadPart): InTest | ConditionProblem {
  const [open, from, , to, close] = children(node);
  if (!open || !from || !to || !close) return outside(node, at);
  const low = readPart(from, at);
  if (isProblem(low)) return low;
  const high = readPart(to, at);
  if (isProblem(high)) return high;
  return { test: 'range', low, high, lowOpen: open.name !== '[', highOpen: close.name !== ']', span: spanOf(node) };
}
