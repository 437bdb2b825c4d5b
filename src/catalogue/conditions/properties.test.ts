import { evaluate as feelin } from 'feelin';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { elementsOf, partsOf } from './condition.ts';
import type { Condition } from './condition.ts';
import { checkCondition } from './check.ts';
import { evaluate, unknowns } from './evaluate.ts';
import type { Facts, Truth } from './evaluate.ts';
import { toFeel } from './text/feel.ts';
import { parseCondition } from './text/parse.ts';
import { conditions, factsFor, TYPES } from './random-conditions.ts';

type Evaluate = (condition: Condition, facts: Facts) => Truth;

/** Property tests share two cores with everything else; in torture runs they take minutes. */
vi.setConfig({ testTimeout: process.env['TORTURE'] === '1' ? 3_600_000 : 60_000 });

const RUNS = process.env['TORTURE'] === '1' ? 200_000 : 3_000;
const SEED = { seed: 20_260_101, numRuns: RUNS };

const parsed = (text: string): Condition => {
  const result = parseCondition(text);
  if ('problem' in result) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.condition;
};

const withoutSpans = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (k, v: unknown) => (k === 'span' ? undefined : v)));

/** Facts as FEEL sees them: paths as nested contexts, dates as dates. */
function contextOf(facts: Facts): Record<string, unknown> {
  const context: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(facts)) {
    const [group = '', name = ''] = key.split('.');
    const isDate = TYPES[key]?.type === 'date' && value !== null;
    context[group] = { ...context[group], [name]: isDate ? feelin(`date("${String(value)}")`).value : value };
  }
  return context;
}

const someCase = (nulls: boolean): fc.Arbitrary<{ condition: Condition; facts: Record<string, unknown> }> =>
  conditions({ nulls, depth: 2 }).chain((condition) =>
    factsFor(elementsOf(condition), nulls).map((facts) => ({ condition, facts })),
  );

/** Learning facts one by one never turns true into false or back, and the last word is the whole truth. */
function assertMonotone(evaluator: Evaluate, numRuns = RUNS): void {
  fc.assert(
    fc.property(someCase(true), fc.infiniteStream(fc.nat({ max: 99 })), ({ condition, facts }, dice) => {
      const left = Object.keys(facts);
      const known: Record<string, unknown> = {};
      let before = evaluator(condition, known);
      while (left.length > 0) {
        const [key = ''] = left.splice((dice.next().value ?? 0) % left.length, 1);
        known[key] = facts[key];
        const after = evaluator(condition, known);
        if (before !== 'unknown') expect(after).toBe(before);
        before = after;
      }
      expect(before).toBe(evaluate(condition, facts));
      expect(before).not.toBe('unknown');
    }),
    { ...SEED, numRuns },
  );
}

/** `not`, `and`, `or` by Kleene's tables over the results of their parts. */
function assertKleene(evaluator: Evaluate, numRuns = RUNS): void {
  const rank = { true: 2, unknown: 1, false: 0 } as const;
  const truths: readonly Truth[] = [false, 'unknown', true];
  const partial = someCase(true).chain(({ condition, facts }) =>
    fc
      .subarray(Object.keys(facts))
      .map((keys) => ({ condition, facts: Object.fromEntries(keys.map((k) => [k, facts[k]])) })),
  );
  fc.assert(
    fc.property(partial, ({ condition, facts }) => {
      const visit = (c: Condition): void => {
        const ranks = partsOf(c).map((p) => rank[String(evaluator(p, facts)) as keyof typeof rank]);
        if (c.op === 'not') expect(evaluator(c, facts)).toBe(truths[2 - (ranks[0] ?? 0)]);
        if (c.op === 'and') expect(evaluator(c, facts)).toBe(truths[Math.min(...ranks)]);
        if (c.op === 'or') expect(evaluator(c, facts)).toBe(truths[Math.max(...ranks)]);
        if (c.op === 'not' || c.op === 'and' || c.op === 'or') for (const p of partsOf(c)) visit(p);
      };
      visit(condition);
      const opposite: Condition = { op: 'not', part: condition, span: condition.span };
      visit(opposite);
    }),
    { ...SEED, numRuns },
  );
}

