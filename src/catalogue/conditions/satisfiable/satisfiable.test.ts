import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { elementsOf } from '../condition.ts';
import type { Condition } from '../condition.ts';
import type { ElementTypes } from '../element-types.ts';
import { evaluate } from '../evaluate.ts';
import { parseCondition } from '../text/parse.ts';
import { conditions, TYPES, VALUES } from '../random-conditions.ts';
import { alwaysTrue, compatible, findExample, implies, satisfiable } from './satisfiable.ts';
import type { Verdict } from './satisfiable.ts';

type Decide = (conditions: readonly Condition[], types: ElementTypes) => Verdict;

const SHOP: ElementTypes = {
  'premises.area': { type: 'number', minimum: 0, unit: '㎡' },
  'premises.floors': { type: 'integer', minimum: 1, maximum: 9 },
  'premises.kind': { type: 'string', enum: ['street', 'mall'] },
  'premises.hasGas': { type: 'boolean', neverAbsent: true },
  'premises.leaseUntil': { type: 'date' },
  'person.bornOn': { type: 'date' },
  'shop.name': { type: 'string' },
  'shop.wares': { type: 'list', enum: ['hot-food', 'cold-food'] },
};

const read = (text: string): Condition => {
  const result = parseCondition(text);
  if ('problem' in result) throw new Error(`${text}: ${result.problem.code}`);
  return result.condition;
};
const together = (...texts: string[]): Verdict => satisfiable(texts.map(read), SHOP);

/** All complete facts over the sample values, absent included. */
function* allFacts(keys: readonly string[]): Generator<Record<string, unknown>> {
  const [key, ...rest] = keys;
  if (key === undefined) {
    yield {};
    return;
  }
  for (const value of [...(VALUES[key] ?? []), null])
    for (const facts of allFacts(rest)) yield { ...facts, [key]: value };
}

/** Against brute force: 'no' only where no facts satisfy; 'yes' only with an example that does. */
function assertSound(decide: Decide, numRuns: number): Record<Verdict, number> {
  const seen = { yes: 0, no: 0, undecided: 0 };
  const list = fc
    .array(conditions({ nulls: true, depth: 1 }), { minLength: 1, maxLength: 3 })
    .filter((cs) => new Set(cs.flatMap(elementsOf)).size <= 4);
  fc.assert(
    fc.property(list, (cs) => {
      const verdict = decide(cs, TYPES);
      seen[verdict] += 1;
      const holds = (facts: Record<string, unknown>): boolean => cs.every((c) => evaluate(c, facts) === true);
      if (verdict === 'yes') expect(holds({ ...findExample(cs, TYPES).example })).toBe(true);
      if (verdict !== 'no') return;
      for (const facts of allFacts([...new Set(cs.flatMap(elementsOf))])) expect(holds(facts)).toBe(false);
    }),
    { seed: 7, numRuns },
  );
  return seen;
}

/** Property tests share two cores with everything else; in torture runs they take minutes. */
vi.setConfig({ testTimeout: process.env['TORTURE'] === '1' ? 3_600_000 : 60_000 });

const RUNS = process.env['TORTURE'] === '1' ? 50_000 : 1_500;

test('a "no" is never given where facts satisfy all conditions, and a "yes" always has facts that do', () => {
  const seen = assertSound(satisfiable, RUNS);
  expect(seen.no).toBeGreaterThan(RUNS / 50);
  expect(seen.yes).toBeGreaterThan(RUNS / 3);
  expect(seen.undecided).toBeLessThan(RUNS / 4);
});

test('planted fault: a check that forgets that an element can be absent is caught', () => {
  const present: ElementTypes = Object.fromEntries(
    Object.entries(TYPES).map(([k, t]) => [k, { ...t, neverAbsent: true }]),
  );
  expect(() => assertSound((cs) => satisfiable(cs, present), 5_000)).toThrow();
});

test('planted fault: a check that says "no" where it cannot tell is caught', () => {
  expect(() =>
    assertSound((cs, types) => (satisfiable(cs, types) === 'undecided' ? 'no' : satisfiable(cs, types)), 5_000),
  ).toThrow();
});

