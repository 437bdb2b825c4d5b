import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayIn } from './example.ts';
import { exampleSets } from './examples.ts';
import { html } from './render.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const rendered = exampleSets.flatMap((set) =>
  set.examples.flatMap((example) =>
    (['zh-CN', 'en'] as const).map((lang) => ({
      name: `${set.component}/${example.name} ${lang}`,
      lang,
      markup: html(example.render(sayIn(lang))),
    })),
  ),
);

/** Faults that the policy of the pages or a screen reader would trip over. */
function faults(markup: string): string[] {
  const found: string[] = [];
  if (/\sstyle=/.test(markup)) found.push('style attribute');
  if (/\son[a-z]+=/.test(markup)) found.push('inline handler');
  if (/javascript:/i.test(markup)) found.push('javascript address');
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  if (new Set(ids).size !== ids.length) found.push('an id twice');
  for (const match of markup.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"/g)) {
    for (const id of (match[1] ?? '').split(' ')) if (!ids.includes(id)) found.push(`names the missing id ${id}`);
  }
  for (const match of markup.matchAll(/<svg(?![^>]*(?:aria-hidden|role="img"))[^>]*>/g))
    found.push(`unnamed ${match[0]}`);
  return found;
}

test('every component folder shows at least one example in the gallery', () => {
  expect(exampleSets.map((set) => set.component).sort()).toEqual(folders.sort());
  for (const set of exampleSets) expect(set.examples.length, set.component).toBeGreaterThan(0);
});

test.each(rendered)('the example $name keeps to the page policy and names what it points to', ({ markup }) => {
  expect(markup.length).toBeGreaterThan(20);
  expect(faults(markup)).toEqual([]);
});

test('the check of examples sees planted faults', () => {
  expect(faults('<p style="color:red" onclick="x()">')).toHaveLength(2);
  expect(faults('<a href="javascript:x">')).toEqual(['javascript address']);
  expect(faults('<i id="a"></i><i id="a"></i>')).toEqual(['an id twice']);
  expect(faults('<label for="nobody">')).toEqual(['names the missing id nobody']);
  expect(faults('<svg viewBox="0 0 1 1">')).toHaveLength(1);
});

test('no Chinese is left on the English gallery', () => {
  const left = rendered.filter(({ lang, markup }) => lang === 'en' && /\p{Script=Han}/u.test(markup));
  expect(left.map(({ name }) => name)).toEqual([]);
});
