/** A promise in hours is shown with its hour wherever it is shown: on the matter, its receipt, the list, the counter's receipt and the desk. */
import { expect, test } from 'vitest';
import type { MatterView, Receipt } from '../../matters/index.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { html } from '../components/render.ts';
import { receivedView } from '../desk/counter/received-page.tsx';
import { matterView } from '../desk/matter/matter-page.tsx';
import { tasksView } from '../desk/list/tasks-page.tsx';
import { list, matter, visitAs } from '../desk/testing/example.ts';
import { receiptPage } from './apply/receipt-page.tsx';
import { matterPage } from './matter/matter-page.tsx';
import { mattersPage } from './matter/matters-page.tsx';

const promise = { promisedOn: '2026-12-01', promisedAt: '2026-12-01T07:00:00.000Z' };
const promised: MatterView = {
  ...matter,
  ...promise,
  status: 'running',
  promisedProvisional: false,
  cases: matter.cases.map((one) =>
    one.promised ? { ...one, promised: { ...one.promised, due: promise.promisedOn, dueAt: promise.promisedAt } } : one,
  ),
};
const receipt: Receipt = {
  matterId: matter.id,
  number: matter.number,
  notice: null,
  title: matter.title,
  receivedAt: matter.receivedAt,
  channel: 'online',
  applicant: '示范',
  ...promise,
  cases: [],
  materials: [],
};
const { id, number, title, status, receivedAt } = promised;
const answers: Readonly<Record<string, unknown>> = {
  [`/api/matters/${id}`]: promised,
  [`/api/matters/${id}/receipt`]: receipt,
  '/api/matters': { matters: [{ matterId: id, number, title, status, receivedAt, ...promise }], next: null },
  '/api/benefits': { benefits: [] },
};
const visit = {
  ...visitAs(),
  params: { matter: id },
  client: { get: async (path: string) => ({ ok: true, body: answers[path.split('?')[0] ?? ''] ?? {} }) },
} as unknown as Visit;

const bodyOf = (page: PageResult): string => {
  if (!('body' in page)) throw new Error('not a page');
  return html(<>{page.body}</>);
};

test('whoever is promised an hour reads the hour on every page that tells the promise', async () => {
  const tasks = list.tasks.map((task) => ({ ...task, dueOn: promise.promisedOn, dueAt: promise.promisedAt }));
  const pages: Readonly<Record<string, string>> = {
    receipt: bodyOf(await receiptPage(visit)),
    matter: bodyOf(await matterPage(visit)),
    matters: bodyOf(await mattersPage(visit)),
    'counter receipt': bodyOf(receivedView(visit, receipt, promised)),
    'work list': bodyOf(tasksView(visit, { ...list, tasks }, {})),
    'desk matter': bodyOf(matterView(visit, promised, {}, {} as never)),
  };
  for (const [page, markup] of Object.entries(pages)) expect(markup, page).toMatch(/12月1日 星期二 15:00/);
});
