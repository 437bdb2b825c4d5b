import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { passPages } from './pass-pages.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = fileURLToPath(new URL('../../../docs/passes/', import.meta.url));

test('every mechanism has a page, and the pages are what the examples give today', () => {
  const pages = passPages();
  expect(
    readdirSync(folder)
      .filter((f) => f.endsWith('.md'))
      .sort(),
  ).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages)
    expect(readFileSync(`${folder}${name}`, 'utf8'), `${name}: run scripts/make-pass-pages.mjs`).toBe(text);
});

test('before and after differ in every picture', () => {
  for (const [name, text] of passPages()) {
    const [, before, after] = text.split('```mermaid');
    expect(after?.split('```')[0], name).not.toBe(before?.split('```')[0]);
  }
});
