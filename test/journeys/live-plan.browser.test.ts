import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftVersion, loadCatalogue, moveVersion, type Catalogue } from '../../src/catalogue/index.ts';
import { demoPassword } from '../../src/people/index.ts';
import { answerQuestions, streetShop } from '../support/applicant.ts';
import { axe, closeBrowser, newPage } from '../support/browser.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';

let at: RunningHouse;
beforeAll(async () => {
  at = await runningHouse();
});
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

/** Chooses or types an answer of the question page. */
async function choose(phone: Page, element: string, value: string): Promise<void> {
  const choice = phone.locator(`input[name="${element}"][value="${value}"]`);
  if ((await choice.count()) > 0) await choice.check();
  else await phone.locator(`[name="${element}"]`).fill(value);
}

/** How many files of the planner the page has fetched by itself. */
const planners = (phone: Page): Promise<number> =>
  phone.evaluate(
    () => performance.getEntriesByType('resource').filter((one) => /plan-kit|plan-known/.test(one.name)).length,
  );

test('the first touch fetches the planner, then choosing an answer tells at once what it changes, without asking the server; a ban before anything is sent, and the server says the same', async () => {
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  const answers: Record<string, string> = { ...streetShop, 'premises.buildingKind': 'residential' };
  await phone.goto('/themes/restaurant');
  await phone.click('main button[type=submit]');
  const region = phone.locator('#live-plan');
  for (let n = 0; ; n += 1) {
    expect(n).toBeLessThan(8);
    await region.filter({ hasText: '还剩' }).waitFor();
    const before = await region.innerText();
    expect(await planners(phone)).toBe(0);
    await phone.locator('form[data-live-plan] [name]:not([type=hidden])').first().focus();
    await phone.locator('form[data-live-plan-ready]').waitFor();
    // What the server wrote and what the browser derives of the same answers is one sentence.
    expect(await region.innerText()).toBe(before);
    const asked: string[] = [];
    phone.on('request', (request) => asked.push(request.url()));
    const element = await phone.locator('input[name=element]').inputValue();
    await choose(phone, element, answers[element] ?? '');
    await region.filter({ hasNotText: before }).waitFor();
    expect(asked).toEqual([]);
    phone.removeAllListeners('request');
    const told = await region.innerText();
    if (told.startsWith('先别往下办')) break;
    await phone.click('form[data-live-plan] button[type=submit]');
  }
  expect(await axe(phone)).toEqual([]);
  await phone.click('form[data-live-plan] button[type=submit]');
  await phone.locator('#live-plan').waitFor({ state: 'detached' });
  expect(await phone.locator('main').innerText()).toContain('不要签租约');
});

test('the checklist tells what would make it shorter', async () => {
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/themes/restaurant');
  await phone.click('main button[type=submit]');
  await answerQuestions(phone, streetShop);
  expect(await phone.locator('main').innerText()).toContain('怎样能更快');
});

test('the old way stands beside this one as a table and as bars, for everybody to see', async () => {
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/themes/restaurant');
  await phone.click('a[href="/themes/restaurant/compare"]');
  const text = await phone.locator('main').innerText();
  for (const wanted of ['原来怎么办，现在怎么办', '并联审批', '按什么情况算的']) expect(text).toContain(wanted);
  expect(await phone.locator('.ov-bar-chart rect').count()).toBeGreaterThan(3);
  expect(await axe(phone)).toEqual([]);
});

test('anybody reads the published lists: counts, items, and what each publication changed', async () => {
  const sample = loadCatalogue('catalogue/anhe').catalogue;
  const list = sample?.lists?.['licensing-2026'];
  if (!sample || !list) throw new Error('the sample has no list');
  const next = {
    ...sample,
    lists: {
      ...sample.lists,
      'licensing-2026': { ...list, publishedOn: '2026-10-01', items: ['food-permit', 'sign-guidance'] },
    },
    items: { ...sample.items, 'food-permit': { ...sample.items['food-permit'], onlineDepth: 'III' } },
  } as Catalogue;
  const drafted = await draftVersion(at.house, next, 'anna');
  if (!('hash' in drafted)) throw new Error('refused');
  for (const state of ['reviewed', 'published'] as const) await moveVersion(at.house, drafted.hash, state, 'bert');
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/lists');
  expect(await axe(phone)).toEqual([]);
  await phone.click('a[href="/lists/licensing-2026"]');
  const text = await phone.locator('main').innerText();
  for (const wanted of ['历次公布', '2026年10月1日', '新增：', '取消：', '有变动：网办深度'])
    expect(text).toContain(wanted);
  expect(await axe(phone)).toEqual([]);
});

test('supervision sees the versions of the catalogue and who tried what is on no list; an applicant does not', async () => {
  const desk = await newPage({ device: 'desk', baseUrl: at.base });
  await desk.goto('/sign-in');
  await desk.fill('[name=account]', 'du-jiancha');
  await desk.fill('[name=password]', demoPassword);
  await desk.click('main button[type=submit]');
  await desk.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await desk.goto('/desk/catalogue');
  const text = await desk.locator('main').innerText();
  for (const wanted of ['事项目录', '已发布', '没有人申请过清单之外的事项']) expect(text).toContain(wanted);
  expect(await desk.locator('nav a[href="/desk/catalogue"]').count()).toBeGreaterThan(0);
  expect(await axe(desk)).toEqual([]);
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/desk/catalogue');
  expect(await phone.locator('main').innerText()).not.toContain('已发布');
});
