import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MatterView } from '../../src/matters/index.ts';
import { sessionOf } from '../../src/people/index.ts';
import { answerQuestions, fillForm, paper, streetShop } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { handInRestaurant } from '../support/hand-in.ts';
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

/** What a telephone's camera gives. */
async function photograph(page: Page): Promise<typeof paper> {
  const text = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    canvas.getContext('2d')?.fillRect(8, 8, 40, 40);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(text, 'base64') };
}

/** Asks as somebody over the API. */
async function ask<T>(who: string, url: string, payload?: object): Promise<T> {
  const reply = await at.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    cookies: { onevisit_session: await sessionOf(at.house, who) },
    headers: { 'idempotency-key': `${who}-${url}` },
    ...(payload ? { payload } : {}),
  });
  if (reply.statusCode >= 300) throw new Error(`${who} ${url}: ${reply.body}`);
  return reply.json() as T;
}

async function taskState(matter: string, task: string): Promise<string | undefined> {
  await at.relay.drain();
  const { cases } = await ask<MatterView>('zhang-shifan', `/api/matters/${matter}`);
  return cases.flatMap((each) => each.tasks).find((each) => each.task === task)?.state;
}

/** Somebody signed in, with their device. */
async function enter(who: string, device: 'phone' | 'desk'): Promise<Page> {
  const page = await newPage({ device, baseUrl: at.base });
  await page.context().addCookies([{ name: 'onevisit_session', value: await sessionOf(at.house, who), url: at.base }]);
  return page;
}

test('papers that were asked for again go in pieces too, from the camera, and wait in the form until it is sent; so do files of staff', async () => {
  const matter = await handInRestaurant((url, payload) => ask('zhang-shifan', url, payload));
  await at.relay.drain();
  const view = await ask<MatterView>('zhao-shencha', `/api/matters/${matter}`);
  const wanted = view.materials.find(
    (one) => one.sha256 && view.cases.find((each) => each.case === one.case)?.organ === 'approval-bureau',
  );
  const defects = [{ case: wanted?.case, need: wanted?.need, problem: '请补画后重新上传。' }];
  await ask('zhao-shencha', `/api/matters/${matter}/notify-correction`, { seq: view.seq, defects });

  const phone = await enter('zhang-shifan', 'phone');
  await phone.goto(`/matters/${matter}/correction`);
  const camera = phone.locator('input[type=file][capture=environment]').first();
  expect(await camera.getAttribute('accept')).toBe('image/*');
  const photo = await photograph(phone);
  await camera.setInputFiles(photo);
  const waiting = phone.locator('.ov-file-upload-list li');
  await waiting.filter({ hasText: 'IMG_0001.jpg' }).waitFor();
  await phone.locator('main input[type=file]').last().setInputFiles(large());
  await waiting.nth(1).waitFor();
  expect(await axe(phone)).toEqual([]);
  await phone.getByRole('button', { name: `删除 ${paper.name}` }).click();
  expect(await waiting.count()).toBe(1);
  const sent = phone.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/correction'));
  await phone.click('form[action$="/correction"] button[type=submit]');
  expect((await sent).postData()).toContain('upload:');
  await phone.waitForURL((url) => url.pathname === `/matters/${matter}`);
  const after = await ask<MatterView>('zhang-shifan', `/api/matters/${matter}`);
  const sha256 = createHash('sha256').update(photo.buffer).digest('hex');
  expect(after.materials.some((one) => one.need === wanted?.need && one.sha256 === sha256)).toBe(true);

  // A form of staff is sent while the file is still on its way: it waits for it, and the file is in it.
  const one = after.cases.find((each) => each.case === wanted?.case);
  await ask('zhao-shencha', `/api/matters/${matter}/accept-case`, { case: one?.case, version: one?.version });
  await at.relay.drain();
  // The check opens when the registration has answered, from its own address and in its own time.
  await expect.poll(() => taskState(matter, `${wanted?.case}.survey`), { timeout: 60_000 }).toBe('open');
  const desk = await enter('sun-hecha', 'desk');
  await desk.goto(`/desk/matters/${matter}?do=record-survey&case=${one?.case}&task=${one?.case}.survey`);
  const form = desk.locator('form[action$="/do"]');
  const body = desk.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/do'));
  await desk.route('**/api/uploads/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await form.locator('input[type=file]').last().setInputFiles(large());
  await form.evaluate((each) => void ((each as HTMLFormElement).noValidate = true));
  await form.locator('button[type=submit]').click();
  expect((await body).postData()).toContain('upload:');
  // Something else is missing in the form; the file stays in it.
  await desk.locator('.ov-error-summary').waitFor();
  expect(await form.innerText()).toContain(paper.name);
  expect(complaintsOf(phone).csp).toEqual([]);
}, 120_000);

test('what was answered on the telephone is asked no second time on the computer', async () => {
  const phone = await enter('li-yangli', 'phone');
  await phone.goto('/themes/restaurant');
  await phone.click('main button[type=submit]');
  const asked: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const element = await phone.locator('input[name=element]').inputValue();
    const value = streetShop[element] ?? '';
    const choice = phone.locator(`input[name="${element}"][value="${value}"]`);
    if ((await choice.count()) > 0) await choice.check();
    else await phone.locator(`[name="${element}"]`).fill(value);
    await phone.click('form[action$="/answer"] button[type=submit]');
    asked.push(element);
  }
  const computer = await enter('li-yangli', 'desk');
  await computer.goto('/');
  await computer.click('a[href^="/apply/d-"]');
  await computer.locator('input[name=element]').waitFor({ state: 'attached' });
  expect(asked).not.toContain(await computer.locator('input[name=element]').inputValue());
  expect(await computer.locator('.ov-summary-list a').count()).toBe(2);
});

test('a browser that lost its cookies in the middle still sends its paper, with the form as forms are sent', async () => {
  const page = await papers(false);
  await page.context().clearCookies();
  const form = page.locator('form[enctype="multipart/form-data"]').first();
  await form.locator('input[type=file]').last().setInputFiles(paper);
  await form.locator('button[type=submit]').click();
  await page.locator('[data-state=there]').first().waitFor();
}, 60_000);

test('a file that was chosen on a slow line before the script came is sent when it has come', async () => {
  const page = await papers();
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/assets/upload.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const forms = page.locator('form[enctype="multipart/form-data"]');
  await forms.first().locator('input[type=file]').last().setInputFiles(paper);
  come();
  await forms.first().locator('.ov-file-upload-list').waitFor();
});

test('a file that is no paper is refused in words; it is not offered once more, and the next file takes its place', async () => {
  const page = await papers();
  const form = page.locator('form[enctype="multipart/form-data"]').first();
  const field = form.locator('input[type=file]').last();
  await field.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no paper') });
  await form.locator('[data-refused]').filter({ hasText: 'a.pdf' }).waitFor();
  expect(await form.getByRole('button', { name: '接着传' }).count()).toBe(0);
  expect(await form.locator('[data-state=there]').count()).toBe(0);
  await field.setInputFiles(paper);
  await form.locator('[data-state=there]').waitFor();
  expect(await form.locator('[data-refused]').count()).toBe(0);
}, 60_000);

test('without scripts the form sends the file as forms do', async () => {
  const page = await papers(false);
  const form = page.locator('form[enctype="multipart/form-data"]').first();
  await form.locator('input[type=file]').last().setInputFiles(paper);
  await form.locator('button[type=submit]').click();
  await page.locator('[data-state=there]').first().waitFor();
}, 60_000);
