import { expect, test } from 'vitest';
import { isLent } from './delegation.ts';

test('a grant that was given and whose number happens to begin with a d is not taken for lent power', () => {
  expect(isLent(7, 'g-7-d0123456789abcde')).toBe(false);
  expect(isLent(7, 'g-7-d0123456789abcdef')).toBe(true);
  expect(isLent(7, 'g-7-00123456789abcde')).toBe(false);
});
