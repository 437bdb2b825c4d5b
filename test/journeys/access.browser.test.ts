import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { freePort } from '../../src/platform/database/embedded.ts';
import { rooms } from '../../src/main.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

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
  await page.goto('/account/passkeys');
  expect(await axe(page)).toEqual([]);
  await page.fill('#name', '我的电脑');
  await page.click('form[data-passkey=register] button');
  await page.locator('th', { hasText: '我的电脑' }).waitFor();
  await page.goto('/desk/grants');
  expect(await axe(page)).toEqual([]);
  const staff = await page.locator('#staff option', { hasText: '陈窗口' }).getAttribute('value');
  await page.selectOption('#staff', staff);
  await page.selectOption('#role', 'coordinator');
  const before = (await page.context().cookies()).find((one) => one.name === 'onevisit_session')?.value;
  await page.click('form[action="/desk/grants"] button');
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
  expect(await agent.locator('main').innerText()).toContain('没有办理此事的权限');
});

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
