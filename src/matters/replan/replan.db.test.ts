/** Re-planning end to end: something becomes different in the middle, the difference is facts, one notice tells it, and nothing reaches back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAccounts } from '../../../test/support/as-accounts.ts';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import {
  catalogue,
  draftVersion,
  loadCatalogue,
  moveVersion,
  versionOf,
  type Catalogue,
} from '../../catalogue/index.ts';
import { externalRegistry } from '../../external-registry/index.ts';
import { journal } from '../../journal/index.ts';
import { people } from '../../people/index.ts';
import { isRefusal } from '../../platform/index.ts';
import { matters, type HandedIn, type Matters, type MatterView, type TaskList } from '../index.ts';
import { restaurantAnswers } from '../../../test/support/restaurant-answers.ts';

let at: FreshHouse;
let now = new Date('2026-11-25T02:00:00.000Z');

beforeAll(async () => {
  at = await freshHouse([journal, people, catalogue, externalRegistry, matters], { clock: { now: () => now } });
  for (const room of [catalogue, people]) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

const { get, post } = asAccounts(() => at);
const view = (account: string, id: string) => get<MatterView>(account, `/api/matters/${id}`);

/** Cases of a matter in which the organ of an account has work that is not open yet. */
async function waitingAt(account: string, id: string): Promise<readonly string[]> {
  const { tasks } = await get<TaskList>(account, '/api/tasks?state=waiting');
  return tasks.filter((one) => one.matterId === id).map((one) => one.case);
}

const declared = { ...restaurantAnswers, 'premises.area': 180, 'premises.capacity': 40 };

async function handIn(): Promise<string> {
  const body = { theme: 'restaurant', answers: declared, materials: [] };
  return (await post<HandedIn>('zhang-shifan', '/api/matters', body)).matterId;
}

const measured = {
  changes: [{ element: 'premises.area', value: 230 }],
  source: 'survey',
  reasons: '现场测量面积为 230 平方米，申报 180 平方米',
};
const items = (matter: MatterView, status?: string) =>
  matter.cases
    .filter((one) => (status === undefined ? one.status !== 'dropped' : one.status === status))
    .map((one) => one.item);

test('a larger room than declared brings the fire check in, by one notice that says why; what was received stays received', async () => {
  const id = await handIn();
  const before = await view('zhang-shifan', id);
  expect(items(before)).not.toContain('fire-check');
  const preview = await post<{ added: { zh: string }[]; isBetter: boolean }>(
    'sun-hecha',
    `/api/matters/${id}/replan-preview`,
    { changes: measured.changes },
  );
  expect(preview.added.map((one) => one.zh).join()).toContain('消防');
  expect(preview.isBetter).toBe(false);
  expect((await view('zhang-shifan', id)).seq).toBe(before.seq);
  now = new Date('2026-11-26T02:00:00.000Z');
  expect((await post('sun-hecha', `/api/matters/${id}/change-fact`, measured)).code).toBeUndefined();
  const after = await view('zhang-shifan', id);
  expect(items(after)).toContain('fire-check');
  expect(after.cases.find((one) => one.item === 'fire-check')).toMatchObject({
    status: 'received',
    receivedOn: '2026-11-26',
  });
  expect(after.cases.find((one) => one.item === 'food-permit')?.receivedOn).toBe('2026-11-25');
  expect(after.replannings).toMatchObject([{ cause: 'fact', because: measured.reasons }]);
  expect(after.notices.filter((one) => one.kind === 'plan-change')).toHaveLength(1);
  const facts = await at.house.room<Matters>('matters').facts(id);
  expect(facts.filter((one) => one.name === 'plan-changed')).toHaveLength(1);
  expect(await at.house.room<Matters>('matters').answers(id)).toMatchObject({ 'premises.area': 230 });
});

