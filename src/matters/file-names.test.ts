import { expect, test } from 'vitest';
import { fileNameOf, fileNamesFrom } from './file-names.ts';

test('the same bytes given for two needs under two names keep both; what replaced a paper does not take its name', () => {
  const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const names = fileNamesFrom([
    { need: 'shop#lease', sha256: one, name: '租赁合同.pdf' },
    { need: 'shop#plan', sha256: one, name: '平面图.pdf' },
    { need: 'shop#seen' },
  ]);
  expect(fileNameOf(names, 'shop#lease', one)).toBe('租赁合同.pdf');
  expect(fileNameOf(names, 'shop#plan', one)).toBe('平面图.pdf');
  expect(fileNameOf(names, 'shop#plan', other)).toBeNull();
  expect(fileNameOf(names, 'shop#seen', null)).toBeNull();
});
