import { expect, test } from 'vitest';
import type { Visit } from '../../app/visit.ts';
import { html } from '../../components/render.ts';
import { matter, visitAs } from '../../desk/testing/example.ts';
import { actPage, takeAct } from './act-page.tsx';

const running = {
  ...matter,
  permittedActions: [{ command: 'choose-delivery', case: null, task: null, version: null }],
};
const sites = [
  { id: 'hall', name: { zh: '安和县政务服务中心', en: 'Anhe centre' } },
  { id: 'town', name: { zh: '城关镇便民服务中心', en: 'Town centre' } },
];

/** A person's visit to the way of delivery; `sent` gets what reaches the API. */
function visiting(form: Record<string, string>, sent: object[] = []): Visit {
  const client = {
    get: async (path: string) => ({ ok: true, body: path === '/api/sites' ? { sites } : running }),
    send: async (_method: string, _path: string, body: object) => (sent.push(body), { ok: true, body: {} }),
  };
  const query = { do: 'choose-delivery' };
  const request = { isMultipart: () => false };
  return { ...visitAs(), client, query, form, request } as unknown as Visit;
}

test('whoever wants to fetch the result at a window chooses at which one, and only then', async () => {
  const page = await actPage(visiting({}));
  expect('body' in page && html(<>{page.body}</>)).toContain('城关镇便民服务中心');
  const way = { do: 'choose-delivery', about: matter.id, key: 'k' };
  const without = await takeAct(visiting({ ...way, way: 'window' }));
  expect('body' in without && html(<>{without.body}</>)).toContain('到窗口领取的，请选择地点。');
  const sent: object[] = [];
  await takeAct(visiting({ ...way, way: 'window', site: 'town' }, sent));
  await takeAct(visiting({ ...way, way: 'courier', site: 'town' }, sent));
  expect(sent).toEqual([{ way: 'window', site: 'town' }, { way: 'courier' }]);
});
