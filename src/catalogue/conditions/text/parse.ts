/**
 * FEEL text -> condition tree. Used at publish only: lezer-feel never reaches a browser.
 * The fragment: literals, element paths, = != < <= > >= in between and or not() + - * / list contains() count() date("...") duration("...").
 * Everything else is a problem value with its place; nothing throws.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Arithmetic, Condition, Equality, Ordering, Span } from '../condition.ts';
import { fullWidthIn } from './full-width.ts';
import { readInTests } from './parse-in.ts';
import { readElement, readLiteral, readTime } from './parse-leaf.ts';
import { problem } from '../problem.ts';
import type { ConditionProblem } from '../problem.ts';
import { children, excerpt, isProblem, outside, spanOf } from './syntax.ts';
import type { Part, Reading } from './syntax.ts';
import { untangle } from './untangle.ts';

/** The tree, or the first problem that stands in its way. */
export type ParseResult = { readonly condition: Condition } | { readonly problem: ConditionProblem };

/** Longest text and deepest nesting that is read; more is a mistake or an attack, not a condition. (lezer-feel fails from 350 joined parts on.) */
const MAX_LENGTH = 4_000;
const MAX_DEPTH = 60;

/** Reads the text of a condition. Spans are UTF-16 offsets into `text`. */
export function parseCondition(text: string): ParseResult {
  const whole: Span = { from: 0, to: text.length };
  if (text.trim() === '') return { problem: problem('empty', whole) };
  if (text.length > MAX_LENGTH)
    return { problem: problem('too-long', whole, { length: text.length, maximum: MAX_LENGTH }) };
  const wide = fullWidthIn(text);
  if (wide) return { problem: problem('full-width', wide.span, { found: wide.found }, [wide.instead]) };
  const { text: bracketed, tree, original } = untangle(text);
  const part = readTree(tree, bracketed);
  return isProblem(part) ? { problem: moved(part, original) } : { condition: moved(part, original) };
}

function readTree(tree: Tree, text: string): Part {
  const whole: Span = { from: 0, to: text.length };
  let broken: Span | undefined;
  tree.iterate({
    enter: (n) => {
      if (n.type.isError) broken ??= { from: n.from, to: n.to };
    },
  });
  const [node, ...more] = children(tree.topNode);
  const wrong = broken ?? (more.length > 0 || !node ? whole : undefined);
  if (wrong || !node) return problem('syntax', wrong ?? whole, { found: excerpt(text, wrong ?? whole) });
  return readPart(node, { text, depth: 0 });
}

/** The same tree or problem with every span moved. */
function moved<T>(value: T, original: (span: Span) => Span): T {
  const move = (v: unknown): unknown => {
    if (Array.isArray(v)) return v.map(move);
    if (typeof v !== 'object' || v === null) return v;
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, k === 'span' ? original(x as Span) : move(x)]));
  };
  return move(value) as T;
}

/** Reads one expression node. */
function readPart(node: SyntaxNode, above: Reading): Part {
  const at: Reading = { text: above.text, depth: above.depth + 1 };
  if (at.depth > MAX_DEPTH) return problem('too-deep', spanOf(node), { maximum: MAX_DEPTH });
  switch (node.name) {
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'BooleanLiteral':
    case 'null':
      return readLiteral(node, at);
    case 'DateTimeLiteral':
      return readTime(node, at);
    case 'VariableName':
    case 'PathExpression':
      return readElement(node, at);
    case 'ParenthesizedExpression':
      return readOnly(children(node), node, at);
    case 'Conjunction':
    case 'Disjunction':
      return readJunction(node, at);
    case 'Comparison':
      return readComparison(node, at);
    case 'ArithmeticExpression':
      return readArithmetic(node, at);
    case 'FunctionInvocation':
      return readFunction(node, at);
    default:
      return outside(node, at);
  }
}

