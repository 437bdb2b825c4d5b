/**
 * lezer-feel 3.0.1 lets the last alternative of `in` swallow what follows: it reads `a in ("x") and b` as `a in (("x") and b)`, and
 * `c and a in [1..5) or b` as `c and (a in ([1..5) or b))`. By the grammar of DMN (comparison binds tighter than `and`, `or`) the first means
 * `(a in ("x")) and b`. Departments write it so all the time, so such comparisons get their brackets before the text is read.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from 'lezer-feel';
import type { Span } from '../condition.ts';
import { children } from './syntax.ts';

/** Enough for any nesting that is read afterwards. */
const MAX_ROUNDS = 64;

/** A syntax tree with its text, and the way back to places in the text as it was written. */
interface Untangled {
  readonly text: string;
  readonly tree: Tree;
  readonly original: (span: Span) => Span;
}

/** Parses a text; puts brackets around each `in` comparison that swallowed its neighbours. */
export function untangle(written: string): Untangled {
  let text = written;
  let places = Array.from({ length: written.length }, (_, i) => i);
  let tree = parser.parse(text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const brackets = swallowers(tree);
    if (brackets.length === 0) break;
    ({ text, places } = insert(text, places, brackets));
    tree = parser.parse(text);
  }
  const original = ({ from, to }: Span): Span => {
    const start = places[from] ?? written.length;
    return { from: start, to: to > from ? (places[to - 1] ?? written.length - 1) + 1 : start };
  };
  return { text, tree, original };
}

/** Places of all comparisons with `in` that swallowed an `and` or `or`, each without what it swallowed. */
function swallowers(tree: Tree): Span[] {
  const found: Span[] = [];
  tree.iterate({
    enter: (n) => {
      if (n.name !== 'Comparison') return;
      const [subject, operator, first, ...more] = children(n.node);
      if (operator?.name !== 'in' || !subject || first?.name !== 'PositiveUnaryTest' || more.length > 0) return;
      const end = endOfTest(first);
      if (end !== undefined) found.push({ from: subject.from, to: end });
    },
  });
  return found;
}

/** Where the leftmost operand of a swallowed chain ends; undefined where nothing was swallowed. */
function endOfTest(test: SyntaxNode): number | undefined {
  const [inner] = children(test);
  const [, value] = inner?.name === 'SimplePositiveUnaryTest' ? children(inner) : [];
  let node: SyntaxNode | undefined = value ?? inner;
  let isChain = false;
  while (node && (node.name === 'Conjunction' || node.name === 'Disjunction')) {
    isChain = true;
    node = children(node)[0];
  }
  return isChain ? node?.to : undefined;
}

function insert(
  text: string,
  places: readonly number[],
  brackets: readonly Span[],
): { text: string; places: number[] } {
  const opens = new Map<number, number>();
  const closes = new Map<number, number>();
  for (const { from, to } of brackets) {
    opens.set(from, (opens.get(from) ?? 0) + 1);
    closes.set(to, (closes.get(to) ?? 0) + 1);
  }
  const out: string[] = [];
  const origin: number[] = [];
  const put = (sign: string, times: number, place: number): void => {
    for (let k = 0; k < times; k += 1) {
      out.push(sign);
      origin.push(place);
    }
  };
  for (let i = 0; i <= text.length; i += 1) {
    put(')', closes.get(i) ?? 0, places[i - 1] ?? 0);
    put('(', opens.get(i) ?? 0, places[i] ?? 0);
    if (i < text.length) put(text.charAt(i), 1, places[i] ?? 0);
  }
  return { text: out.join(''), places: origin };
}