test('whoever measures while others write in the matter has no stale page: the plan is made again on what stands then', async () => {
  const id = await handIn();
  const measures = [231, 232, 233].map((value) =>
    post<object>('sun-hecha', `/api/matters/${id}/change-fact`, {
      ...measured,
      changes: [{ element: 'premises.area', value }],
    }),
  );
  const note = { case: 'c1', text: '已到现场' };
  const done = await Promise.all([...measures, post('sun-hecha', `/api/matters/${id}/add-note`, note)]);
  expect(done.map((one) => one.code)).toEqual([undefined, undefined, undefined, undefined]);
  expect(items(await view('zhang-shifan', id)).filter((one) => one === 'fire-check')).toHaveLength(1);
});

test('measured again as declared, the case that is not needed is dropped and nobody waits for it', async () => {
  const id = await handIn();
  await post('sun-hecha', `/api/matters/${id}/change-fact`, measured);
  const back = { ...measured, changes: [{ element: 'premises.area', value: 180 }], reasons: '复测 180 平方米' };
  await post('sun-hecha', `/api/matters/${id}/change-fact`, back);
  const matter = await view('zhang-shifan', id);
  expect(items(matter, 'dropped')).toEqual(['fire-check']);
  expect(matter.status).toBe('running');
});

test('the applicant sees what a change would bring, applies it, and then has new work at the organs, days of its own for it, and one notice', async () => {
  const id = await handIn();
  const before = await view('zhang-shifan', id);
  const permitBefore = before.cases.find((one) => one.item === 'food-permit');
  const wanted = { changes: measured.changes };
  const preview = await post<{ added: { zh: string }[] }>('zhang-shifan', `/api/matters/${id}/replan-preview`, wanted);
  expect(preview.added.map((one) => one.zh).join()).toContain('消防');
  now = new Date('2026-12-01T02:00:00.000Z');
  const order = { ...wanted, source: 'applicant', reasons: '实际面积 230 平方米' };
  expect(await post('zhang-shifan', `/api/matters/${id}/change-fact`, order)).not.toHaveProperty('code');
  const after = await view('zhang-shifan', id);
  const fire = after.cases.find((one) => one.item === 'fire-check');
  expect(fire).toMatchObject({ status: 'received', receivedOn: '2026-12-01' });
  expect(await waitingAt('wu-xiaofang', id)).toContain(fire?.case);
  expect((after.promisedOn ?? '') >= (before.promisedOn ?? '')).toBe(true);
  expect(after.cases.find((one) => one.item === 'food-permit')).toMatchObject({
    receivedOn: permitBefore?.receivedOn,
    number: permitBefore?.number,
  });
  expect(after.notices.filter((one) => one.kind === 'plan-change')).toHaveLength(1);
  expect(after.replannings).toMatchObject([{ cause: 'fact', because: order.reasons }]);
});

test('a person who becomes a company is registered as a company, and the open registration of the person is dropped', async () => {
  const id = await handIn();
  const change = {
    changes: [
      { element: 'applicant.kind', value: 'company' },
      { element: 'organisation.capital', value: 100 },
    ],
    source: 'applicant',
    reasons: '改为设立公司',
  };
  const done = await post('zhang-shifan', `/api/matters/${id}/change-fact`, change);
  expect(done).not.toHaveProperty('code');
  const matter = await view('zhang-shifan', id);
  expect(items(matter)).toContain('registration-company');
  expect(items(matter, 'dropped')).toContain('registration-individual');
});

test('a change that leaves the plan as it was is recorded, and no notice is sent', async () => {
  const id = await handIn();
  const same = { changes: [{ element: 'premises.area', value: 181 }], source: 'survey', reasons: '实测 181 平方米' };
  await post('sun-hecha', `/api/matters/${id}/change-fact`, same);
  const matter = await view('zhang-shifan', id);
  expect(matter.notices.filter((one) => one.kind === 'plan-change')).toEqual([]);
  expect(matter.replannings).toEqual([]);
});

