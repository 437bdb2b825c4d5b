import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestions, fillForm, paper, streetShop } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';

let at: RunningHouse;
beforeAll(async () => {
  at = await runningHouse();
});
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

/** A paper of five pieces, unlike any other. */
const large = () => ({
  ...paper,
  buffer: Buffer.concat([
    paper.buffer,
    Buffer.from(`% ${randomBytes(8).toString('hex')}\n`),
    Buffer.alloc(2_400_000, 'a'),
  ]),
});

/** Goes to the page of papers without an account. */
async function papers(scripts = true): Promise<Page> {
  const page = await newPage({ device: 'phone', baseUrl: at.base, scripts });
  await page.goto('/themes/restaurant');
  await page.click('main button[type=submit]');
  await answerQuestions(page, streetShop);
  await page.click('a[href$="/form"]');
  await fillForm(page, streetShop);
  await page.waitForURL(/\/papers$/);
  return page;
}

/** Lets so many pieces through, then breaks the line. */
async function breakAfter(page: Page, pieces: number): Promise<{ sent: number[] }> {
  const seen = { sent: [] as number[] };
  await page.route('**/api/uploads/*', async (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get('offset'));
    if (seen.sent.length >= pieces) return await route.abort('connectionfailed');
    seen.sent.push(offset);
    return await route.continue();
  });
  return seen;
}

test('after a broken line the file goes on by itself; after a reload the same file chosen again does, and no piece is sent twice', async () => {
  const page = await papers();
  const forms = page.locator('form[enctype="multipart/form-data"]');
  const field = forms.first().locator('input[type=file]').last();
  const before = await breakAfter(page, 2);
  const file = large();
  await field.setInputFiles(file);
  await page.getByText('网络断了').waitFor();
  expect(before.sent).toEqual([0, 524_288]);
  await page.unroute('**/api/uploads/*');
  await forms.first().locator('[data-state=there]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file');

  const second = forms.nth(1).locator('input[type=file]').last();
  const other = large();
  await breakAfter(page, 3);
  await second.setInputFiles(other);
  await page.getByText('网络断了').waitFor();
  await page.unroute('**/api/uploads/*');
  await page.reload();
  expect(await page.locator('main').innerText()).toMatch(/没传完的文件[\s\S]*已传 65%/);
  expect(await axe(page)).toEqual([]);
  const after = await breakAfter(page, 99);
  await forms.nth(1).locator('input[type=file]').last().setInputFiles(other);
  await forms.nth(1).locator('[data-state=there]').waitFor();
  expect(after.sent[0]).toBe(3 * 524_288);
  expect(complaintsOf(page).csp).toEqual([]);
}, 120_000);

test('a file that is no paper is refused in words, with a way to go on', async () => {
  const page = await papers();
  const form = page.locator('form[enctype="multipart/form-data"]').first();
  await form
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no paper') });
  await form.getByRole('status').filter({ hasText: 'a.pdf' }).waitFor();
  await form.getByRole('button', { name: '接着传' }).waitFor();
  expect(await form.locator('[data-state=there]').count()).toBe(0);
}, 60_000);

test('without scripts the form sends the file as forms do', async () => {
  const page = await papers(false);
  const form = page.locator('form[enctype="multipart/form-data"]').first();
  await form.locator('input[type=file]').last().setInputFiles(paper);
  await form.locator('button[type=submit]').click();
  await page.locator('[data-state=there]').first().waitFor();
}, 60_000);
