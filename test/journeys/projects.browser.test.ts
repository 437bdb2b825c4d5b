/** A project in a browser: the owner hands a stage in, the centre reads the war map and closes an entry of the ledger on evidence. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { freePort } from '../../src/platform/database/embedded.ts';
import { sessionOf } from '../../src/people/index.ts';
import { paper, signIn } from '../support/applicant.ts';
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
  const pdf = { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  for (const input of await page.locator('form input[type=file]').all()) await input.setInputFiles(pdf);
  await page.click('form[action*="/stages/land"] button');
  await page.waitForURL(/\/matters\/m-/);
  await page.goto(`/projects/${id}`);
  expect(await page.locator('table').first().innerText()).toContain('安和县自然资源和规划局');
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
  await page.fill('#due', '2026-12-31');
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
