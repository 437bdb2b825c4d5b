import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HearingList, MatterView } from '../index.ts';
import { accessWorld, type AccessWorld, type Who } from '../../../test/access/world.ts';

let at: AccessWorld;
beforeAll(async () => {
  at = await accessWorld();
}, 240_000);
afterAll(() => at.close());

const staff = async (who: Who, organ = '') =>
  (await at.send(who, 'GET', `/api/staff${organ && `?organ=${organ}`}`)) as unknown as {
    statusCode: number;
    json(): { staff: { name: string; roles: string[]; card: string | null }[] };
  };

test('who hands work to a colleague chooses among the names of their own organ', async () => {
  const { staff: found } = (await staff('approver of an organ with a case')).json();
  expect(found.map((one) => one.name).toSorted()).toEqual(['周核查', '孙核查', '赵审查', '钱决定']);
  expect(found.find((one) => one.name === '孙核查')?.card).toBe('SF99990100101');
});

test('another organ’s staff are nobody’s choice but the centre’s, which sees no card numbers', async () => {
  expect((await staff('reviewer of an organ with a case', 'fire-brigade')).statusCode).toBe(403);
  const { staff: found } = (await staff('coordinator', 'fire-brigade')).json();
  expect(found.map((one) => one.name)).toContain('卫检查');
  expect(found.every((one) => one.card === null)).toBe(true);
  expect((await staff('coordinator', 'nowhere')).json()).toEqual({ staff: [] });
});

test('administrators and editors are no choice for a task', async () => {
  const { staff: found } = (await staff('coordinator')).json();
  expect(found.map((one) => one.name).toSorted()).toEqual(['林外包', '谢协调', '陈窗口']);
});

test('everybody may know the places and the organs of the district', async () => {
  const sites = (await at.send('anonymous', 'GET', '/api/sites')).json() as { sites: { id: string }[] };
  const organs = (await at.send('anonymous', 'GET', '/api/organs')).json() as { organs: { id: string }[] };
  expect(sites.sites.map((one) => one.id)).toEqual(['hall']);
  expect(organs.organs.map((one) => one.id)).toContain('fire-brigade');
});

test('everybody may know which hearings are called, when and where, and nobody learns whose they are', async () => {
  const hearings = async () => (await at.send('anonymous', 'GET', '/api/public-hearings')).json() as HearingList;
  expect((await hearings()).hearings).toEqual([]);
  const one = at.view.cases.find((each) => each.item === 'food-permit');
  const act = async (who: Who, command: string, body: object) => {
    const { cases } = (await at.send('applicant', 'GET', `/api/matters/${at.matterId}`)).json() as MatterView;
    const version = cases.find((each) => each.case === one?.case)?.version;
    const url = `/api/matters/${at.matterId}/${command}`;
    const done = await at.send(who, 'POST', url, { case: one?.case, version, ...body });
    expect([command, done.statusCode, done.statusCode === 200 ? '' : done.body]).toEqual([command, 200, '']);
  };
  const reviewer = 'reviewer of an organ with a case';
  const hour = new Date(at.now.getTime() + 21 * 86_400_000).toISOString();
  if (one?.status === 'received') await act(reviewer, 'accept-case', {});
  const called = (await at.send(reviewer, 'GET', `/api/matters/${at.matterId}`)).json() as MatterView;
  const stranger = await at.send(reviewer, 'POST', `/api/matters/${at.matterId}/call-hearing`, {
    case: one?.case,
    version: called.cases.find((each) => each.case === one?.case)?.version,
    at: hour,
    place: '三楼听证室',
    presider: 's-3-wu-xiaofang',
  });
  expect(stranger.json()).toMatchObject({ code: 'not-a-colleague' });
  await act(reviewer, 'call-hearing', { at: hour, place: '三楼听证室', presider: 's-1-sun-hecha' });
  const told = await hearings();
  expect(told.hearings).toEqual([
    {
      item: 'food-permit',
      itemName: one?.name,
      organName: one?.organName,
      phone: '0999-1234501',
      at: hour,
      place: '三楼听证室',
    },
  ]);
  expect((await at.send('anonymous', 'GET', '/notices')).body).toContain('三楼听证室');
  await act('applicant', 'withdraw-case', {});
  expect((await hearings()).hearings).toEqual([]);
});
