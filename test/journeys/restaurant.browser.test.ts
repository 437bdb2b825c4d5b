import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { answerQuestions, fillForm, sendPapers, signIn, streetShop } from '../support/applicant.ts';
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

/** Opens a form of the workbench, fills it, sends it; the page answers that it is done. */
async function act(
  desk: Page,
  matter: string,
  command: string,
  at_: { case: string; task?: string },
  fill: (desk: Page) => Promise<void>,
): Promise<void> {
  const query = new URLSearchParams({ do: command, ...at_ });
  await desk.goto(`/desk/matters/${matter}?${query.toString()}`);
  await fill(desk);
  await desk.locator('form[action$="/do"] button[type=submit]').first().click();
  await desk.waitForURL(/done=/);
}

async function deskOf(account: string): Promise<Page> {
  const desk = await newPage({ device: 'desk', baseUrl: at.base });
  await desk.goto('/sign-in');
  await signIn(desk, account);
  await desk.waitForURL(/\/desk/);
  return desk;
}

async function choose(desk: Page, name: string, value: string): Promise<void> {
  await desk.locator(`input[name="${name}"][value="${value}"]`).check();
}

const nothing = async (): Promise<void> => undefined;

test('a restaurant above which people live is told so before anybody pays rent', async () => {
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/themes/restaurant');
  await phone.click('main button[type=submit]');
  const asked = await answerQuestions(phone, { ...streetShop, 'premises.buildingKind': 'residential' });
  expect(asked).toBeLessThanOrEqual(4);
  const told = await phone.locator('main').innerText();
  expect(told).toContain('不要签租约');
  expect(told).toContain('生态环境法典');
  expect(await axe(phone)).toEqual([]);
});

