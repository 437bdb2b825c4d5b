/** A project in a browser: the owner hands a stage in, the centre reads the war map and closes an entry of the ledger on evidence. In the same house, a public notice and an objection to it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Benefit, BenefitList } from '../../src/benefits/index.ts';
import { rooms } from '../../src/main.ts';
import type { Matters } from '../../src/matters/index.ts';
import { freePort } from '../../src/platform/database/embedded.ts';
import { sessionOf } from '../../src/people/index.ts';
import { paper, signIn } from '../support/applicant.ts';
import { asAccounts } from '../support/as-accounts.ts';
import { axe, closeBrowser, newPage } from '../support/browser.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

let at: FreshHouse;
let base: string;
let id = '';
beforeAll(async () => {
  const port = await freePort();
  base = `http://localhost:${port}`;
  at = await freshHouse(rooms, { env: { PUBLIC_URL: base } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
  await at.app.listen({ host: 'localhost', port });
  at.relay.start();
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/projects',
    cookies: { onevisit_session: await sessionOf(at.house, 'zhang-shifan') },
    headers: { 'idempotency-key': 'journey' },
    payload: {
      code: '2026-999901-33-03-000777',
      name: '安和示范零部件项目',
      theme: 'industrial-project',
      answers: { 'project.name': '安和示范零部件项目', 'project.investment': 5000, 'project.special': true },
    },
  });
  id = (reply.json() as { projectId: string }).projectId;
});
afterAll(async () => {
  await closeBrowser();
  await at.relay.stop();
  await at.close();
});

async function enter(
  account: string,
  device: 'desk' | 'phone',
  size?: { width: number; height: number },
): Promise<Page> {
  const page = await newPage({ device, baseUrl: base, ...(size ? { size } : {}) });
  await page.goto('/sign-in');
  await signIn(page, account);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

/** Pictures for whoever wants to look: ONEVISIT_PICTURES=folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['ONEVISIT_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('the owner opens the project on the telephone, hands the first stage in, and the map follows', async () => {
  const page = await enter('zhang-shifan', 'phone');
  await page.goto('/projects');
  expect(await axe(page)).toEqual([]);
  await page.click(`a[href="/projects/${id}"]`);
  await page.locator('.ov-war-map').waitFor();
  expect(await axe(page)).toEqual([]);
  await picture(page, 'project-phone');
  await page.click(`a[href="/projects/${id}/stages/land"]`);
  expect(await axe(page)).toEqual([]);
  await picture(page, 'stage-phone');
  const old = await page.context().newPage();
  await old.goto(`${base}/projects/${id}/stages/land`);
  const pdf = { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  for (const input of await page.locator('form input[type=file]').all()) await input.setInputFiles(pdf);
  await page.click('form[action*="/stages/land"] button');
  await page.waitForURL(/\/matters\/m-/);
  // Another tab still shows the form: it leads to the matter, and asks for nothing again.
  await old.click('form[action*="/stages/land"] button');
  await old.locator(`main a[href="${new URL(page.url()).pathname}"]`).waitFor();
  expect(await old.locator('main form').count()).toBe(0);
  await old.goto(`${base}/projects/${id}/stages/works`);
  expect(await old.locator('main').innerText()).toMatch(/暂时不能提交本阶段[^]*到时需要的材料/);
  expect(await old.locator('main form').count()).toBe(0);
  await old.close();
  await page.goto(`/projects/${id}`);
  expect(await page.locator('table').first().innerText()).toContain('安和县自然资源和规划局');
  // Later stages wait for their turn; blocked is only what could move and does not.
  expect(await page.locator('table').first().innerText()).toContain('阶段完成');
  const blocked = await page.locator('a[href$="show=blocked"]').innerText();
  expect(Number(blocked.replaceAll(/\D/g, ''))).toBeLessThanOrEqual(2);
});

test('the centre reads the war map as a table too, keeps the ledger, and closes an entry on evidence only', async () => {
  const page = await enter('xie-xietiao', 'desk');
  await page.goto('/desk/projects');
  expect(await axe(page)).toEqual([]);
  await page.goto(`/desk/projects/${id}`);
  expect(await axe(page)).toEqual([]);
  const rows = await page.locator('table').first().locator('tbody tr').count();
  expect(rows).toBe(7);
  expect(await page.locator('.ov-war-map-expected, .ov-war-map-critical').count()).toBeGreaterThanOrEqual(rows);
  await page.fill('#what', '协调线路迁改');
  await page.click(`form[action="/desk/projects/${id}/ledger"] button`);
  expect(await page.locator('.ov-error-summary').innerText()).toContain('请回答这一项');
  expect(await page.inputValue('#what')).toBe('协调线路迁改');
  expect(await axe(page)).toEqual([]);
  await page.fill('#lead', '副县长（示范）');
  await page.fill('#due', new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.click(`form[action="/desk/projects/${id}/ledger"] button`);
  await page.locator('form[action$="/e1/close"]').waitFor();
  await page.selectOption('#stage-e1', 'works');
  await page.click('form[action$="/e1/close"] button');
  await page.locator('.ov-error-summary', { hasText: '没有找到这份完成证据' }).waitFor();
  await page.setInputFiles('#file-e1', paper);
  await page.click('form[action$="/e1/close"] button');
  await page.waitForURL(new RegExp(`/desk/projects/${id}$`));
  expect(await page.locator('main').innerText()).toContain('已销号');
  await picture(page, 'war-map-desk');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1587, height: 1123 });
  await picture(page, 'war-map-a3');
  expect(await page.locator('.ov-war-map').isVisible()).toBe(true);
});

/** A policy that somebody confirmed stands on public notice. */
async function noticeStands(item: string, officer: string): Promise<void> {
  const { get, post } = asAccounts(() => at);
  await post(officer, `/api/benefit-runs/${item}`, {});
  const { benefits } = await get<BenefitList>('zhang-shifan', '/api/benefits');
  const { benefit } = benefits.find((one) => one.item === item) as Benefit;
  const account = { account: '6222000011112222' };
  const { matterId } = await post<{ matterId: string }>('zhang-shifan', `/api/benefits/${benefit}/confirm`, account);
  const one = async () =>
    Object.values((await at.house.room<Matters>('matters').state(matterId))?.cases ?? {})[0] ??
    Promise.reject(new Error(matterId));
  const { spec, version } = await one();
  await post(officer, `/api/matters/${matterId}/accept-case`, { case: spec.case, version });
  const task = spec.tasks.find((each) => each.kind === 'public-notice')?.task ?? '';
  const expected = { n: 5, unit: 'wd' };
  const step = { task, version: (await one()).tasks[task]?.version, expected, reasons: '拟兑现名单公示' };
  expect((await post(officer, `/api/matters/${matterId}/begin-step`, step)).code).toBeUndefined();
}

