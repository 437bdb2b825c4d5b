/** Why a condition holds, does not hold, or is not known yet: the tree of its parts with their results and places. Runs in browsers. */
import { partsOf } from './condition.ts';
import type { Condition, Span } from './condition.ts';
import { evaluate } from './evaluate.ts';
import type { Truth } from './evaluate.ts';
import { valueOf } from './value.ts';
import type { Facts, Known } from './value.ts';

/** One yes/no part of a condition with its result. */
export interface Explanation {
  readonly condition: Condition;
  readonly span: Span;
  readonly result: Truth;
  /** False where the whole would have had the same result without looking here (the true part of a false `and`). */
  readonly decides: boolean;
  /** Elements that a single statement compares, with what is known of them; empty for `and`, `or`, `not`. */
  readonly facts: readonly ExplainedFact[];
  /** The yes/no parts of `and`, `or`, `not`; empty for a single statement. */
  readonly parts: readonly Explanation[];
}

/** What was known of one element: `state` tells the three cases apart, `value` is the fact as JSON. */
export interface ExplainedFact {
  readonly key: string;
  readonly span: Span;
  readonly state: 'unknown' | 'absent' | 'known';
  readonly value: unknown;
}

/** The results of all parts of a condition, so that a page can say which of them decided. */
export function explain(condition: Condition, facts: Facts): Explanation {
  return node(condition, facts, true);
}

function node(c: Condition, facts: Facts, decides: boolean): Explanation {
  const result = evaluate(c, facts);
  const joins = c.op === 'and' || c.op === 'or' || c.op === 'not';
  const parts = joins
    ? partsOf(c).map((p) => node(p, facts, decides && carries(c.op, result, evaluate(p, facts))))
    : [];
  return { condition: c, span: c.span, result, decides, facts: joins ? [] : factsOf(c, facts), parts };
}

/** A false part makes an `and` false, a true part an `or` true; otherwise every part of the same result counts. */
function carries(op: Condition['op'], whole: Truth, part: Truth): boolean {
  return op === 'not' || whole === part;
}

function factsOf(c: Condition, facts: Facts): ExplainedFact[] {
  if (c.op === 'element') return [{ key: c.key, span: c.span, ...state(valueOf(c, facts)) }];
  return partsOf(c).flatMap((p) => factsOf(p, facts));
}

function state(value: Known): Pick<ExplainedFact, 'state' | 'value'> {
  if (value === undefined) return { state: 'unknown', value: null };
  if (value === null) return { state: 'absent', value: null };
  return { state: 'known', value };
}
