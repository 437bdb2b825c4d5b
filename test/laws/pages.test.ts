import { expect, test } from 'vitest';
import { type Made, pagesOf } from '../support/slice-pages.ts';

const made = new Proxy({}, { get: (_made, name) => String(name) }) as unknown as Made;

test('every page has an address under which the journeys look at it in every look and language', () => {
  const { pages, forgotten } = pagesOf(made);
  expect(forgotten, 'a page with parameters needs an entry in test/support/slice-pages.ts').toEqual([]);
  expect(pages.length).toBeGreaterThan(30);
});
