import { expect, test } from 'vitest';
import type { FactData } from '../facts.ts';
import { masked, similarOf } from './similar.ts';

test('words of an earlier decision name nobody: no applicant, no number, no telephone', () => {
  const text = '张示范（110101190001010014，电话13800000001、0999-1234501，91330106MA2XXXXX0P）的布局符合第35条';
  expect(masked(text, '张示范')).toBe('申请人（***，电话***、***，***）的布局符合第35条');
});

test('an article, an area and a case number of the law stay as they are', () => {
  expect(masked('面积 320 平方米，依照第三十五条第 2 款', '李样例')).toBe('面积 320 平方米，依照第三十五条第 2 款');
});

const decided = (more: Partial<FactData<'case-decided'>>): FactData<'case-decided'> => ({
  case: 'c1',
  effect: 'granted',
  on: '2026-11-20',
  conditions: [],
  reasons: '符合条件',
  basis: [{ law: '食品安全法', article: '第三十五条' }],
  remedies: null,
  organ: 'o',
  decidedBy: 's-1-x',
  examinedBy: null,
  power: null,
  materials: [],
  elsewhere: null,
  deemed: null,
  variant: 'ordinary',
  outputs: [],
  ...more,
});
const here = { variant: 'ordinary', basis: [{ law: '食品安全法', article: '第三十五条' }] } as const;

test('beside a case stand effect, day and reason of what was decided on the same ground, then the rest, and nobody is named', () => {
  const found = [
    { decided: decided({ basis: [{ law: '消防法', article: '第十五条' }], reasons: '另一依据' }), name: '李样例' },
    {
      decided: decided({
        effect: 'denied',
        on: '2026-10-09',
        reasons: '张示范申报的布局不符合第三十五条，电话13800000001',
        conditions: ['张示范须先整改'],
      }),
      name: '张示范',
    },
    { decided: decided({ variant: 'committed', reasons: '承诺办理' }), name: '王示范' },
  ];
  const shown = similarOf({ ...here, basis: [...here.basis] }, found);
  expect(shown[0]).toEqual({
    effect: 'denied',
    on: '2026-10-09',
    reasons: '申请人申报的布局不符合第三十五条，电话***',
    conditions: ['申请人须先整改'],
    basis: ['《食品安全法》第三十五条'],
    isSameGround: true,
  });
  expect(shown.map((one) => [one.isSameGround, one.reasons])).toEqual([
    [true, '申请人申报的布局不符合第三十五条，电话***'],
    [false, '另一依据'],
    [false, '承诺办理'],
  ]);
  expect(JSON.stringify(shown)).not.toMatch(/示范|样例|1380/);
});
