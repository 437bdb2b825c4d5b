import { expect, test } from 'vitest';
import { plainArticle, quotedArticle } from './article.ts';

test('an article is quoted in Chinese numerals, and read back for readers of English', () => {
  expect(quotedArticle('35(2)')).toBe('第三十五条第二款');
  expect(plainArticle('第二百五十条')).toBe('250');
  for (let n = 1; n < 2000; n += 1) expect(plainArticle(quotedArticle(n))).toBe(String(n));
  for (const given of ['35(2)', '10(1)', '111(12)']) expect(plainArticle(quotedArticle(given))).toBe(given);
});

test('what is quoted in another way stays as it was written', () => {
  for (const given of ['附件二', '第八条之一', '§7']) expect(plainArticle(given)).toBe(given);
});
