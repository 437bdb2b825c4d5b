/** What reading the syntax tree of lezer-feel needs everywhere: places, meaningful children, excerpts. */
import type { SyntaxNode } from '@lezer/common';
import type { Condition, Span } from '../condition.ts';
import { problem } from '../problem.ts';
import type { ConditionProblem } from '../problem.ts';

/** A part, or the problem met while reading it. */
export type Part = Condition | ConditionProblem;

/** What reading needs to know: the text and how deep it is nested already. */
export interface Reading {
  readonly text: string;
  readonly depth: number;
}

/** Tells a problem from a part. */
export function isProblem(part: unknown): part is ConditionProblem {
  return typeof part === 'object' && part !== null && 'code' in part;
}

/** The child nodes that mean something: no comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let c = node.firstChild; c; c = c.nextSibling) if (!c.name.endsWith('Comment')) found.push(c);
  return found;
}

/** Place of a node. */
export function spanOf(node: SyntaxNode): Span {
  return { from: node.from, to: node.to };
}

/** The problem "this is FEEL, but not of the fragment". */
export function outside(node: SyntaxNode, at: Reading): ConditionProblem {
  return problem('outside-fragment', spanOf(node), { found: excerpt(at.text, node) });
}

/** A short piece of the text for a message: the span, or what follows it where the span is empty. */
export function excerpt(text: string, span: Span): string {
  const found =
    text.slice(span.from, span.to).trim() || text.slice(span.from, span.from + 12).trim() || text.slice(-12);
  return found.length > 40 ? `${found.slice(0, 40)}…` : found;
}
