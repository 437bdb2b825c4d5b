import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage, screenshot } from '../support/browser.ts';
import { freePort } from '../../src/platform/database/embedded.ts';
import { rooms } from '../../src/main.ts';
import { sessionOf } from '../../src/people/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';
import { handInRestaurant } from '../support/hand-in.ts';
import { noteRemembered, tracesOf, watch } from '../support/traces.ts';

let at: FreshHouse;
let base: string;
beforeAll(async () => {
  const port = await freePort();
  base = `http://localhost:${port}`;
  at = await freshHouse(rooms, { env: { PUBLIC_URL: base, ONEVISIT_STEP_UP: 'on' } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
  await at.app.listen({ host: 'localhost', port });
  at.relay.start();
});
afterAll(async () => {
  await closeBrowser();
  await at.relay.stop();
  await at.close();
});

/** An authenticator in the machine that always finds the right finger. */
async function authenticator(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return devtools;
}

/** Makes a passkey on the page of passkeys. */
async function registerPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/account/passkeys');
  await page.fill('#name', name);
  await page.click('form[data-passkey=register] button');
  await page.locator('th', { hasText: name }).waitFor();
}

async function enter(account: string): Promise<Page> {
  const page = await newPage({ device: 'desk', baseUrl: base });
  await page.goto('/sign-in');
  await signIn(page, account);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

test('the security administrator grants a role only after the passkey, and what was typed goes on by itself', async () => {
  const page = await enter('an-quan');
  await authenticator(page);
  await registerPasskey(page, '我的电脑');
  expect(await axe(page)).toEqual([]);
  await page.goto('/desk/grants');
  expect(await axe(page)).toEqual([]);
  const staff = await page.locator('#staff option', { hasText: '陈窗口' }).getAttribute('value');
  await page.selectOption('#staff', staff);
  await page.selectOption('#role', 'coordinator');
  const before = (await page.context().cookies()).find((one) => one.name === 'onevisit_session')?.value;
  await page.click('form[action="/desk/grants"] button');
  expect(await page.locator('main a', { hasText: '返回上一页' }).count()).toBe(0);
  await page.click('form[action="/account/step-up"] button');
  expect(await axe(page)).toEqual([]);
  await page.click('form[data-passkey="step-up"] button');
  await page.waitForURL(/\/desk\/grants/);
  const row = page.locator('tr', { hasText: '陈窗口' });
  expect((await row.allInnerTexts()).some((text) => text.includes('协调员'))).toBe(true);
  const after = (await page.context().cookies()).find((one) => one.name === 'onevisit_session')?.value;
  expect(after).not.toBe(before);
  expect(complaintsOf(page).csp).toEqual([]);
});

test('a person signs in over the identity provider and comes back to where they were going', async () => {
  const page = await newPage({ device: 'phone', baseUrl: base });
  await page.goto('/me');
  await page.click('form[action="/sign-in/elsewhere"] button');
  await page.waitForURL(/\/sign-in\/oidc\//);
  expect(await axe(page)).toEqual([]);
  await page.fill('#account', 'zhang-shifan');
  await page.fill('#password', 'onevisit-demo');
  await page.click('main form button[type=submit]');
  await page.waitForURL(/\/me$/);
  expect(await page.locator('main').innerText()).toContain('110101190001010014');
  expect(complaintsOf(page).csp).toEqual([]);
});

test('a mandate is given, used and taken back, each with one button', async () => {
  const principal = await enter('zhang-shifan');
  await principal.goto('/me/mandates');
  expect(await axe(principal)).toEqual([]);
  await principal.fill('#agentAccount', 'wang-daibang');
  await principal.click('form[action="/me/mandates"] button');
  expect(await principal.locator('#agentAccount-error').innerText()).toContain('没有');
  expect(await principal.inputValue('#agentAccount')).toBe('wang-daibang');
  await principal.fill('#agentAccount', 'wang-daiban');
  await principal.click('form[action="/me/mandates"] button');
  await principal.getByText('立即收回').waitFor();
  await at.relay.drain();
  const agent = await enter('wang-daiban');
  await agent.goto('/me/mandates');
  await agent.click('form[action="/me/acting"] button');
  await agent.waitForURL(/\/matters/);
  await agent.goto('/me/mandates');
  expect(await agent.locator('main').innerText()).toContain('您正在替 张示范 办理');
  await principal.click('text=立即收回');
  await principal.getByText('已结束').waitFor();
  await agent.goto('/matters');
  expect(await agent.locator('main').innerText()).toContain('对方给您的授权已经结束');
  await agent.getByRole('button', { name: '结束代办，回到我自己' }).click();
  await agent.goto('/matters');
  expect(await agent.locator('main').innerText()).not.toContain('对方给您的授权已经结束');
});

/** The applicant's number, as it stands in their own file. */
const number = '110101190001010014';

/** A restaurant that the applicant handed in. */
async function handedIn(): Promise<string> {
  const session = await sessionOf(at.house, 'zhang-shifan');
  const matter = await handInRestaurant(async (url, payload) => {
    const cookies = { onevisit_session: session };
    const headers = { 'idempotency-key': `${url}-${session.slice(-9)}` };
    return (await at.app.inject({ method: 'POST', url, payload, cookies, headers })).json() as never;
  });
  await at.relay.drain();
  return matter;
}

test('staff see a whole number or break the glass only after the passkey and for a reason, and the person reads who looked and why', async () => {
  const matter = await handedIn();
  const reviewer = await enter('zhao-shencha');
  await authenticator(reviewer);
  await reviewer.goto(`/desk/matters/${matter}`);
  expect(await reviewer.locator('main').innerText()).not.toContain(number);

  // Without the passkey nothing is shown, and the page says how to go on: it has none yet, and leads to where one is made.
  await reviewer.goto(`/desk/matters/${matter}/unmask`);
  expect(new URL(reviewer.url()).pathname).toBe('/account/step-up');
  const refused = await reviewer.request.post(`${base}/api/matters/${matter}/unmask`, {
    data: { reason: '核对证件原件' },
    headers: { 'idempotency-key': 'refused', origin: base },
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, 'step-up-required']);
  await reviewer.click('a[href="/account/passkeys"]');
  await registerPasskey(reviewer, '办公电脑');
  await reviewer.goto(`/desk/matters/${matter}/unmask`);
  await reviewer.click('form[data-passkey="step-up"] button');
  await reviewer.locator('#reason').waitFor();
  await reviewer.fill('#reason', '看');
  await reviewer.click('form[action$="/unmask"] button');
  await reviewer.locator('.ov-error-summary').waitFor();
  expect(await reviewer.locator('main').innerText()).not.toContain(number);
  expect(await axe(reviewer)).toEqual([]);
  await reviewer.fill('#reason', '核对证件原件');
  await reviewer.click('form[action$="/unmask"] button');
  expect(await reviewer.locator('main').innerText()).toContain(number);
  expect(await axe(reviewer)).toEqual([]);
  await reviewer.click('main a');
  expect(await reviewer.locator('main').innerText()).not.toContain(number);

  const supervisor = await enter('du-jiancha');
  await authenticator(supervisor);
  await registerPasskey(supervisor, '监察电脑');
  await supervisor.goto(`/desk/matters/${matter}/break-glass`);
  await supervisor.click('form[data-passkey="step-up"] button');
  await supervisor.locator('#reason').waitFor();
  expect(await supervisor.locator('main').innerText()).toContain('申请人会在“我的数据”里看到');
  await supervisor.fill('#reason', '紧急协查');
  await supervisor.click('form[action$="/break-glass"] button');
  const shown = await supervisor.locator('main').innerText();
  expect(shown).toContain('申请人已经收到告知');
  expect(shown).not.toContain(number);
  expect(await supervisor.locator('main form').count()).toBe(0);
  expect(await axe(supervisor)).toEqual([]);

  const person = await enter('zhang-shifan');
  await person.goto('/me');
  const looks = await person.locator('main').innerText();
  for (const wanted of ['查看完整号码', '核对证件原件', '紧急查看', '紧急协查']) expect(looks).toContain(wanted);
  for (const known of ['户籍地址', '场所平面布置图和消防设施平面图']) expect(looks).toContain(known);
  expect(looks).not.toContain('\n看\n');
}, 90_000);

test('a public terminal counts down before everybody’s eyes, and when the person walked away none of fifteen traces is found', async () => {
  const matter = await handedIn();
  const page = await newPage({ device: 'desk', baseUrl: base });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base });
  await page.clock.install();
  const seen = watch(page);
  await page.goto('/?kiosk');
  await page.goto('/sign-in');
  await noteRemembered(page, seen);
  await signIn(page, 'zhang-shifan');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const addresses = ['/me', `/matters/${matter}`, '/me/mandates'];
  for (const address of addresses) {
    await page.goto(address);
    await noteRemembered(page, seen);
  }
  await page.goto('/me');
  expect(await page.locator('main').innerText()).toContain(number);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  const { materials } = (await (await page.request.get(`/api/matters/${matter}`)).json()) as {
    materials: { sha256: string | null }[];
  };
  const sha256 = materials.find((one) => one.sha256)?.sha256;
  await page.goto(`/api/matters/${matter}/files/${sha256}`);
  expect(await page.locator('main').innerText()).toContain('公共终端上不保存文件');
  await page.goto('/me/mandates');
  await page.fill('#agentAccount', 'wang-daiban');
  await page.evaluate(plant, number);

  const bar = page.locator('[data-walk-away]');
  await page.clock.runFor(20_000);
  expect(await bar.innerText()).toContain('55 秒没有操作就自动退出');
  await page.clock.runFor(20_000);
  expect(await bar.innerText()).toMatch(/还有 1\d 秒自动退出并清除/);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'terminal-counts-down', false);
  await page.getByRole('button', { name: '我还在' }).click();
  await expect.poll(() => bar.innerText()).toContain('55 秒没有操作就自动退出');
  await page.clock.runFor(54_000);
  expect(await bar.innerText()).toMatch(/还有 [12] 秒/);
  await page.clock.runFor(3000);
  await page.waitForURL(`${base}/?kiosk`);
  const secrets = [number, '张示范', 'wang-daiban', '13800000001'];
  expect(await tracesOf(page, seen, secrets, addresses)).toEqual([]);
  expect(await page.locator('[data-walk-away]').count()).toBe(0);
  // The terminal still is one: whoever comes next is served as at a kiosk.
  await page.goto('/sign-in');
  expect(await page.locator('input[name=place]').getAttribute('value')).toBe('kiosk');

  // What is left lying about is found.
  await page.goto('/?kiosk');
  await page.evaluate(plant, number);
  await page.evaluate((text) => navigator.clipboard.writeText(text), number);
  expect(await tracesOf(page, { ...seen, downloads: ['x.pdf'] }, secrets, addresses)).toEqual([
    'local storage',
    'session storage',
    'databases',
    'cache storage',
    'clipboard',
    'cookies',
    'downloads',
  ]);
}, 120_000);

/** Leaves somebody's number wherever a page can leave it. Runs in the page. */
async function plant(text: string): Promise<void> {
  localStorage.setItem('left', text);
  sessionStorage.setItem('left', text);
  document.cookie = `left=${text}`;
  await (await caches.open('left')).put('/left', new Response(text));
  await new Promise<void>((resolve) => {
    indexedDB.open('left').addEventListener('success', () => resolve());
  });
}

test('the clerk serves the person at the counter and sees for whom', async () => {
  const page = await enter('chen-chuangkou');
  await page.goto('/desk/counter');
  expect(await axe(page)).toEqual([]);
  await page.fill('#identity', '330106190101010022');
  await page.click('form[action="/desk/counter"] button');
  expect(await page.locator('main').innerText()).toContain('正在为 李样例 办理');
  await page.click('form[action="/desk/counter/end"] button');
  await page.locator('#identity').waitFor();
});