test('somebody without an account reads a public notice, objects, gets a number, and finds the answer under it', async () => {
  await noticeStands('high-tech-award', 'ke-jishen');
  const anybody = await newPage({ device: 'phone', baseUrl: base, size: { width: 360, height: 740 } });
  await anybody.goto('/notices');
  expect(await axe(anybody)).toEqual([]);
  expect(await anybody.locator('main').innerText()).toContain('张*');
  await anybody.click('main a[href^="/notices/object"]');
  await anybody.click('form[action="/notices/object"] button');
  expect(await anybody.locator('.ov-error-summary').innerText()).toContain('请填写姓名');
  expect(await axe(anybody)).toEqual([]);
  await anybody.fill('#name', '方异议');
  await anybody.fill('#contact', '13900000001');
  await anybody.fill('#reason', '认定证书已过期');
  await anybody.click('form[action="/notices/object"] button');
  await anybody.waitForURL(/\/objections\?number=/);
  const number = new URL(anybody.url()).searchParams.get('number') ?? '';
  expect(await anybody.locator('main').innerText()).toContain(number);
  expect(await anybody.locator('main').innerText()).not.toContain('认定证书已过期');
  expect(await axe(anybody)).toEqual([]);

  const officer = await enter('ke-jishen', 'desk');
  await officer.goto('/desk/objections');
  const entered = officer.locator('article', { hasText: number });
  expect(await entered.innerText()).toContain('认定证书已过期');
  expect(await axe(officer)).toEqual([]);
  await entered.locator('textarea').fill('经核实，证书有效期至明年。');
  await entered.locator('button').click();
  expect(await officer.locator('.ov-error-summary').innerText()).toContain('请选择异议是否成立');
  expect(await entered.locator('textarea').inputValue()).toBe('经核实，证书有效期至明年。');
  await entered.locator('input[name=upheld][value=no]').check();
  await entered.locator('button').click();
  await officer.waitForURL(/state=answered/);
  await anybody.goto('/objections');
  await anybody.fill('#number', number);
  await anybody.click('form[action="/objections"] button');
  const answer = await anybody.locator('main').innerText();
  for (const words of ['异议不成立', '证书有效期至明年']) expect(answer).toContain(words);
});
