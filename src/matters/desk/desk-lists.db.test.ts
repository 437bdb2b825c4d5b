import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessWorld, type AccessWorld, type Who } from '../../../test/access/world.ts';
import type { SimilarDecisions, TaskList } from '../index.ts';

let at: AccessWorld;
beforeAll(async () => {
  at = await accessWorld();
}, 240_000);
afterAll(() => at.close());

const get = async <T>(who: Who, url: string): Promise<T> => (await at.send(who, 'GET', url)).json() as T;

test('the list of the window can be narrowed to one organ and one item', async () => {
  const all = await get<TaskList>('window clerk', '/api/tasks?limit=100');
  const one = await get<TaskList>('window clerk', '/api/tasks?limit=100&organ=fire-brigade');
  expect(new Set(all.tasks.map((task) => task.organ)).size).toBeGreaterThan(1);
  expect(one.tasks.length).toBeGreaterThan(0);
  expect(one.tasks.every((task) => task.organ === 'fire-brigade')).toBe(true);
  const item = one.tasks[0]?.item as string;
  const narrow = await get<TaskList>('window clerk', `/api/tasks?item=${item}`);
  expect(narrow.tasks.every((task) => task.item === item)).toBe(true);
});

test('an organ’s list cannot be widened to another organ by the address', async () => {
  const list = await get<TaskList>('reviewer of an organ with a case', '/api/tasks?organ=fire-brigade');
  expect(list.tasks).toEqual([]);
});

test('what nobody has taken and what somebody holds are told apart', async () => {
  const who: Who = 'reviewer of an organ with a case';
  const free = await get<TaskList>(who, '/api/tasks?holder=-');
  const held = await get<TaskList>(who, '/api/tasks?holder=s-1-nobody');
  expect(free.tasks.length).toBeGreaterThan(0);
  expect(held.tasks).toEqual([]);
});

test('a kept filter is one’s own, is replaced by its name, and is forgotten', async () => {
  const who: Who = 'window clerk';
  const keep = (query: string) => at.send(who, 'POST', '/api/filters', { name: '消防', query });
  await keep('organ=fire-brigade');
  await keep('organ=fire-brigade&colour=red');
  expect(await get(who, '/api/filters')).toEqual({
    filters: [{ name: '消防', query: 'organ=fire-brigade&colour=red' }],
  });
  expect(await get('outsourced clerk', '/api/filters')).toEqual({ filters: [] });
  await keep('');
  expect(await get(who, '/api/filters')).toEqual({ filters: [] });
});

test('earlier decisions are told to the organ whose case it is, and to nobody else', async () => {
  const one = at.view.cases.find((each) => each.organ === 'approval-bureau')?.case as string;
  const url = `/api/matters/${at.matterId}/similar?case=${one}`;
  expect(await get<SimilarDecisions>('reviewer of an organ with a case', url)).toEqual({ decisions: [] });
  expect((await at.send('reviewer of another organ', 'GET', url)).statusCode).toBe(404);
  expect((await at.send('applicant', 'GET', url)).statusCode).toBe(403);
});
