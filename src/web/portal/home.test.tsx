import { expect, test } from 'vitest';
import type { Visit } from '../app/visit.ts';
import { html } from '../components/render.ts';
import { visitAs } from '../desk/testing/example.ts';
import { home } from './home.tsx';

const theme = (id: string, group?: string) => ({
  id,
  title: { zh: `我要${id}`, en: id },
  summary: { zh: '一次办好', en: 'done once' },
  ...(group === undefined ? {} : { group: { zh: group, en: group } }),
});

async function headings(themes: readonly ReturnType<typeof theme>[]): Promise<string[]> {
  const answers: Record<string, object> = { '/api/themes': { themes }, '/api/drafts': { drafts: [] } };
  const client = { get: async (path: string) => ({ ok: true, body: answers[path] }) };
  const page = await home({ ...visitAs(), client } as unknown as Visit);
  if (!('body' in page)) throw new Error('not a page');
  const found = [...html(<>{page.body}</>).matchAll(/<h([23])[^>]*>(?:<a[^>]*>)?([^<]*)/g)];
  return found.map(([, level, text]) => `${level} ${text}`).slice(0, -1);
}

test('themes stand under the headings of the catalogue, and what has none stands last', async () => {
  const themes = [theme('接水'), theme('开店', '经营'), theme('过户', '家庭'), theme('开药店', '经营')];
  expect(await headings(themes)).toEqual([
    '2 经营',
    '3 我要开店',
    '3 我要开药店',
    '2 家庭',
    '3 我要过户',
    '2 其他',
    '3 我要接水',
  ]);
});

test('a catalogue without headings is one list', async () => {
  expect(await headings([theme('接水'), theme('开店')])).toEqual(['2 我要接水', '2 我要开店']);
});
