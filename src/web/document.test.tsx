import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Button } from './components/button/button.tsx';
import { minify, partsIn, stylesheet } from './design/stylesheet.ts';
import { renderDocument } from './document.tsx';
import { galleryPages, renderGallery } from './gallery/gallery.tsx';

const plain = { lang: 'zh-CN', mode: 'standard', theme: 'auto', nonce: 'n0nce' } as const;
const kilobytes = (text: string) => Math.round((gzipSync(text).length / 1024) * 10) / 10;

test('a document says its language and mode, and carries its sheet under the nonce', () => {
  const page = renderDocument({
    ...plain,
    mode: 'elder',
    title: '开餐馆 <1>',
    body: <Button>提交</Button>,
    islands: ['/upload.js'],
  });
  expect(page).toMatch(
    /^<!doctype html><html lang="zh-CN" data-mode="elder" data-theme="auto"><head><meta charset="utf-8"/,
  );
  expect(page).toContain('<title>开餐馆 &lt;1></title>');
  expect(page.match(/<style/g)).toHaveLength(1);
  expect(page).toContain('<style nonce="n0nce">:root{');
  expect(page).toContain('<script type="module" nonce="n0nce" src="/upload.js">');
});

test('only the sheets of the parts in use travel', () => {
  const page = renderDocument({ ...plain, title: 'x', body: <Button>x</Button> });
  expect(page).toContain('.ov-button{');
  expect(page).not.toContain('.ov-timeline');
  expect(renderDocument({ ...plain, title: 'x', body: <p />, alsoParts: ['timeline'] })).toContain('.ov-timeline');
  expect(partsIn('<b class="ov-tag ov-tag-info">')).toEqual(['tag']);
});

test('a chosen theme is final, and "auto" follows the device', () => {
  const dark = '--paper:#0f1513';
  expect(stylesheet({ mode: 'standard', theme: 'light' }, [])).not.toContain(dark);
  expect(stylesheet({ mode: 'standard', theme: 'dark' }, [])).not.toContain('prefers-color-scheme');
  expect(stylesheet({ mode: 'standard', theme: 'auto' }, [])).toContain(
    `@media (prefers-color-scheme:dark){:root{color-scheme:dark;${dark}`,
  );
});

test('minifying drops comments and blanks, and leaves strings and calculations alone', () => {
  expect(minify('/* a */ a :hover {\n  margin: 0.5rem calc(1rem - 1px);\n  content: "a  ;  b";\n}\n')).toBe(
    'a :hover{margin:.5rem calc(1rem - 1px);content:"a  ;  b"}',
  );
});

test('no sheet fetches anything or forces its way', () => {
  const all = stylesheet({ mode: 'elder', theme: 'auto' });
  expect(all).not.toMatch(/url\(|@import|@font-face|!important/);
});

test('whole pages stay within their budgets, and the README says how large they are', () => {
  const readme = readFileSync(new URL('./components/README.md', import.meta.url), 'utf8');
  const rows = galleryPages.map((name) => {
    const page = renderGallery(plain, name);
    const css = /<style[^>]*>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    return { name, page: kilobytes(page), css: kilobytes(css) };
  });
  const all = kilobytes(stylesheet(plain));
  process.stdout.write(
    `${rows.map((row) => `| ${row.name} | ${row.page} | ${row.css} |`).join('\n')}\nall sheets ${all}\n`,
  );
  for (const row of rows) {
    if (row.name !== 'parts') expect(row.page, row.name).toBeLessThanOrEqual(row.name === 'form' ? 20 : 15);
    const noted = new RegExp(`\\| ${row.name} +\\| ([\\d.]+) +\\|`).exec(readme)?.[1];
    expect(Math.abs(Number(noted) - row.page), `README on ${row.name}`).toBeLessThanOrEqual(row.page * 0.1);
  }
  expect(all).toBeLessThanOrEqual(10);
});
