import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paper, streetShop, typed } from '../support/applicant.ts';
import { closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { chooseFile, enter, give, walkTo } from '../support/keyboard.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';
import { furnishSlice, type Slice } from '../support/slice.ts';

let at: RunningHouse;
let slice: Slice;
beforeAll(async () => {
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  at = await runningHouse({ clock: { now: () => clock.at } });
  const pass = (milliseconds: number) => void (clock.at = new Date(clock.at.getTime() + milliseconds));
  slice = await furnishSlice({ app: at.app, relay: at.relay, pass });
}, 240_000);
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Signs in on the page that asks for it. */
async function signIn(page: Page, account: string): Promise<void> {
  await give(page, 'account', account);
  await give(page, 'password', 'onevisit-demo');
  await enter(page, page.locator('main form button[type=submit]'));
}

test('with nothing but a keyboard somebody goes from the first page to the receipt', async () => {
  const page = await newPage({ device: 'desk', baseUrl: at.base });
  await page.goto('/');
  await enter(page, page.locator('a[href="/themes/restaurant"]'));
  await enter(page, page.locator('main button[type=submit]'));
  while (/\/apply\/[^/]+$/.test(pathOf(page))) {
    const element = await page.locator('input[name=element]').inputValue();
    await give(page, element, streetShop[element] ?? '');
    await enter(page, page.locator('form[action$="/answer"] button[type=submit]'));
  }
  expect(pathOf(page)).toMatch(/\/checklist$/);
  await enter(page, page.locator('a[href$="/form"]'));
  const names = await page
    .locator('main form [name]:not([type=hidden]):not(button)')
    .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
  for (const name of names) await give(page, name, typed[name] ?? streetShop[name] ?? '');
  await enter(page, page.locator('main form button[type=submit]:not([name=later])'));
  await sendPapers(page);
  await enter(page, page.locator('a[href$="/review"]'));
  await signIn(page, 'zhang-shifan');
  for (const promise of await page.locator('input[name=signed]').all())
    await give(page, 'signed', await promise.inputValue());
  await enter(page, page.locator('form[action$="/hand-in"] button[type=submit]'));
  expect(pathOf(page)).toMatch(/\/receipt$/);
  expect(await page.locator('main').innerText()).toContain('收件凭证');
  expect(complaintsOf(page)).toEqual({ console: [], csp: [] });
}, 120_000);

/** One paper for each line that asks for one. */
async function sendPapers(page: Page): Promise<void> {
  const waiting = page.locator('form[enctype="multipart/form-data"]:not(:has([data-state=there]))');
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await chooseFile(page, waiting.first().locator('input[type=file]').last(), paper);
    await expect.poll(() => waiting.count(), { timeout: 20_000 }).toBe(left - 1);
  }
}

test('with nothing but a keyboard an approver finds the task, decides and reads that it is done', async () => {
  const page = await newPage({ device: 'desk', baseUrl: at.base });
  await page.goto('/sign-in');
  await signIn(page, 'qin-chengguan');
  expect(pathOf(page)).toBe('/desk');
  await enter(page, page.locator('main a[href*="task="]'));
  await give(page, 'effect', 'granted');
  await give(page, 'reasons', '符合条件，予以确认。');
  await enter(page, page.locator('form[action$="/do"] button[type=submit]'));
  expect(page.url()).toContain('done=decide-case');
  expect(complaintsOf(page)).toEqual({ console: [], csp: [] });
}, 60_000);

test('a focus that nobody sees is noticed', async () => {
  const page = await newPage({ device: 'desk', baseUrl: at.base });
  await page.goto(slice.pages[0]?.address ?? '/');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main a:first-of-type, main a:first-of-type::after { outline: none !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  await expect(walkTo(page, page.locator('footer a').last())).rejects.toThrow('cannot be seen');
});
