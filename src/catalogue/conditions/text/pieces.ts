/** Pieces of a sentence about a condition: filled templates, labels, values with units. Runs in browsers. */
import type { Condition, Span } from '../condition.ts';

/** How an element is called, its unit, and what its coded values are called. */
export interface ElementLabel {
  readonly label: string;
  readonly unit?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** The catalogue's words of one language, and the labels of elements in it. */
export interface PrintContext {
  readonly words: Readonly<Record<string, string>>;
  readonly label: (key: string) => ElementLabel | undefined;
}

/** One piece of a sentence; `key` and `span` where it stands for an element or a value of the condition. */
export interface Piece {
  readonly kind: 'word' | 'element' | 'value';
  readonly text: string;
  readonly key?: string;
  readonly span?: Span;
}

/** A word key's template with its `{placeholders}` replaced by pieces. */
export function fill(word: string, parts: Readonly<Record<string, readonly Piece[]>>, x: PrintContext): Piece[] {
  const template = x.words[word] ?? word;
  return template.split(/(\{\w+\})/).flatMap((text): readonly Piece[] => {
    const part = text.startsWith('{') ? parts[text.slice(1, -1)] : undefined;
    return part ?? (text === '' ? [] : [{ kind: 'word', text }]);
  });
}

/** Several pieces with a word between them. */
export function joined(parts: readonly (readonly Piece[])[], word: string, x: PrintContext): Piece[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [...fill(word, {}, x), ...part]));
}

/** The element by its label, or by its key where it has none. */
export function elementPiece(c: Extract<Condition, { op: 'element' }>, x: PrintContext): Piece {
  return { kind: 'element', text: x.label(c.key)?.label ?? c.key, key: c.key, span: c.span };
}

/** A literal, with the unit or the value names of the element beside it. */
export function literal(
  value: null | boolean | number | string,
  span: Span,
  beside: Condition | undefined,
  x: PrintContext,
): Piece[] {
  const label = beside?.op === 'element' ? x.label(beside.key) : undefined;
  if (typeof value === 'number') {
    const number: Piece = { kind: 'value', text: String(value), span };
    return label?.unit
      ? fill('conditions.print.quantity', { number: [number], unit: [{ kind: 'value', text: label.unit }] }, x)
      : [number];
  }
  if (typeof value === 'string') return [{ kind: 'value', text: label?.values?.[value] ?? value, span }];
  return fill(
    value === null ? 'conditions.print.null' : value ? 'conditions.print.true' : 'conditions.print.false',
    {},
    x,
  );
}

/** A length of time: "1 year 6 months", "30 days". */
export function lengthPieces(unit: 'month' | 'day', n: number, span: Span, x: PrintContext): Piece[] {
  const size = Math.abs(n);
  const years = unit === 'month' ? Math.floor(size / 12) : 0;
  const rest = unit === 'month' ? size % 12 : size;
  const part = (count: number, one: string, many: string): Piece[] =>
    fill(count === 1 ? one : many, { n: [{ kind: 'value', text: String(count), span }] }, x);
  const sign: Piece[] = n < 0 ? [{ kind: 'word', text: '−' }] : [];
  if (unit === 'day') return [...sign, ...part(rest, 'conditions.print.day', 'conditions.print.days')];
  const y = years > 0 ? part(years, 'conditions.print.year', 'conditions.print.years') : [];
  const m = rest > 0 || years === 0 ? part(rest, 'conditions.print.month', 'conditions.print.months') : [];
  return [...sign, ...y, ...(y.length > 0 && m.length > 0 ? fill('conditions.print.gap', {}, x) : []), ...m];
}