/** Elements that are not named as open cannot change the result, whatever the others turn out to be. */
function assertOpenElements(open: (c: Condition, facts: Facts) => string[], numRuns = RUNS): void {
  const two = conditions({ nulls: true, depth: 2 }).chain((condition) => {
    const keys = elementsOf(condition);
    return fc.tuple(fc.constant(condition), factsFor(keys, true), factsFor(keys, true), fc.subarray(keys));
  });
  fc.assert(
    fc.property(two, ([condition, one, other, known]) => {
      const facts = Object.fromEntries(known.map((k) => [k, one[k]]));
      const named = open(condition, facts);
      for (const key of named) expect(known).not.toContain(key);
      const whole = { ...other, ...facts };
      for (const key of elementsOf(condition)) {
        if (known.includes(key) || named.includes(key)) continue;
        expect(evaluate(condition, { ...whole, [key]: one[key] })).toBe(evaluate(condition, whole));
      }
    }),
    { ...SEED, numRuns },
  );
}

/** Ranges whose low end is above the high end: nothing lies between by DMN, but feelin swaps the ends, so it is no judge there. */
function hasReversedRange(c: Condition, context: Record<string, unknown>): boolean {
  const reversed = (c.op === 'in' ? c.tests : []).some(
    (t) => t.test === 'range' && feelin(`${toFeel(t.high)} < ${toFeel(t.low)}`, context).value === true,
  );
  return reversed || partsOf(c).some((p) => hasReversedRange(p, context));
}

function assertSameAsFeel(evaluator: Evaluate, numRuns = RUNS): void {
  fc.assert(
    fc.property(someCase(false), ({ condition, facts }) => {
      const context = contextOf(facts);
      fc.pre(!hasReversedRange(condition, context));
      expect(evaluator(condition, facts)).toBe(feelin(toFeel(condition), context).value);
    }),
    { ...SEED, numRuns },
  );
}

test('over complete facts a condition means what FEEL says it means', () => {
  assertSameAsFeel(evaluate);
});

test('every condition that the generator makes passes the checker', () => {
  fc.assert(
    fc.property(conditions({ nulls: true, depth: 2 }), (c) => void expect(checkCondition(c, TYPES)).toEqual([])),
    SEED,
  );
});

test('a condition written as FEEL and read again is the same condition', () => {
  fc.assert(
    fc.property(conditions({ nulls: true, depth: 3 }), (c) => {
      expect(withoutSpans(parsed(toFeel(c)))).toEqual(withoutSpans(c));
    }),
    SEED,
  );
});

/** Atoms and the words between them as one text. */
const joined = (parts: readonly (readonly [string, string])[], of: (atom: string) => string): string =>
  parts.map(([a, join], i) => (i === 0 ? '' : join) + of(a)).join('');

test('"in" without brackets around it means the same as with them, wherever it stands', () => {
  const atom = fc.constantFrom(
    'a.n in (1)',
    'a.n in "x"',
    'b.n in > 5',
    'c.n in [1..2)',
    'c.n in (1, < 2)',
    'd.y',
    'e.n between 1 and 2',
    'not(a.n in (1) and d.y)',
    '(a.n in (3) or d.y)',
    'a.n + 1 in (b.n) ',
  );
  const chain = fc.array(fc.tuple(atom, fc.constantFrom(' and ', ' or ')), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(chain, (parts) => {
      const plain = parsed(joined(parts, (a) => a));
      expect(withoutSpans(plain)).toEqual(withoutSpans(parsed(joined(parts, (a) => `(${a})`))));
    }),
    { ...SEED, numRuns: Math.ceil(RUNS / 3) },
  );
});

