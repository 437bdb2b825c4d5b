import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { evaluate, unknowns } from './evaluate.ts';
import type { Facts } from './evaluate.ts';
import { explain } from './explain.ts';
import { parseCondition } from './text/parse.ts';

const read = (text: string): Condition => {
  const result = parseCondition(text);
  if ('problem' in result) throw new Error(`${text}: ${result.problem.code}`);
  return result.condition;
};
const is = (text: string, facts: Facts = {}): unknown => evaluate(read(text), facts);

test('an unknown fact makes a condition unknown, never false', () => {
  for (const text of [
    'a.n = 3',
    'a.n != 3',
    'a.n > 3',
    'not(a.n > 3)',
    'a.b',
    'not(a.b)',
    'a.n in (1, 2)',
    'a.n = null',
    'count(a.l) > 0',
    'list contains(a.l, "x")',
  ]) {
    expect([text, is(text)]).toEqual([text, 'unknown']);
  }
  expect(is('a.b and c.d', { 'a.b': false })).toBe(false);
  expect(is('a.b or c.d', { 'a.b': true })).toBe(true);
});

test('null means known to be absent: it equals only null, and has no size', () => {
  const facts = { 'a.n': null, 'a.b': null, 'a.l': null };
  expect(is('a.n = null', facts)).toBe(true);
  expect(is('a.n != null', facts)).toBe(false);
  expect(is('a.n = 3', facts)).toBe(false);
  expect(is('a.n != 3', facts)).toBe(true);
  expect(is('a.n < 3', facts)).toBe(false);
  expect(is('a.n >= 3', facts)).toBe(false);
  expect(is('a.n between 1 and 5', facts)).toBe(false);
  expect(is('a.n + 1 > 0', facts)).toBe(false);
  expect(is('a.n in (null, 3)', facts)).toBe(true);
  expect(is('a.b', facts)).toBe(false);
  expect(is('not(a.b)', facts)).toBe(true);
  expect(is('count(a.l) = 0', facts)).toBe(true);
  expect(is('list contains(a.l, "x")', facts)).toBe(false);
  expect(is('a.n < b.n', facts)).toBe(false);
});

test('a fact of the wrong type counts as unknown and is asked again', () => {
  expect(is('a.n > 3', { 'a.n': 'many' })).toBe('unknown');
  expect(is('a.b', { 'a.b': 'yes' })).toBe('unknown');
  expect(is('a.d > date("2026-01-01")', { 'a.d': 'tomorrow' })).toBe('unknown');
  expect(is('a.n > 3', { 'a.n': { value: 5 } })).toBe('unknown');
  expect(unknowns(read('a.n > 3'), { 'a.n': 'many' })).toEqual(['a.n']);
});

test('names that every object has are no facts', () => {
  expect(is('constructor = null')).toBe('unknown');
  expect(is('toString = null', Object.create({ toString: null }) as Facts)).toBe('unknown');
});

test('amounts are reckoned as a clerk does', () => {
  expect(is('a.n + 0.2 = 0.3', { 'a.n': 0.1 })).toBe(true);
  expect(is('a.n * 100 >= 115', { 'a.n': 1.15 })).toBe(true);
  expect(is('a.n / 0 > 1 or a.n / 0 <= 1', { 'a.n': 1 })).toBe(false);
});

test('dates are days; a month after 31 January is the end of February', () => {
  expect(is('a.d + duration("P1M") = date("2026-02-28")', { 'a.d': '2026-01-31' })).toBe(true);
  expect(is('a.d + duration("P18Y") <= date("2026-03-01")', { 'a.d': '2008-02-29' })).toBe(true);
  expect(is('a.d - a.e = duration("P366D")', { 'a.d': '2025-01-01', 'a.e': '2024-01-01' })).toBe(true);
  expect(is('a.d in [date("2026-01-01")..date("2026-02-01"))', { 'a.d': '2026-02-01' })).toBe(false);
  expect(is('a.d < a.e', { 'a.d': '0099-12-31', 'a.e': '0100-01-01' })).toBe(true);
});

test('only elements that can still change the result are asked for', () => {
  const c = read('premises.area >= 50 and (premises.hasGas or count(shop.wares) > 2)');
  expect(unknowns(c, {})).toEqual(['premises.area', 'premises.hasGas', 'shop.wares']);
  expect(unknowns(c, { 'premises.area': 30 })).toEqual([]);
  expect(unknowns(c, { 'premises.area': 80, 'premises.hasGas': true })).toEqual([]);
  expect(unknowns(c, { 'premises.hasGas': false })).toEqual(['premises.area', 'shop.wares']);
});

test('the explanation says which parts decided, with what was known and where it stands', () => {
  const text = 'premises.area >= 50 and (premises.hasGas or shop.isChain)';
  const why = explain(read(text), { 'premises.area': 80, 'premises.hasGas': false, 'shop.isChain': null });
  expect(why).toMatchObject({ result: false, decides: true, span: { from: 0, to: text.length } });
  const [area, either] = why.parts;
  expect(area).toMatchObject({
    result: true,
    decides: false,
    facts: [{ key: 'premises.area', state: 'known', value: 80 }],
  });
  expect(either).toMatchObject({ result: false, decides: true });
  expect(either?.parts.map((p) => [p.decides, p.facts[0]?.state])).toEqual([
    [true, 'known'],
    [true, 'absent'],
  ]);
  expect(text.slice(area?.span.from, area?.span.to)).toBe('premises.area >= 50');
});

test('the tree is plain JSON: stored and read back it means the same', () => {
  const c = read('a.d + duration("P30D") > date("2026-01-01") and a.n in ([1..5), > 9) and not(a.b)');
  expect(JSON.parse(JSON.stringify(c))).toEqual(c);
});
