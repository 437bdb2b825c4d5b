import { expect, test } from 'vitest';
import { masked } from './similar.ts';

test('words of an earlier decision name nobody: no applicant, no number, no telephone', () => {
  const text = '张示范（110101190001010014，电话13800000001、0999-1234501，91330106MA2XXXXX0P）的布局符合第35条';
  expect(masked(text, '张示范')).toBe('申请人（***，电话***、***，***）的布局符合第35条');
});

test('an article, an area and a case number of the law stay as they are', () => {
  expect(masked('面积 320 平方米，依照第三十五条第 2 款', '李样例')).toBe('面积 320 平方米，依照第三十五条第 2 款');
});