test('intervals of one number exclude each other', () => {
  expect(together('premises.area < 50', 'premises.area >= 50')).toBe('no');
  expect(together('premises.area <= 50', 'premises.area >= 50')).toBe('yes');
  expect(together('premises.area in (50..60)', 'premises.area between 60 and 70')).toBe('no');
  expect(together('premises.area < 0')).toBe('no');
});

test('whole numbers leave no room between neighbours, and small sums are exact', () => {
  expect(together('premises.floors > 2', 'premises.floors < 3')).toBe('no');
  expect(together('premises.area > 2', 'premises.area < 3')).toBe('yes');
  expect(together('premises.floors + 1 > 5', 'premises.floors <= 4')).toBe('no');
  expect(together('premises.floors > 9')).toBe('no');
});

test('a factor turns a bound, a negative one turns it round', () => {
  expect(together('premises.area * 2 + 10 > 100', 'premises.area < 40')).toBe('no');
  expect(together('10 - premises.area > 5', 'premises.area > 6')).toBe('no');
  expect(together('-premises.area * 3 >= -9', 'premises.area between 2 and 4')).toBe('yes');
});

test('enumerations run out', () => {
  expect(together('premises.kind != "mall"', 'premises.kind != "street"', 'premises.kind != null')).toBe('no');
  expect(together('premises.kind != "mall"', 'premises.kind != "street"')).toBe('yes');
  expect(together('premises.kind in ("mall", "street")', 'premises.kind = "mall"')).toBe('yes');
  expect(together('shop.name != "a"', 'shop.name != "b"', 'shop.name != null')).toBe('yes');
});

test('a statement and its opposite exclude each other, also through brackets', () => {
  expect(together('premises.hasGas or premises.area > 50', 'not(premises.hasGas)', 'not(premises.area > 50)')).toBe(
    'no',
  );
});

test('dates and durations are compared as days', () => {
  expect(together('premises.leaseUntil < date("2026-01-01")', 'premises.leaseUntil > date("2025-12-31")')).toBe('no');
  expect(
    together(
      'premises.leaseUntil + duration("P30D") < date("2026-01-31")',
      'premises.leaseUntil >= date("2026-01-01")',
    ),
  ).toBe('no');
  expect(together('person.bornOn + duration("P18Y") <= date("2026-01-01")', 'person.bornOn > date("2010-01-01")')).toBe(
    'no',
  );
  expect(together('person.bornOn + duration("P18Y") <= date("2026-01-01")', 'person.bornOn > date("2007-01-01")')).toBe(
    'yes',
  );
});

test('lists: a member excludes an empty list, an absent list has no members', () => {
  expect(together('list contains(shop.wares, "hot-food")', 'count(shop.wares) = 0')).toBe('no');
  expect(together('list contains(shop.wares, "hot-food")', 'shop.wares = null')).toBe('no');
  expect(
    together(
      'list contains(shop.wares, "hot-food")',
      'not(list contains(shop.wares, "cold-food"))',
      'count(shop.wares) > 1',
    ),
  ).toBe('no');
  expect(together('count(shop.wares) = 2')).toBe('yes');
});

test('what cannot be told stays undecided', () => {
  expect(together('premises.area > premises.floors * premises.area', 'premises.area * premises.area = 2')).toBe(
    'undecided',
  );
  expect(satisfiable([read('no.such = 1')], SHOP)).toBe('undecided');
});

test('too many alternatives end the search undecided instead of without end', () => {
  const parts = Array.from(
    { length: 20 },
    (_, i) => `(premises.area * premises.area = ${i}.5 or premises.floors * premises.floors = ${i} + 0.5)`,
  );
  expect(satisfiable([read(parts.join(' and '))], SHOP)).toBe('undecided');
});

test('always true and implies tell what the linter asks', () => {
  expect(alwaysTrue(read('premises.hasGas or not(premises.hasGas)'), SHOP)).toBe('yes');
  expect(alwaysTrue(read('premises.area >= 0'), SHOP)).toBe('no');
  expect(alwaysTrue(read('premises.area >= 0 or premises.area = null'), SHOP)).toBe('yes');
  expect(implies(read('premises.area > 100'), read('premises.area > 50'), SHOP)).toBe('yes');
  expect(implies(read('premises.area > 50'), read('premises.area > 100'), SHOP)).toBe('no');
  expect(compatible([read('premises.hasGas'), read('premises.area > 50'), read('premises.kind = "mall"')], SHOP)).toBe(
    'yes',
  );
});
