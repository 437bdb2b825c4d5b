/** The page of a catalogue change: what it would bring, the act, how far it is, and what it could not move. */
import { expect, test } from 'vitest';
import type { CatalogueChange, CatalogueChangePreview } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { html } from '../../components/render.ts';
import { visitAs } from '../testing/example.ts';
import { editionsView, orderEdition } from './editions-page.tsx';

const bodyOf = (page: PageResult): string => {
  if (!('body' in page)) throw new Error('not a page');
  return html(<>{page.body}</>);
};
const text = (zh: string) => ({ zh, en: zh });
const matter = (id: string) => ({ matterId: id, number: `no-${id}`, title: text('开餐馆') });

const preview: CatalogueChangePreview = {
  catalogue: 'new',
  cause: 'law',
  matters: 24,
  editions: [{ catalogue: 'old', matters: 24 }],
  rows: [
    { ...matter('m-1'), outcome: 'moved', told: [text('不用再交：布局图。')], code: null },
    { ...matter('m-2'), outcome: 'stayed', told: [], code: null },
    { ...matter('m-3'), outcome: 'refused', told: [], code: 'questions-open' },
  ],
  next: 'm-3',
};
const change: CatalogueChange = {
  change: 'ch-1',
  catalogue: 'new',
  cause: 'law',
  reasons: '新规定施行',
  basis: [{ law: '示范省餐饮条例', article: '第九条' }],
  by: '谢协调',
  at: '2026-11-26T02:00:00.000Z',
  matters: 24,
  moved: 3,
  stayed: 1,
  refused: 2,
  finishedAt: null,
};

test('each matter says what changes, that nothing does, or why it is left as it is; a change of law is asked for its article and day', () => {
  const page = bodyOf(editionsView(visitAs(), preview, { changes: [] }));
  for (const told of ['24 件在办件停留在旧版目录上', '不用再交：布局图', '要求没有变化', '还有问题没有回答'])
    expect(page).toContain(told);
  for (const name of ['reasons', 'law', 'article', 'inForceFrom']) expect(page).toContain(`name="${name}"`);
  const edit = bodyOf(editionsView(visitAs(), { ...preview, cause: 'catalogue' }, { changes: [] }));
  expect(edit).not.toContain('name="inForceFrom"');
});

test('while one is under way the page says how far it is and offers no second; at its end the refused ones are told with their reasons', () => {
  const during = bodyOf(editionsView(visitAs(), preview, { changes: [change] }));
  expect(during).toContain('已办 6 件，共 24 件');
  expect(during).not.toContain('name="reasons"');
  const after = bodyOf(
    editionsView(
      visitAs(),
      { ...preview, matters: 0, rows: [], next: null },
      { changes: [{ ...change, finishedAt: '2026-11-26T03:00:00.000Z' }] },
      { errors: {} },
      { rows: [{ ...matter('m-3'), code: 'not-better-for-applicant' }], next: null },
    ),
  );
  expect(after).toContain('没有在办件停留在旧版目录上');
  expect(after).toContain('新版目录不会使申请人受益');
  expect(after).not.toContain('已办 6 件');
});

test('a change of law without its article is told at the field, and nothing is ordered', async () => {
  const sent: string[] = [];
  const visit = visitAs();
  const client = {
    get: (path: string) =>
      Promise.resolve({ ok: true, body: path.includes('preview') ? preview : { changes: [] }, cookies: [] }),
    send: (_method: string, path: string) => {
      sent.push(path);
      return Promise.resolve({ ok: true, body: {}, cookies: [] });
    },
  };
  const form = {
    cause: 'law',
    catalogue: 'new',
    reasons: '新规定施行',
    law: '示范省餐饮条例',
    inForceFrom: '2026-11-01',
  };
  const page = await orderEdition({ ...visit, client, form } as unknown as typeof visit);
  expect(bodyOf(page)).toContain('href="#article"');
  expect(sent).toEqual([]);
  await orderEdition({ ...visit, client, form: { ...form, article: '第九条' } } as unknown as typeof visit);
  expect(sent).toEqual(['/api/catalogue-changes']);
});
