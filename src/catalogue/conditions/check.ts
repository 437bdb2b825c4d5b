/**
 * Checks a parsed condition against the types of the data elements, at publish. A condition without problems evaluates to true or false
 * over every complete, well-typed set of facts. All problems are reported, each at its place, one cause once.
 */
import type { Arithmetic, Condition, InTest } from './condition.ts';
import { elementType } from './element-types.ts';
import type { ElementType, ElementTypes } from './element-types.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';
import type { ConditionProblem, ConditionProblemCode } from './problem.ts';

/** Type of a part; 'any' after a problem, so that one mistake is reported once. */
type Kind = 'boolean' | 'number' | 'string' | 'date' | 'list' | 'null' | 'months' | 'days' | 'any';

const ORDERED = new Set<Kind>(['number', 'date', 'months', 'days']);

/** Problems of a condition, in the order of the text; empty = it may be published. */
export function checkCondition(condition: Condition, types: ElementTypes): ConditionProblem[] {
  const checker = new Checker(types);
  checker.yesOrNo(condition);
  return checker.problems.sort((a, b) => a.span.from - b.span.from);
}

/** Walks one condition and gathers what is wrong with it. */
class Checker {
  readonly problems: ConditionProblem[] = [];
  readonly types: ElementTypes;

  constructor(types: ElementTypes) {
    this.types = types;
  }

  report(
    code: ConditionProblemCode,
    at: Condition,
    values: Record<string, string | number> = {},
    suggestions: string[] = [],
  ): 'any' {
    this.problems.push(problem(code, at.span, values, suggestions));
    return 'any';
  }

  yesOrNo(c: Condition): void {
    const kind = this.kindOf(c);
    if (kind !== 'boolean' && kind !== 'any') this.report('not-yes-or-no', c, { kind });
  }

  kindOf(c: Condition): Kind {
    switch (c.op) {
      case 'literal':
        return c.value === null ? 'null' : (typeof c.value as Kind);
      case 'date':
        return 'date';
      case 'duration':
        return c.unit === 'month' ? 'months' : 'days';
      case 'element':
        return this.elementKind(c);
      case 'and':
      case 'or':
        for (const part of c.parts) this.yesOrNo(part);
        return 'boolean';
      case 'not':
        this.yesOrNo(c.part);
        return 'boolean';
      case 'negate':
        return this.negated(c.part);
      case 'in':
        return this.isIn(c.part, c.tests);
      case 'contains':
        return this.contains(c.list, c.item);
      case 'count':
        this.listKind(c.list);
        return 'number';
      case '=':
      case '!=':
        return this.equality(c.left, c.right);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.ordering(c.left, c.right);
      default:
        return this.arithmetic(c);
    }
  }

  elementKind(c: Extract<Condition, { op: 'element' }>): Kind {
    const type = elementType(this.types, c.key);
    if (!type) return this.report('unknown-element', c, { found: c.key }, nearest(c.key, Object.keys(this.types)));
    return type.type === 'integer' ? 'number' : type.type;
  }

  negated(part: Condition): Kind {
    const kind = this.kindOf(part);
    return ['number', 'months', 'days', 'any'].includes(kind) ? kind : this.report('not-calculable', part, { kind });
  }

  equality(left: Condition, right: Condition): Kind {
    this.comparable(left, this.kindOf(left), right, this.kindOf(right));
    return 'boolean';
  }

  /** Both of one type, or one of them the literal null; text only from the enumeration. */
  comparable(left: Condition, a: Kind, right: Condition, b: Kind): void {
    if (a === 'any' || b === 'any' || a === 'null' || b === 'null') return;
    if (a === 'list' || b === 'list') this.report('list-as-value', a === 'list' ? left : right);
    else if (a !== b) this.mismatch(left, a, right, b);
    else this.listed(left, right);
  }

  mismatch(left: Condition, a: Kind, right: Condition, b: Kind): void {
    const text = a === 'date' && b === 'string' ? right : a === 'string' && b === 'date' ? left : undefined;
    if (text?.op === 'literal')
      this.report('date-as-text', text, { found: String(text.value) }, [`date("${String(text.value)}")`]);
    else this.report('different-types', right, { left: a, right: b });
  }

  listed(left: Condition, right: Condition): void {
    const [element, literal] = left.op === 'element' ? [left, right] : [right, left];
    if (element.op === 'element') this.allowed(elementType(this.types, element.key), element.key, literal);
  }

  allowed(type: ElementType | undefined, key: string, c: Condition): void {
    if (!type?.enum || c.op !== 'literal' || typeof c.value !== 'string' || type.enum.includes(c.value)) return;
    const near = nearest(c.value, type.enum);
    this.report(
      'value-not-listed',
      c,
      { found: c.value, element: key, allowed: type.enum.slice(0, 12).join(' / ') },
      near.map((n) => JSON.stringify(n)),
    );
  }

  ordering(left: Condition, right: Condition): Kind {
    this.orderable(left, this.kindOf(left), right, this.kindOf(right));
    return 'boolean';
  }

  orderable(left: Condition, a: Kind, right: Condition, b: Kind): void {
    if (a === 'null' || b === 'null') this.report('absent-in-comparison', a === 'null' ? left : right);
    else if (a === 'list' || b === 'list') this.report('list-as-value', a === 'list' ? left : right);
    else if (a === 'any' || b === 'any') return;
    else if (a !== b) this.mismatch(left, a, right, b);
    else if (!ORDERED.has(a)) this.report('no-order', left, { kind: a });
  }

  isIn(part: Condition, tests: readonly InTest[]): Kind {
    const kind = this.kindOf(part);
    if (kind === 'boolean') this.report('different-types', part, { left: kind, right: 'string' });
    for (const t of tests) {
      if (t.test === 'is') this.comparable(part, kind === 'boolean' ? 'any' : kind, t.value, this.kindOf(t.value));
      else if (t.test === 'range')
        for (const bound of [t.low, t.high]) this.orderable(part, kind, bound, this.kindOf(bound));
      else this.orderable(part, kind, t.value, this.kindOf(t.value));
    }
    return 'boolean';
  }

  listKind(list: Condition): void {
    const kind = this.kindOf(list);
    if (kind !== 'list' && kind !== 'any') this.report('not-a-list', list, { kind });
  }

  contains(list: Condition, item: Condition): Kind {
    this.listKind(list);
    const kind = this.kindOf(item);
    const type = list.op === 'element' ? elementType(this.types, list.key) : undefined;
    if (kind === 'list' || kind === 'months' || kind === 'days') this.report('list-as-value', item);
    else if (type?.enum && kind !== 'string' && kind !== 'any')
      this.report('different-types', item, { left: 'string', right: kind });
    else if (list.op === 'element') this.allowed(type, list.key, item);
    return 'boolean';
  }

  arithmetic(c: Extract<Condition, { op: Arithmetic }>): Kind {
    const a = this.kindOf(c.left);
    const b = this.kindOf(c.right);
    if (a === 'any' || b === 'any') return 'any';
    return result(c.op, a, b) ?? this.report('not-calculable', c, { kind: `${a} ${c.op} ${b}` });
  }
}

function result(op: Arithmetic, a: Kind, b: Kind): Kind | undefined {
  const isLength = (k: Kind): boolean => k === 'months' || k === 'days';
  if (a === 'number' && b === 'number') return 'number';
  if (op !== '+' && op !== '-') return undefined;
  if (isLength(a) && a === b) return a;
  if (a === 'date' && isLength(b)) return 'date';
  if (op === '+' && isLength(a) && b === 'date') return 'date';
  return op === '-' && a === 'date' && b === 'date' ? 'days' : undefined;
}