test('one person opens a restaurant from a phone; organs decide side by side at their desks; no visit is needed', async () => {
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.goto('/');
  expect(await axe(phone)).toEqual([]);
  await phone.click('a[href="/themes/restaurant"]');
  await phone.click('main button[type=submit]');
  expect(await answerQuestions(phone, streetShop)).toBeLessThan(Object.keys(streetShop).length);

  const checklist = await phone.locator('main').innerText();
  for (const wanted of ['承诺办结', '为什么是这一天', '食品安全法', '不用您交']) expect(checklist).toContain(wanted);
  expect(await axe(phone)).toEqual([]);

  await phone.click('a[href$="/form"]');
  expect(await fillForm(phone, streetShop)).not.toContain('premises.area');
  expect(await sendPapers(phone)).toBeGreaterThan(0);
  await phone.click('a[href$="/review"]');
  await signIn(phone, 'zhang-shifan');
  expect(await axe(phone)).toEqual([]);
  await phone.check('input[name=signed]');
  await phone.click('form[action$="/hand-in"] button[type=submit]');
  await phone.waitForURL(/\/receipt$/);
  expect(await phone.locator('main').innerText()).toContain('收件凭证');
  await phone.locator('main a[href^="/matters/"]').last().click();
  const matter = new URL(phone.url()).pathname.split('/')[2] as string;
  await phone.waitForSelector('[data-live]');

  // Something has changed: told first in sentences what it would bring, recorded only when confirmed.
  await phone.click(`a[href="/matters/${matter}/change"]`);
  await phone.click('a[href*="about=premises.capacity"]');
  await phone.fill('[name="premises.capacity"]', '40');
  await phone.fill('[name=reasons]', '座位减少');
  await phone.click('main form button[type=submit]');
  expect(await phone.locator('.ov-confirm').innerText()).toContain('不用再办');
  expect(await axe(phone)).toEqual([]);
  await phone.click('.ov-confirm a');
  await phone.fill('[name="premises.capacity"]', '61');
  await phone.fill('[name=reasons]', '多一个座位');
  await phone.click('main form button[type=submit]');
  await phone.click('.ov-confirm button[type=submit]');
  await phone.waitForURL(/done=change-fact/);
  expect(await phone.locator('main').innerText()).toContain('多一个座位');

  // The window looks; outsourced or not, it never decides.
  const window = await deskOf('chen-chuangkou');
  await act(window, matter, 'check-materials', { case: 'c4' }, async (desk) => {
    for (const verdict of await desk.locator('select[name$=".verdict"]').all()) await verdict.selectOption('fits');
  });
  expect(await window.locator(`a[href*="do=decide-case"]`).count()).toBe(0);
  expect(await axe(window)).toEqual([]);

  // Registration is decided in the outside system and filled back by itself.
  await expect
    .poll(async () => (await phone.goto(`/matters/${matter}`), await phone.locator('#c1').innerText()), {
      timeout: 180_000,
      interval: 2500,
    })
    .toContain('已办结');

  const organs = [
    { organ: '行政审批服务局', of: 'c4', reviewer: 'zhao-shencha', approver: 'qian-jueding', inspector: 'sun-hecha' },
    { organ: '消防救援大队', of: 'c3', reviewer: 'wu-xiaofang', approver: 'zheng-xiaofang' },
    {
      organ: '住房和城乡建设局',
      of: 'c5',
      reviewer: 'jiang-paishui',
      approver: 'shen-paishui',
      inspector: 'han-takan',
    },
  ];
  for (const { of: one, reviewer, approver, inspector } of organs) {
    const first = await deskOf(reviewer);
    await act(first, matter, 'accept-case', { case: one }, nothing);
    if (inspector) {
      const site = await deskOf(inspector);
      await act(site, matter, 'record-survey', { case: one, task: `${one}.survey` }, async (desk) => {
        for (const [index, [name, card]] of [
          ['孙核查', 'SF99990100101'],
          ['周核查', 'SF99990100102'],
        ].entries()) {
          await desk.fill(`[name="staff.${index}.name"]`, name as string);
          await desk.fill(`[name="staff.${index}.card"]`, card as string);
        }
        for (const point of await desk.locator('select[name$=".fits"]').all()) await point.selectOption({ index: 1 });
        await choose(desk, 'passed', 'true');
      });
      await site.context().close();
    }
    await act(first, matter, 'examine', { case: one, task: `${one}.examine` }, async (desk) => {
      await choose(desk, 'opinion', 'grant');
      await desk.fill('[name=text]', '材料齐全，符合条件，建议准予。');
    });
    await first.goto(`/desk/matters/${matter}?do=decide-case&case=${one}&task=${one}.approve`);
    expect(await first.locator('form[action$="/do"]').count()).toBe(0); // who examines does not decide
    await first.context().close();
    const second = await deskOf(approver);
    await act(second, matter, 'decide-case', { case: one, task: `${one}.approve` }, async (desk) => {
      await choose(desk, 'effect', 'granted');
      await desk.fill('[name=reasons]', '符合法定条件，准予。');
    });
    expect(complaintsOf(second)).toEqual({ console: [], csp: [] });
    await second.context().close();
  }
  for (const [reviewer, approver, one] of [
    ['zhu-chengguan', 'qin-chengguan', 'c6'],
    ['xu-shuiwu', 'he-shuiwu', 'c2'],
  ] as const) {
    const first = await deskOf(reviewer);
    await act(first, matter, 'accept-case', { case: one }, nothing);
    await first.context().close();
    const second = await deskOf(approver);
    await act(second, matter, 'decide-case', { case: one, task: `${one}.decide` }, async (desk) => {
      await choose(desk, 'effect', 'granted');
      await desk.fill('[name=reasons]', '符合条件，予以确认。');
    });
    await second.context().close();
  }

  // The phone follows by itself: nobody touched it since it was opened.
  await phone.goto(`/matters/${matter}`);
  await expect.poll(() => phone.locator('main').innerText(), { timeout: 60_000, interval: 1000 }).toContain('全部办结');
  expect(await phone.locator('.ov-figures').innerText()).toMatch(/已跑\s*0\s*次/);
  expect(await axe(phone)).toEqual([]);
  expect(complaintsOf(phone)).toEqual({ console: [], csp: [] });

  // A certificate that anybody can verify: number and check value as printed.
  await phone.locator('a[href^="/certificates/"]').nth(1).click();
  const download = await phone.locator('a[href$="/pdf"]').getAttribute('href');
  const pdf = await phone.request.get(`${at.base}${download}`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const verify = (await phone.locator('a[href^="/verify"]').first().getAttribute('href')) as string;
  const stranger = await newPage({ device: 'phone', baseUrl: at.base });
  await stranger.goto(verify);
  const answer = await stranger.locator('main').innerText();
  expect(answer).toContain('有效');
  expect(await axe(stranger)).toEqual([]);
  const other = new URL(verify, at.base);
  other.searchParams.set('check', 'aaaaaaaa');
  await stranger.goto(`${other.pathname}${other.search}`);
  expect(await stranger.locator('main').innerText()).toContain('没有这张证照');
}, 480_000);
