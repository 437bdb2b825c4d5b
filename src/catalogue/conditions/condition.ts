/**
 * The tree of a condition: plain JSON, made once at publish from FEEL text, stored with the version and sent to browsers.
 * Syntax: a fragment of FEEL (OMG DMN 1.5 chapter 10). Every node keeps the place it came from, so that "why" and every problem can point at it.
 */

/** Offsets into the FEEL text, `to` exclusive. The caller knows file and line. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `=` and `!=` also serve as the test for known-absent: `x = null`. */
export type Equality = '=' | '!=';

/** Orders numbers, dates and durations only, never text. */
export type Ordering = '<' | '<=' | '>' | '>=';

/** On numbers; `+` and `-` also on dates with durations. */
export type Arithmetic = '+' | '-' | '*' | '/';

/** One alternative on the right of `in`; `between a and b` is kept as a closed range. */
export type InTest =
  | { readonly test: 'is'; readonly value: Condition; readonly span: Span }
  | { readonly test: Ordering; readonly value: Condition; readonly span: Span }
  | {
      readonly test: 'range';
      readonly low: Condition;
      readonly high: Condition;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
      readonly span: Span;
    };

/** A condition, or a part of one (a number, an element) that a condition is made of. */
export type Condition =
  | { readonly op: 'literal'; readonly value: null | boolean | number | string; readonly span: Span }
  /** A calendar day, ISO 8601 `YYYY-MM-DD`, years 0001 to 9999. */
  | { readonly op: 'date'; readonly value: string; readonly span: Span }
  /** Whole months or whole days; FEEL never compares one with the other. */
  | { readonly op: 'duration'; readonly unit: 'month' | 'day'; readonly n: number; readonly span: Span }
  /** A data element by its key, for example `premises.area`. */
  | { readonly op: 'element'; readonly key: string; readonly span: Span }
  /** Two parts or more, none of them of the same `op`. */
  | { readonly op: 'and' | 'or'; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly op: 'not' | 'negate'; readonly part: Condition; readonly span: Span }
  | { readonly op: Equality; readonly left: Condition; readonly right: Condition; readonly span: Span }
  | { readonly op: Ordering; readonly left: Condition; readonly right: Condition; readonly span: Span }
  | { readonly op: Arithmetic; readonly left: Condition; readonly right: Condition; readonly span: Span }
  | { readonly op: 'in'; readonly part: Condition; readonly tests: readonly InTest[]; readonly span: Span }
  | { readonly op: 'contains'; readonly list: Condition; readonly item: Condition; readonly span: Span }
  | { readonly op: 'count'; readonly list: Condition; readonly span: Span };

/** The direct parts of a condition, in the order of the text. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case 'literal':
    case 'date':
    case 'duration':
    case 'element':
      return [];
    case 'and':
    case 'or':
      return condition.parts;
    case 'not':
    case 'negate':
      return [condition.part];
    case 'in':
      return [condition.part, ...condition.tests.flatMap((t) => (t.test === 'range' ? [t.low, t.high] : [t.value]))];
    case 'contains':
      return [condition.list, condition.item];
    case 'count':
      return [condition.list];
    default:
      return [condition.left, condition.right];
  }
}

/** Keys of all elements that a condition mentions, each once, in the order of the text. */
export function elementsOf(condition: Condition): string[] {
  const keys = new Set<string>();
  const visit = (c: Condition): void => {
    if (c.op === 'element') keys.add(c.key);
    for (const part of partsOf(c)) visit(part);
  };
  visit(condition);
  return [...keys];
}
