/** What somebody meets who goes wrong: a browser gets a page that says what to do, a program gets the problem document. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import type { Room } from '../../src/platform/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const broken: Room = {
  name: 'broken',
  policies: { 'broken.open': { roles: ['anonymous'], note: 'for this test' } },
  routes: (app) => {
    app.get('/broken', { config: { policy: 'broken.open' } }, async () => {
      throw new Error('secret of the inside');
    });
  },
};

let at: FreshHouse;
beforeAll(async () => {
  at = await freshHouse([...rooms, broken]);
});
afterAll(() => at.close());

test('an address that does not exist is told a browser on a page of the house, and a program as a problem document', async () => {
  const page = await at.app.inject({ url: '/nowhere', headers: browser });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  for (const wanted of ['没有找到您要的内容', '请核对网址', 'href="/"', '<main']) expect(page.body).toContain(wanted);
  const english = await at.app.inject({ url: '/nowhere', headers: { ...browser, cookie: 'onevisit_lang=en' } });
  expect(english.body).toContain('We did not find what you asked for');
  for (const accept of ['*/*', 'application/json', 'application/problem+json, text/html']) {
    const told = await at.app.inject({ url: '/nowhere', headers: { accept } });
    expect(told.headers['content-type']).toContain('application/problem+json');
    expect(told.json()).toMatchObject({ status: 404, code: 'not-found' });
  }
});

test('an address that cannot even be decoded is a page as well', async () => {
  const page = await at.app.inject({ url: '/%E0%A4%A', headers: browser });
  expect(page.statusCode).toBe(404);
  expect(page.body).toContain('没有找到您要的内容');
});

test('a wrong method is 405 and says which are right', async () => {
  const told = await at.app.inject({ method: 'DELETE', url: '/api/me' });
  expect(told.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
  expect(told.headers.allow).toBe('GET, HEAD');
  const page = await at.app.inject({ url: '/api/session', headers: browser });
  expect(page.statusCode).toBe(405);
  expect(page.body).toContain('请从页面上的按钮操作');
});

test('the address of a form that is only sent leads back to the page it stands on', async () => {
  const led = await at.app.inject({ url: '/themes/restaurant/start', headers: browser });
  expect(led.statusCode).toBe(303);
  expect(led.headers.location).toBe('/themes/restaurant');
});

test('a form too large for the house is told on a page', async () => {
  const page = await at.app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'a'.repeat(1024 * 1024 + 1),
  });
  expect(page.statusCode).toBe(413);
  expect(page.body).toContain('提交的内容太大');
});

test('a fault of ours is a page with its number and without its inside', async () => {
  const page = await at.app.inject({ url: '/broken', headers: browser });
  expect(page.statusCode).toBe(500);
  expect(page.body).toContain('问题编号');
  expect(page.body).not.toContain('secret of the inside');
});

test('a paper that one may not see yet asks a browser to sign in and leads back to it', async () => {
  const page = await at.app.inject({ url: '/api/certificates/any/pdf', headers: browser });
  expect(page.statusCode).toBe(401);
  expect(page.body).toContain('value="/api/certificates/any/pdf"');
});

test('whoever asks too often is told so on a page', async () => {
  const few = await freshHouse(rooms, { env: { ONEVISIT_RATE_LIMIT: '3' } });
  for (let n = 0; n < 3; n += 1) await few.app.inject({ url: '/assets/none.js', headers: browser });
  const page = await few.app.inject({ url: '/about', headers: browser });
  expect(page.statusCode).toBe(429);
  expect(page.body).toContain('请稍等一分钟再试');
  await few.close();
});

test('the address that a problem document names as its type says what it means and what helps', async () => {
  const page = await at.app.inject({ url: '/problems/disk-full', headers: browser });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('存储空间已满');
  expect((await at.app.inject({ url: '/problems/none', headers: browser })).statusCode).toBe(404);
});

test('whoever verifies with too long a number or without the check value is told which field is wrong', async () => {
  const asked = async (query: string) => (await at.app.inject({ url: `/verify?${query}`, headers: browser })).body;
  expect(await asked(`number=${'9'.repeat(121)}&check=abcdefgh`)).toContain('证照编号太长：最多 120 个字符');
  expect(await asked('number=92999901&check=')).toContain('请填写校验码');
  expect(await asked('number=92999901&number=2&check=abcdefgh')).toContain('没有这张证照');
  expect(await asked('')).not.toContain('有几处需要修改');
});
