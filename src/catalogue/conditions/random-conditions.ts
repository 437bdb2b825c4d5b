/** Random well-typed conditions, facts and domains for property tests (fast-check). Test support; nothing of the product imports it. */
import * as fc from 'fast-check';
import type { Condition, InTest } from './condition.ts';
import type { ElementTypes } from './element-types.ts';

const span = { from: 0, to: 0 };

/** Elements of every type, with domains small enough to enumerate. */
export const TYPES: ElementTypes = {
  'premises.hasGas': { type: 'boolean' },
  'shop.isChain': { type: 'boolean' },
  'premises.floors': { type: 'integer', minimum: 0, maximum: 4 },
  'premises.area': { type: 'number', minimum: 0, maximum: 3 },
  'premises.kind': { type: 'string', enum: ['street', 'mall', 'market'] },
  'shop.kind': { type: 'string', enum: ['street', 'mall', 'market'] },
  'person.bornOn': { type: 'date' },
  'shop.openedOn': { type: 'date' },
  'shop.wares': { type: 'list', enum: ['hot-food', 'cold-food', 'drinks'] },
};

const DAYS = ['2024-02-28', '2024-02-29', '2024-03-31', '2026-01-01'];

/** Every value an element of TYPES is given in tests; `null` = absent. */
export const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'premises.hasGas': [true, false],
  'shop.isChain': [true, false],
  'premises.floors': [0, 1, 2, 3, 4],
  'premises.area': [0, 0.5, 1, 1.5, 2, 3],
  'premises.kind': ['street', 'mall', 'market'],
  'shop.kind': ['street', 'mall', 'market'],
  'person.bornOn': DAYS,
  'shop.openedOn': DAYS,
  'shop.wares': [[], ['hot-food'], ['cold-food', 'drinks'], ['hot-food', 'cold-food', 'drinks']],
};

/** What a random condition may contain: `null` tests leave FEEL's own rules about null aside. */
interface Mix {
  readonly nulls: boolean;
  readonly depth: number;
}

type Kind = 'number' | 'string' | 'date';

const element = (key: string): Condition => ({ op: 'element', key, span });
const literal = (value: null | boolean | number | string): Condition => ({ op: 'literal', value, span });
const oneOf = (kind: string): fc.Arbitrary<Condition> =>
  fc
    .constantFrom(
      ...Object.keys(TYPES).filter(
        (k) => TYPES[k]?.type === kind || (kind === 'number' && TYPES[k]?.type === 'integer'),
      ),
    )
    .map(element);

const number: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 2, 3, 4).map(literal) },
  { weight: 4, arbitrary: oneOf('number') },
  { weight: 1, arbitrary: oneOf('list').map((list): Condition => ({ op: 'count', list, span })) },
);

const sum: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 6, arbitrary: number },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('+', '-', '*'), number, number)
      .map(([op, left, right]): Condition => ({ op, left, right, span })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(number, fc.constantFrom(2, 4, -2))
      .map(([left, n]): Condition => ({ op: '/', left, right: literal(n), span })),
  },
  { weight: 1, arbitrary: number.map((part): Condition => ({ op: 'negate', part, span })) },
);

const length = fc.oneof(
  fc.constantFrom(1, 12, 18, -1).map((n): Condition => ({ op: 'duration', unit: 'month', n, span })),
  fc.constantFrom(0, 1, 30, -31).map((n): Condition => ({ op: 'duration', unit: 'day', n, span })),
);

const plainDate = fc.oneof(
  oneOf('date'),
  fc.constantFrom(...DAYS).map((value): Condition => ({ op: 'date', value, span })),
);
const date: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: plainDate },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('+', '-'), plainDate, length)
      .map(([op, left, right]): Condition => ({ op, left, right, span })),
  },
);

const text = fc.oneof(oneOf('string'), fc.constantFrom('street', 'mall', 'market').map(literal));
const things: Record<Kind, fc.Arbitrary<Condition>> = { number: sum, string: text, date };

