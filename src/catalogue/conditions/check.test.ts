import { expect, test } from 'vitest';
import { checkCondition } from './check.ts';
import type { ElementTypes } from './element-types.ts';
import { elementTypes } from './element-types.ts';
import { parseCondition } from './text/parse.ts';

const TYPES: ElementTypes = {
  'premises.area': { type: 'number', unit: '㎡' },
  'premises.floors': { type: 'integer' },
  'premises.kind': { type: 'string', enum: ['street', 'mall'] },
  'premises.hasGas': { type: 'boolean' },
  'premises.leaseUntil': { type: 'date' },
  'shop.name': { type: 'string' },
  'shop.wares': { type: 'list', enum: ['hot-food', 'cold-food'] },
};

const found = (text: string): [code: string, place: string, suggestions: readonly string[]][] => {
  const result = parseCondition(text);
  if ('problem' in result) throw new Error(`${text}: ${result.problem.code}`);
  return checkCondition(result.condition, TYPES).map((p) => [
    p.code,
    text.slice(p.span.from, p.span.to),
    p.suggestions,
  ]);
};

test('a well-typed condition has no problems', () => {
  expect(
    found(
      'premises.area * 2 >= 50 and premises.kind in ("street", "mall") and not(premises.hasGas) and premises.leaseUntil - duration("P6M") > date("2026-01-01") and count(shop.wares) > 1 and list contains(shop.wares, "hot-food") and shop.name != null',
    ),
  ).toEqual([]);
});

test('a misspelt element is named with the nearest ones', () => {
  expect(found('premises.aera > 50')).toEqual([['unknown-element', 'premises.aera', ['premises.area']]]);
  expect(found('shop.area > 50')).toEqual([
    ['unknown-element', 'shop.area', ['premises.area', 'shop.wares', 'shop.name']],
  ]);
  expect(found('constructor = 1')).toEqual([['unknown-element', 'constructor', []]]);
});

test('a value that is not in the enumeration is named with the nearest one', () => {
  expect(found('premises.kind = "stret"')).toEqual([['value-not-listed', '"stret"', ['"street"']]]);
  expect(found('"mal" != premises.kind')).toEqual([['value-not-listed', '"mal"', ['"mall"']]]);
  expect(found('premises.kind in ("mall", "strete")')).toEqual([['value-not-listed', '"strete"', ['"street"']]]);
  expect(found('list contains(shop.wares, "hotfood")')).toEqual([['value-not-listed', '"hotfood"', ['"hot-food"']]]);
});

test.each([
  ['premises.area = "50"', 'different-types', '"50"'],
  ['premises.area > premises.leaseUntil', 'different-types', 'premises.leaseUntil'],
  ['premises.leaseUntil > "2026-01-01"', 'date-as-text', '"2026-01-01"'],
  ['premises.area > null', 'absent-in-comparison', 'null'],
  ['premises.kind < "mall"', 'no-order', 'premises.kind'],
  ['premises.hasGas > true', 'no-order', 'premises.hasGas'],
  ['premises.hasGas in (true)', 'different-types', 'premises.hasGas'],
  ['premises.area', 'not-yes-or-no', 'premises.area'],
  ['premises.hasGas and premises.area', 'not-yes-or-no', 'premises.area'],
  ['not(shop.name)', 'not-yes-or-no', 'shop.name'],
  ['premises.area + shop.name > 1', 'not-calculable', 'premises.area + shop.name'],
  ['-premises.leaseUntil = 3', 'not-calculable', 'premises.leaseUntil'],
  ['premises.leaseUntil + 30 > date("2026-01-01")', 'not-calculable', 'premises.leaseUntil + 30'],
  ['premises.leaseUntil - date("2026-01-01") > duration("P1M")', 'different-types', 'duration("P1M")'],
  ['count(shop.name) > 1', 'not-a-list', 'shop.name'],
  ['shop.wares = "hot-food"', 'list-as-value', 'shop.wares'],
  ['premises.kind in shop.wares', 'list-as-value', 'shop.wares'],
  ['list contains(shop.wares, 3)', 'different-types', '3'],
])('%s is refused as %s', (text, code, place) => {
  expect(found(text).map(([c, p]) => [c, p])).toEqual([[code, place]]);
});

test('two mistakes are two problems in the order of the text; one mistake is reported once', () => {
  expect(found('premises.aera + 1 > "x" and shop.nmae = 1').map(([code]) => code)).toEqual([
    'unknown-element',
    'unknown-element',
  ]);
});

test('the types of a catalogue come from its data elements', () => {
  const label = { zh: '经营场所类型', en: 'Kind of premises' };
  const element = {
    key: 'premises.kind',
    label,
    subject: 'premises',
    type: 'string',
    sensitivity: 'internal',
  } as const;
  expect(elementTypes([{ ...element, options: [{ value: 'mall', label }] }])).toEqual({
    'premises.kind': { type: 'string', enum: ['mall'] },
  });
});