/** Reads the one expression between brackets. */
function readOnly(nodes: readonly SyntaxNode[], whole: SyntaxNode, at: Reading): Part {
  const inner = nodes.filter((n) => n.name !== '(' && n.name !== ')');
  const [only] = inner;
  return only && inner.length === 1 ? readPart(only, at) : outside(whole, at);
}

function readJunction(node: SyntaxNode, at: Reading): Part {
  const op = node.name === 'Conjunction' ? 'and' : 'or';
  const parts: Condition[] = [];
  for (const child of operands(node)) {
    const part = readPart(child, at);
    if (isProblem(part)) return part;
    if (part.op === op) parts.push(...part.parts);
    else parts.push(part);
  }
  return { op, parts, span: spanOf(node) };
}

/** Operands of a chain `a and b and c`, whose nesting by the grammar is no depth of thought. */
function operands(node: SyntaxNode): SyntaxNode[] {
  const rights: SyntaxNode[] = [];
  let left: SyntaxNode = node;
  while (left.name === node.name) {
    const [first, , second] = children(left);
    if (!first || !second) break;
    rights.unshift(second);
    left = first;
  }
  return [left, ...rights];
}

function readComparison(node: SyntaxNode, at: Reading): Part {
  const [subject, operator, ...rest] = children(node);
  if (!subject || !operator) return outside(node, at);
  const left = readPart(subject, at);
  if (isProblem(left)) return left;
  const span = spanOf(node);
  if (operator.name === 'in') {
    const tests = readInTests(rest, node, at, readPart);
    return isProblem(tests) ? tests : { op: 'in', part: left, tests, span };
  }
  const [first, , second] = rest;
  const right = first ? readPart(first, at) : outside(node, at);
  if (isProblem(right)) return right;
  if (operator.name === 'CompareOp') {
    const op = at.text.slice(operator.from, operator.to) as Equality | Ordering;
    return op === '=' || op === '!=' ? { op, left, right, span } : { op, left, right, span };
  }
  const high = second ? readPart(second, at) : outside(node, at);
  if (operator.name !== 'between' || isProblem(high)) return isProblem(high) ? high : outside(node, at);
  const range = {
    test: 'range',
    low: right,
    high,
    lowOpen: false,
    highOpen: false,
    span: { from: right.span.from, to: high.span.to },
  } as const;
  return { op: 'in', part: left, tests: [range], span };
}

function readArithmetic(node: SyntaxNode, at: Reading): Part {
  const parts = children(node);
  const span = spanOf(node);
  const [a, b, c] = parts;
  if (parts.length === 2 && a?.name === 'ArithOp' && b) {
    const part = readPart(b, at);
    return isProblem(part) ? part : { op: 'negate', part, span };
  }
  if (parts.length !== 3 || !a || !b || !c) return outside(node, at);
  const op = at.text.slice(b.from, b.to);
  if (!['+', '-', '*', '/'].includes(op)) return outside(node, at);
  const left = readPart(a, at);
  if (isProblem(left)) return left;
  const right = readPart(c, at);
  return isProblem(right) ? right : { op: op as Arithmetic, left, right, span };
}

function readFunction(node: SyntaxNode, at: Reading): Part {
  const [name, ...rest] = children(node);
  const parameters = rest.find((n) => n.name === 'PositionalParameters');
  if (!name || !parameters) return outside(node, at);
  const parts: Condition[] = [];
  for (const child of children(parameters).filter((n) => n.name !== ',')) {
    const part = readPart(child, at);
    if (isProblem(part)) return part;
    parts.push(part);
  }
  const span = spanOf(node);
  const [first, second] = parts;
  const called = `${at.text.slice(name.from, name.to).replace(/\s+/g, ' ')}/${parts.length}`;
  if (called === 'not/1' && first) return { op: 'not', part: first, span };
  if (called === 'count/1' && first) return { op: 'count', list: first, span };
  if (called === 'list contains/2' && first && second) return { op: 'contains', list: first, item: second, span };
  return outside(node, at);
}