test('any text between quotes and any plain number survives writing and reading', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
  );
  fc.assert(
    fc.property(value, (v) => {
      const c: Condition = {
        op: '=',
        left: { op: 'element', key: 'a.b', span: { from: 0, to: 0 } },
        right: { op: 'literal', value: Object.is(v, -0) ? 0 : v, span: { from: 0, to: 0 } },
        span: { from: 0, to: 0 },
      };
      expect(withoutSpans(parsed(toFeel(c)))).toEqual(withoutSpans(c));
    }),
    SEED,
  );
});

test('whatever is typed, reading answers with a condition or a problem at a place inside the text', () => {
  const token = fc.constantFrom(
    'a.b',
    '(',
    ')',
    'not',
    'and',
    'or',
    'in',
    'between',
    '[',
    '..',
    ']',
    '1',
    '"x"',
    '=',
    '<',
    ',',
    'null',
    'date',
    '-',
    '（',
    'if',
    'then',
    '二',
    '.',
    '{',
    '}',
    'list contains',
    'count',
    '@',
  );
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(token, { maxLength: 14 }).map((t) => t.join(' ')),
  );
  fc.assert(
    fc.property(garbage, (text) => {
      const result = parseCondition(text);
      const span = 'problem' in result ? result.problem.span : result.condition.span;
      expect(span.from).toBeGreaterThanOrEqual(0);
      expect(span.to).toBeLessThanOrEqual(text.length);
      expect(span.from).toBeLessThanOrEqual(span.to);
      if ('condition' in result) checkCondition(result.condition, TYPES);
    }),
    { ...SEED, numRuns: RUNS * 2 },
  );
});

test('learning a fact never turns true into false or false into true', () => {
  assertMonotone(evaluate);
});

test('not, and, or follow the tables of Kleene', () => {
  assertKleene(evaluate);
});

test('an element that is not named as open cannot change the result any more', () => {
  assertOpenElements(unknowns);
});

/** Faulty on purpose: a missing fact counts as known to be absent. */
const missingIsAbsent: Evaluate = (c, facts) =>
  evaluate(c, { ...Object.fromEntries(elementsOf(c).map((k) => [k, null])), ...facts });

/** Faulty on purpose: what is unknown is false. */
const unknownIsFalse: Evaluate = (c, facts) => evaluate(c, facts) === true;

/** Faulty on purpose: no range includes its ends. */
const withOpenEnds = (c: Condition): Condition =>
  JSON.parse(JSON.stringify(c), (k, v: unknown) => (k === 'lowOpen' || k === 'highOpen' ? true : v)) as Condition;

test('planted fault: an evaluator that takes a missing fact for absent is caught', () => {
  expect(() => assertMonotone(missingIsAbsent)).toThrow();
});

test('planted fault: an evaluator whose unknown is false is caught', () => {
  expect(() => assertMonotone(unknownIsFalse)).toThrow();
  expect(() => assertKleene(unknownIsFalse)).toThrow();
});

test('planted fault: an evaluator in which "not unknown" is true is caught', () => {
  const faulty: Evaluate = (c, facts) => {
    if (c.op === 'not') return faulty(c.part, facts) !== true;
    if (c.op !== 'and' && c.op !== 'or') return evaluate(c, facts);
    const parts = c.parts.map((p) => faulty(p, facts));
    const decisive = c.op === 'or';
    if (parts.includes(decisive)) return decisive;
    return parts.includes('unknown') ? 'unknown' : !decisive;
  };
  expect(() => assertMonotone(faulty)).toThrow();
  expect(() => assertKleene(faulty)).toThrow();
});

test('planted fault: an evaluator that forgets that a range includes its ends is caught by FEEL', () => {
  expect(() => assertSameAsFeel((c, facts) => evaluate(withOpenEnds(c), facts))).toThrow();
});

test('planted fault: a list of open elements that forgets the last one is caught', () => {
  expect(() => assertOpenElements((c, facts) => unknowns(c, facts).slice(0, -1))).toThrow();
});
