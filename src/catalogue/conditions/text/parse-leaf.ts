/** Reads the parts of a condition that have no parts: literals, dates, durations, data elements. */
import type { SyntaxNode } from '@lezer/common';
import { readDate, readDuration, readNumber, readText } from './literals.ts';
import { problem } from '../problem.ts';
import { children, excerpt, outside, spanOf } from './syntax.ts';
import type { Part, Reading } from './syntax.ts';

/** Reads a number, a text, true, false or null. */
export function readLiteral(node: SyntaxNode, at: Reading): Part {
  const raw = at.text.slice(node.from, node.to);
  const span = spanOf(node);
  if (node.name === 'null') return { op: 'literal', value: null, span };
  if (node.name === 'BooleanLiteral') return { op: 'literal', value: raw === 'true', span };
  const value = node.name === 'NumericLiteral' ? readNumber(raw) : readText(raw);
  if (value === undefined)
    return problem(node.name === 'NumericLiteral' ? 'number' : 'text', span, { found: excerpt(at.text, span) });
  return { op: 'literal', value, span };
}

/** Reads `date("...")` or `duration("...")`. */
export function readTime(node: SyntaxNode, at: Reading): Part {
  const span = spanOf(node);
  const kind = node.getChild('DateTimeConstructor');
  const [argument, ...more] = children(node.getChild('PositionalParameters') ?? node);
  const name = kind ? at.text.slice(kind.from, kind.to) : '';
  if (!argument || argument.name !== 'StringLiteral' || more.length > 0 || (name !== 'date' && name !== 'duration'))
    return outside(node, at);
  const text = readText(at.text.slice(argument.from, argument.to)) ?? '';
  if (name === 'date') {
    const value = readDate(text);
    return value === undefined ? problem('date', spanOf(argument), { found: text }) : { op: 'date', value, span };
  }
  const length = readDuration(text);
  return length ? { op: 'duration', ...length, span } : problem('duration', spanOf(argument), { found: text });
}

const ELEMENT_KEY = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/;

/** Reads the key of a data element. */
export function readElement(node: SyntaxNode, at: Reading): Part {
  const key = at.text.slice(node.from, node.to);
  if (ELEMENT_KEY.test(key)) return { op: 'element', key, span: spanOf(node) };
  if (/^not\s/.test(key))
    return problem('not-needs-brackets', spanOf(node), { found: key }, [`not(${key.slice(3).trim()})`]);
  const isPath =
    node.name === 'VariableName' ||
    node.firstChild?.name === 'PathExpression' ||
    node.firstChild?.name === 'VariableName';
  return isPath ? problem('element-name', spanOf(node), { found: excerpt(at.text, node) }) : outside(node, at);
}