const ordering = fc.constantFrom('<', '<=', '>', '>=');
const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom<Kind>('number', 'string', 'date'))
    .chain(([op, kind]) => pair(op, kind)),
  fc.tuple(ordering, fc.constantFrom<Kind>('number', 'date')).chain(([op, kind]) => pair(op, kind)),
);

function pair(op: '=' | '!=' | '<' | '<=' | '>' | '>=', kind: Kind): fc.Arbitrary<Condition> {
  return fc.tuple(things[kind], things[kind]).map(([left, right]) => ({ op, left, right, span }) as Condition);
}

function inTest(kind: Kind, nulls: boolean): fc.Arbitrary<InTest> {
  const is = things[kind].map((value): InTest => ({ test: 'is', value, span }));
  const isNull = fc.constant<InTest>({ test: 'is', value: literal(null), span });
  const ranges = [
    fc.tuple(ordering, things[kind]).map(([test, value]): InTest => ({ test, value, span })),
    fc
      .tuple(things[kind], things[kind], fc.boolean(), fc.boolean())
      .map(([low, high, lowOpen, highOpen]): InTest => ({ test: 'range', low, high, lowOpen, highOpen, span })),
  ];
  return fc.oneof(is, ...(kind === 'string' ? [] : ranges), ...(nulls ? [isNull] : []));
}

function statement(nulls: boolean): fc.Arbitrary<Condition> {
  const within = fc
    .constantFrom<Kind>('number', 'string', 'date')
    .chain((kind) => fc.tuple(things[kind], fc.array(inTest(kind, nulls), { minLength: 1, maxLength: 3 })))
    .map(([part, tests]): Condition => ({ op: 'in', part, tests, span }));
  const contains = fc
    .tuple(oneOf('list'), fc.constantFrom('hot-food', 'cold-food', 'drinks').map(literal))
    .map(([list, item]): Condition => ({ op: 'contains', list, item, span }));
  const absent = fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom(...Object.keys(TYPES)).map(element))
    .map(([op, left]): Condition => ({ op, left, right: literal(null), span }));
  const truth = fc.boolean().map(literal);
  const yes = fc
    .tuple(fc.constantFrom('=', '!='), oneOf('boolean'), fc.oneof(truth, oneOf('boolean')))
    .map(([op, left, right]): Condition => ({ op, left, right, span }));
  return fc.oneof(
    { weight: 6, arbitrary: comparison },
    { weight: 4, arbitrary: within },
    { weight: 3, arbitrary: oneOf('boolean') },
    { weight: 2, arbitrary: contains },
    { weight: 1, arbitrary: yes },
    ...(nulls ? [{ weight: 2, arbitrary: absent }] : []),
  );
}

/** A random condition that the checker accepts. */
export function conditions(mix: Mix): fc.Arbitrary<Condition> {
  const atom = statement(mix.nulls);
  if (mix.depth === 0) return atom;
  const below = conditions({ ...mix, depth: mix.depth - 1 });
  const join = fc
    .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), fc.array(below, { minLength: 2, maxLength: 3 }))
    .map(([op, parts]): Condition => ({ op, parts: parts.flatMap((p) => (p.op === op ? p.parts : [p])), span }));
  return fc.oneof(
    { weight: 2, arbitrary: atom },
    { weight: 3, arbitrary: join },
    { weight: 1, arbitrary: below.map((part): Condition => ({ op: 'not', part, span })) },
  );
}

/** Random complete facts for some elements. */
export function factsFor(keys: readonly string[], nulls: boolean): fc.Arbitrary<Record<string, unknown>> {
  const entries = keys.map((key) => [key, fc.constantFrom(...(VALUES[key] ?? []), ...(nulls ? [null] : []))] as const);
  return fc.record(Object.fromEntries(entries));
}
