import { expect, test } from 'vitest';
import type { CounterDay, WindowDay } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { html } from '../../components/render.ts';
import { visitAs } from '../testing/example.ts';
import { dayPage } from './day-page.tsx';

const nothing = { opening: 0, came: 0, went: 0, ended: 0, waiting: 0 };
const day = { day: '2026-11-25', site: 'hall', papers: nothing, results: nothing, rows: [], closed: null };
/** Hour of the day in the district, `HH:MM`, and how many minutes somebody waited; null where nobody came. */
const appointment = (at: string, waited: number | null, index: number): WindowDay['appointments'][number] => ({
  at: new Date(`2026-11-25T${at}:00+08:00`).toISOString(),
  until: null,
  matterId: `m-1-${index}`,
  number: `SL-${index}`,
  title: { zh: '开餐馆', en: 'Restaurant' },
  names: [],
  organs: [],
  waited,
});

async function hours(...agreed: readonly (readonly [string, number | null])[]): Promise<string[][]> {
  const coming: WindowDay = { day: '2026-11-25', appointments: agreed.map(([at, n], i) => appointment(at, n, i)) };
  const answers: Record<string, object> = {
    '/api/counter/day': day as unknown as CounterDay,
    '/api/slots/window-day': coming,
    '/api/sites': { sites: [] },
    '/api/organs': { organs: [] },
    '/api/staff': { staff: [] },
  };
  const client = { get: async (path: string) => ({ ok: true, body: answers[path.split('?')[0] ?? ''] ?? {} }) };
  const page = await dayPage({ ...visitAs({ roles: ['window-clerk'] }), client } as unknown as Visit);
  if (!('body' in page)) throw new Error('not a page');
  const [, section = ''] = /id="hours">(.*?)<\/section>/s.exec(html(<>{page.body}</>)) ?? [];
  const rows = [...section.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].slice(1);
  return rows.map(([, row = '']) => [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => cell ?? ''));
}

test('an hour says how many had agreed on it, how many came, and the middle and the longest of their waits', async () => {
  expect(
    await hours(['09:00', 3], ['09:30', 40], ['09:30', 7], ['09:45', null], ['10:00', 0], ['14:00', null]),
  ).toEqual([
    ['9:00–9:59', '4', '3', '一半的人等 7 分钟以内，最长 40 分钟'],
    ['10:00–10:59', '1', '1', '一半的人没有等，最长 0 分钟'],
    ['14:00–14:59', '1', '0', ''],
  ]);
});

test('a day on which nobody had agreed on an hour has no table of hours', async () => {
  expect(await hours()).toEqual([]);
});
