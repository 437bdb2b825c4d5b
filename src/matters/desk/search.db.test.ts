import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, type AccessWorld, type Who } from '../../../test/access/world.ts';
import type { SearchResult, TaskList } from '../index.ts';

let at: AccessWorld;
beforeAll(async () => {
  at = await accessWorld();
}, 240_000);
afterAll(() => at.close());

const search = async (who: Who, q: string, more = ''): Promise<SearchResult> =>
  (await at.send(who, 'GET', `/api/matters/search?q=${encodeURIComponent(q)}${more}`)).json() as SearchResult;
const organOf = async (who: Who, q: string) => new Set((await search(who, q)).cases.map((one) => one.organ));

test('the window finds every case by the number of the matter, page by page', async () => {
  const all = await search('window clerk', at.view.number);
  expect(all.cases.map((one) => one.case).toSorted()).toEqual(at.view.cases.map((one) => one.case).toSorted());
  const first = await search('window clerk', at.view.number, '&limit=1');
  const second = await search('window clerk', at.view.number, `&limit=1&after=${encodeURIComponent(first.next ?? '')}`);
  expect([first.cases[0], second.cases[0]]).toEqual(all.cases.slice(0, 2));
});

test('an organ finds its own cases and no others, also by a number that it should not know', async () => {
  const who = 'reviewer of an organ with a case';
  const foreign = at.view.cases.find((one) => one.organ === 'fire-brigade');
  expect(await organOf(who, at.view.number)).toEqual(new Set(['approval-bureau']));
  expect((await search(who, foreign?.number ?? '')).cases).toEqual([]);
  expect((await search('window clerk', foreign?.number ?? '')).cases.map((one) => one.case)).toEqual([foreign?.case]);
  expect((await search('reviewer of another organ', at.view.number)).cases).toEqual([]);
});

test('nobody is found by their name or identity number, and people who are not staff do not search', async () => {
  for (const q of ['金雀儿', '110101190001010014', '13800000077', '%%%%'])
    expect((await search('window clerk', q.padEnd(4))).cases, q).toEqual([]);
  expect((await at.send('applicant', 'GET', '/api/matters/search?q=abcd')).statusCode).toBe(403);
});

test('a case that another system decided is found by its number there, and by the number of its certificate', async () => {
  for (let round = 0; round < 2; round += 1) {
    at.now = new Date(at.now.getTime() + 61_000);
    await at.relay.drain();
  }
  const view = (await at.send('window clerk', 'GET', `/api/matters/${at.matterId}`)).json() as typeof at.view;
  const registered = view.cases.find((one) => one.external !== null);
  const serial = registered?.external?.serial ?? '';
  expect(serial).not.toBe('');
  expect((await search('window clerk', serial)).cases.map((one) => one.case)).toEqual([registered?.case]);
  const [certificate] = registered?.certificates ?? [];
  expect((await search('window clerk', certificate?.number ?? '')).cases.map((one) => one.case)).toContain(
    registered?.case,
  );
});

test('work that waits is a list of its own, and what is open is not in it', async () => {
  const waiting = (await at.send('coordinator', 'GET', '/api/tasks?state=waiting')).json() as TaskList;
  const open = (await at.send('coordinator', 'GET', '/api/tasks')).json() as TaskList;
  expect(waiting.tasks.length).toBeGreaterThan(1);
  const ids = new Set(open.tasks.map((one) => one.task));
  expect(waiting.tasks.some((one) => ids.has(one.task))).toBe(false);
  const first = (await at.send('coordinator', 'GET', '/api/tasks?state=waiting&limit=1')).json() as TaskList;
  const rest = `/api/tasks?state=waiting&limit=1&after=${encodeURIComponent(first.next ?? '')}`;
  const second = (await at.send('coordinator', 'GET', rest)).json() as TaskList;
  expect([first.tasks[0]?.task, second.tasks[0]?.task]).toEqual(waiting.tasks.slice(0, 2).map((one) => one.task));
});
