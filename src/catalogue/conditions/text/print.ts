/**
 * A condition in words for people ("经营场所面积 ≥ 50㎡，且使用燃气：是"), in whichever language the words and labels are given.
 * Pieces keep their kind and place, so that a page can mark elements and link them. Runs in browsers.
 */
import type { Condition, InTest, Ordering } from '../condition.ts';
import { elementPiece, fill, joined, lengthPieces, literal } from './pieces.ts';
import type { Piece, PrintContext } from './pieces.ts';

export type { ElementLabel, Piece, PrintContext } from './pieces.ts';

/** The sentence as one text. */
export function sentenceOf(condition: Condition, context: PrintContext): string {
  return piecesOf(condition, context)
    .map((p) => p.text)
    .join('');
}

/** The sentence in pieces. An element without label is called by its key. */
export function piecesOf(c: Condition, x: PrintContext): Piece[] {
  switch (c.op) {
    case 'and':
      return joined(
        c.parts.map((p) => inner(p, x)),
        'conditions.print.and',
        x,
      );
    case 'or':
      return joined(
        c.parts.map((p) => inner(p, x)),
        'conditions.print.or',
        x,
      );
    case 'not':
      return notPieces(c.part, x);
    case 'element':
      return fill('conditions.print.yes', { left: [elementPiece(c, x)] }, x);
    case '=':
    case '!=':
      return equality(c.left, c.right, c.op === '=', x);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(c.op, c.left, c.right, x);
    case 'in':
      return inPieces(c.part, c.tests, x);
    case 'contains':
      return containsPieces(c.list, c.item, 'conditions.print.contains', x);
    default:
      return operand(c, undefined, x);
  }
}

const SIGNS: Readonly<Record<Ordering, readonly [number: string, date: string]>> = {
  '<': ['conditions.print.less', 'conditions.print.before'],
  '<=': ['conditions.print.atMost', 'conditions.print.notAfter'],
  '>': ['conditions.print.more', 'conditions.print.after'],
  '>=': ['conditions.print.atLeast', 'conditions.print.notBefore'],
};

/** A part within `and` / `or`: joined parts are bracketed. */
function inner(c: Condition, x: PrintContext): Piece[] {
  const pieces = piecesOf(c, x);
  const isJoined = c.op === 'and' || c.op === 'or' || (c.op === 'in' && !isListOfValues(c.tests) && c.tests.length > 1);
  return isJoined ? fill('conditions.print.brackets', { part: pieces }, x) : pieces;
}

function notPieces(part: Condition, x: PrintContext): Piece[] {
  if (part.op === 'element') return fill('conditions.print.no', { left: [elementPiece(part, x)] }, x);
  if (part.op === '=' || part.op === '!=') return equality(part.left, part.right, part.op === '!=', x);
  if (part.op === 'contains') return containsPieces(part.list, part.item, 'conditions.print.containsNot', x);
  return fill('conditions.print.not', { part: piecesOf(part, x) }, x);
}

function equality(left: Condition, right: Condition, is: boolean, x: PrintContext): Piece[] {
  const value = right.op === 'literal' ? right.value : undefined;
  const subject = { left: operand(left, right, x), right: operand(right, left, x) };
  if (value === null) return fill(is ? 'conditions.print.absent' : 'conditions.print.present', subject, x);
  if (typeof value === 'boolean')
    return fill(value === is ? 'conditions.print.yes' : 'conditions.print.no', subject, x);
  return fill(is ? 'conditions.print.is' : 'conditions.print.isNot', subject, x);
}

function ordering(op: Ordering, left: Condition, right: Condition, x: PrintContext): Piece[] {
  const word = SIGNS[op][isDate(left) || isDate(right) ? 1 : 0];
  return fill(word, { left: operand(left, right, x), right: operand(right, left, x) }, x);
}

function isDate(c: Condition): boolean {
  if (c.op === '+') return isDate(c.left) || isDate(c.right) || isLength(c.left) !== isLength(c.right);
  return c.op === 'date' || (c.op === '-' && isLength(c.right) && !isLength(c.left));
}

function isLength(c: Condition): boolean {
  return c.op === 'duration' || (c.op === 'negate' && isLength(c.part));
}

function isListOfValues(tests: readonly InTest[]): boolean {
  return tests.every((t) => t.test === 'is' && !(t.value.op === 'literal' && t.value.value === null));
}

function inPieces(part: Condition, tests: readonly InTest[], x: PrintContext): Piece[] {
  const [only] = tests;
  if (isListOfValues(tests) && tests.length > 1) {
    const values = tests.map((t) => (t.test === 'is' ? operand(t.value, part, x) : []));
    return fill(
      'conditions.print.oneOf',
      { left: operand(part, undefined, x), values: joined(values, 'conditions.print.comma', x) },
      x,
    );
  }
  if (tests.length === 1 && only) return testPieces(part, only, x);
  return joined(
    tests.map((t) => testPieces(part, t, x)),
    'conditions.print.or',
    x,
  );
}

function testPieces(part: Condition, t: InTest, x: PrintContext): Piece[] {
  if (t.test === 'is') return equality(part, t.value, true, x);
  if (t.test !== 'range') return ordering(t.test, part, t.value, x);
  if (!t.lowOpen && !t.highOpen) {
    const parts = { left: operand(part, undefined, x), low: operand(t.low, part, x), high: operand(t.high, part, x) };
    return fill('conditions.print.between', parts, x);
  }
  const low = ordering(t.lowOpen ? '>' : '>=', part, t.low, x);
  return joined([low, ordering(t.highOpen ? '<' : '<=', part, t.high, x)], 'conditions.print.and', x);
}

function containsPieces(list: Condition, item: Condition, word: string, x: PrintContext): Piece[] {
  return fill(word, { left: operand(list, undefined, x), right: operand(item, list, x) }, x);
}

/** A part as a thing, not a statement; `beside` lends unit and value names. */
function operand(c: Condition, beside: Condition | undefined, x: PrintContext): Piece[] {
  switch (c.op) {
    case 'element':
      return [elementPiece(c, x)];
    case 'literal':
      return literal(c.value, c.span, beside, x);
    case 'date':
      return [{ kind: 'value', text: c.value, span: c.span }];
    case 'duration':
      return lengthPieces(c.unit, c.n, c.span, x);
    case 'count':
      return fill('conditions.print.count', { left: operand(c.list, undefined, x) }, x);
    case 'negate':
      return [{ kind: 'word', text: '−' }, ...operand(c.part, beside, x)];
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(c, beside, x);
    default:
      return fill('conditions.print.brackets', { part: piecesOf(c, x) }, x);
  }
}

function arithmetic(
  c: Extract<Condition, { left: Condition }>,
  beside: Condition | undefined,
  x: PrintContext,
): Piece[] {
  const shifts = isDate(c) && isLength(c.right);
  const parts = { left: grouped(c.left, beside, x), right: grouped(c.right, shifts ? undefined : beside, x) };
  if (shifts) return fill(c.op === '+' ? 'conditions.print.later' : 'conditions.print.earlier', parts, x);
  const sign = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' }[c.op as '+' | '-' | '*' | '/'];
  return [...parts.left, { kind: 'word', text: sign }, ...parts.right];
}

function grouped(c: Condition, beside: Condition | undefined, x: PrintContext): Piece[] {
  const pieces = operand(c, beside, x);
  return 'left' in c ? fill('conditions.print.brackets', { part: pieces }, x) : pieces;
}
