import { expect, test } from 'vitest';
import en from '../../words/en.json' with { type: 'json' };
import zh from '../../words/zh-CN.json' with { type: 'json' };
import { parseCondition } from './parse.ts';
import { piecesOf, sentenceOf } from './print.ts';
import type { ElementLabel } from './print.ts';
import { problem } from '../problem.ts';

const ZH: Record<string, ElementLabel> = {
  'premises.area': { label: '经营场所面积', unit: '㎡' },
  'premises.hasGas': { label: '使用燃气' },
  'premises.kind': { label: '经营场所类型', values: { street: '临街店铺', mall: '商场内' } },
  'person.bornOn': { label: '出生日期' },
  'shop.wares': { label: '经营项目', values: { hot: '热食类', cold: '冷食类' } },
  'shop.brand': { label: '商标' },
};
const EN: Record<string, ElementLabel> = {
  'premises.area': { label: 'floor area', unit: 'm²' },
  'premises.hasGas': { label: 'uses gas' },
  'premises.kind': { label: 'kind of premises', values: { street: 'street shop', mall: 'in a mall' } },
  'person.bornOn': { label: 'date of birth' },
  'shop.wares': { label: 'wares', values: { hot: 'hot food', cold: 'cold food' } },
  'shop.brand': { label: 'trade mark' },
};

function say(text: string): [string, string] {
  const result = parseCondition(text);
  if ('problem' in result) throw new Error(`${text}: ${result.problem.code}`);
  return [
    sentenceOf(result.condition, { words: zh, label: (key) => ZH[key] }),
    sentenceOf(result.condition, { words: en, label: (key) => EN[key] }),
  ];
}

test.each([
  ['premises.area >= 50', '经营场所面积 ≥ 50㎡', 'floor area ≥ 50 m²'],
  ['premises.hasGas', '使用燃气：是', 'uses gas: yes'],
  ['not(premises.hasGas)', '使用燃气：否', 'uses gas: no'],
  ['premises.hasGas = false', '使用燃气：否', 'uses gas: no'],
  ['premises.kind = "mall"', '经营场所类型为商场内', 'kind of premises is in a mall'],
  [
    'premises.kind in ("mall", "street")',
    '经营场所类型为商场内、临街店铺之一',
    'kind of premises is one of in a mall, street shop',
  ],
  ['shop.brand != null', '有商标', 'has trade mark'],
  ['shop.brand = null', '没有商标', 'no trade mark'],
  [
    'premises.area between 50 and 100',
    '经营场所面积在50㎡至100㎡之间（含）',
    'floor area is between 50 m² and 100 m² (inclusive)',
  ],
  [
    'premises.area in [50..100)',
    '经营场所面积 ≥ 50㎡，且经营场所面积 < 100㎡',
    'floor area ≥ 50 m² and floor area < 100 m²',
  ],
  ['list contains(shop.wares, "hot")', '经营项目包括热食类', 'wares include hot food'],
  ['not(list contains(shop.wares, "hot"))', '经营项目不包括热食类', 'wares do not include hot food'],
  ['count(shop.wares) > 1', '经营项目的项数 > 1', 'number of wares > 1'],
  [
    'person.bornOn + duration("P18Y") <= date("2026-01-01")',
    '出生日期后18年不晚于2026-01-01',
    '18 years after date of birth is not after 2026-01-01',
  ],
  [
    'person.bornOn - duration("P1Y1M") > date("2026-01-01")',
    '出生日期前1年1个月晚于2026-01-01',
    '1 year 1 month before date of birth is after 2026-01-01',
  ],
  [
    'premises.area >= 50 and (premises.hasGas or shop.brand = null)',
    '经营场所面积 ≥ 50㎡，且（使用燃气：是，或没有商标）',
    'floor area ≥ 50 m² and (uses gas: yes or no trade mark)',
  ],
  ['not(premises.area > 50)', '并非（经营场所面积 > 50㎡）', 'not (floor area > 50 m²)'],
  [
    'premises.area * 2 > (premises.area + 1) * 3',
    '经营场所面积 × 2 > （经营场所面积 + 1） × 3',
    'floor area × 2 > (floor area + 1) × 3',
  ],
])('%s reads as %s', (text, inChinese, inEnglish) => {
  expect(say(text)).toEqual([inChinese, inEnglish]);
});

test('pieces say which of them are elements, so that a page can link them', () => {
  const result = parseCondition('premises.area >= 50');
  if ('problem' in result) throw new Error(result.problem.code);
  const pieces = piecesOf(result.condition, { words: zh, label: (key) => ZH[key] });
  expect(pieces.map((p) => [p.kind, p.text])).toEqual([
    ['element', '经营场所面积'],
    ['word', ' ≥ '],
    ['value', '50'],
    ['value', '㎡'],
  ]);
  expect(pieces[0]?.key).toBe('premises.area');
});

/** Names of the placeholders of a message. */
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort();

test('every problem and every phrase has words in both languages with the same placeholders', () => {
  const chinese: Record<string, string> = zh;
  const english: Record<string, string> = en;
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  for (const key of Object.keys(chinese).filter((k) => k.startsWith('conditions.'))) {
    expect([key, holes(english[key] ?? '')]).toEqual([key, holes(chinese[key] ?? '')]);
  }
  const p = problem('unknown-element', { from: 0, to: 1 });
  expect(chinese[p.message]).toBeDefined();
  expect(chinese[p.remedy]).toBeDefined();
});