test('an element that the catalogue does not have, and a stranger, are refused', async () => {
  const id = await handIn();
  const unknown = { ...measured, changes: [{ element: 'premises.colour', value: 'red' }] };
  expect((await post('sun-hecha', `/api/matters/${id}/change-fact`, unknown)).code).toBe('element-not-found');
  expect((await post('zhu-chengguan', `/api/matters/${id}/change-fact`, measured)).code).toBe('matter-not-found');
});

/** Another edition of the sample district. */
async function edition(change: (items: Catalogue['items']) => Catalogue['items']): Promise<string> {
  const { catalogue: sample } = loadCatalogue(at.house.config.catalogue);
  if (!sample) throw new Error('the sample cannot be read');
  const { version: _, ...content } = { ...sample, items: change(sample.items) };
  const drafted = await draftVersion(at.house, { ...content, version: versionOf(content) }, 'editor-one');
  if (isRefusal(drafted)) throw new Error(drafted.refused);
  for (const state of ['reviewed', 'published'] as const)
    await moveVersion(at.house, drafted.hash, state, 'editor-two');
  return drafted.hash;
}

const permit = (
  items: Catalogue['items'],
  change: (item: Catalogue['items'][string]) => object,
): Catalogue['items'] => {
  const item = items['food-permit'];
  return item ? { ...items, 'food-permit': { ...item, ...change(item) } } : items;
};

test('an edited catalogue reaches a running matter only where it is better for the applicant', async () => {
  const id = await handIn();
  const easier = await edition((all) =>
    permit(all, (item) => ({ requirements: item.requirements.filter((one) => one.id !== 'layout') })),
  );
  const harder = await edition((all) =>
    permit(all, (item) => ({
      requirements: [
        ...item.requirements,
        { ...item.requirements[0], id: 'more', metBy: ['upload'], materials: ['kitchen-photographs'] },
      ],
    })),
  );
  const order = { cause: 'catalogue', reasons: '目录修订' };
  expect((await post('xie-xietiao', `/api/matters/${id}/apply-catalogue`, { ...order, catalogue: harder })).code).toBe(
    'not-better-for-applicant',
  );
  expect(
    (await post('xie-xietiao', `/api/matters/${id}/apply-catalogue`, { ...order, catalogue: easier })).code,
  ).toBeUndefined();
  const matter = await view('zhang-shifan', id);
  expect(matter.catalogue).toBe(easier);
  expect(matter.replannings).toMatchObject([{ cause: 'catalogue' }]);
  expect(matter.replannings[0]?.waived).toHaveLength(1);
  expect((await post('zhao-shencha', `/api/matters/${id}/apply-catalogue`, { ...order, catalogue: easier })).code).toBe(
    'forbidden',
  );
});

test('a change of law applies from its day of force, with its basis; before that day it does not', async () => {
  const id = await handIn();
  const stricter = await edition((all) =>
    permit(all, (item) => ({
      requirements: [...item.requirements, { ...item.requirements[0], id: 'by-law', metBy: ['upload'] }],
    })),
  );
  const law = (inForceFrom: string) => ({
    cause: 'law',
    reasons: '新规定施行',
    catalogue: stricter,
    basis: [{ law: '示范省餐饮条例', article: '第九条', inForceFrom }],
  });
  expect((await post('xie-xietiao', `/api/matters/${id}/apply-catalogue`, law('2026-12-31'))).code).toBe(
    'law-not-in-force',
  );
  expect(
    (await post('xie-xietiao', `/api/matters/${id}/apply-catalogue`, { ...law('2026-11-01'), basis: [] })).code,
  ).toBe('law-without-basis');
  expect((await post('xie-xietiao', `/api/matters/${id}/apply-catalogue`, law('2026-11-01'))).code).toBeUndefined();
  const [told] = (await view('zhang-shifan', id)).replannings;
  expect(told).toMatchObject({ cause: 'law', basis: [{ law: '示范省餐饮条例' }] });
  expect(told?.asked.length).toBeGreaterThan(0);
});
