import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOnce } from '../../platform/database/pool.ts';
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

test('a vote stands on the list of the member who is called, counted and filtered like other work, and on nobody else’s', async () => {
  const owner = await connectOnce(at.adminUrl);
  await owner.query(`insert into matters.task (cell, matter_id, task_id, case_id, version, organ, kind, item, state, due_on, due_at, opened_at, assignee, shown)
    select cell, matter_id, case_id || '.decide.vote-x', case_id, 1, organ, 'vote', item, 'open', due_on, due_at, opened_at, 's-1-qian-jueding', shown
    from matters.task where kind = 'intake' and organ = 'approval-bureau' limit 1`);
  await owner.end();
  const seen = async (who: Who) => {
    const list = await get<TaskList>(who, '/api/tasks?limit=100');
    const votes = await get<TaskList>(who, '/api/tasks?kind=vote');
    return [list.tasks.filter((one) => one.kind === 'vote').length, votes.tasks.length, votes.counts.open];
  };
  expect(await seen('approver of an organ with a case')).toEqual([1, 1, 1]);
  expect(await seen('reviewer of an organ with a case')).toEqual([0, 0, 0]);
  expect(await seen('coordinator')).toEqual([0, 0, 0]);
  // It does not go along when all of somebody's work is handed over.
  const order = { from: 's-1-qian-jueding', to: 's-1-sun-hecha', reason: '调离' };
  const handed = await at.send('approver of an organ with a case', 'POST', '/api/tasks/hand-over', order);
  expect(handed.json()).toMatchObject({ kept: [{ refused: 'vote-is-personal' }] });
});
