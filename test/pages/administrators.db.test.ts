/** Staff without tasks of their own: signing in leads them somewhere they may be. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { demoPassword, sessionOf } from '../../src/people/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

let at: FreshHouse;
beforeAll(async () => {
  at = await freshHouse(rooms);
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

test.each(['an-quan', 'shen-ji', 'bai-mulu', 'xi-tong'])(
  '%s signs in and is led to a page that opens',
  async (account) => {
    const signedIn = await at.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams({ account, password: demoPassword, back: '/' }).toString(),
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0];
    let url = String(signedIn.headers.location);
    for (let n = 0; n < 3; n += 1) {
      const page = await at.app.inject({ url, headers: { cookie } });
      if (page.statusCode === 200) {
        expect(page.body).toContain('<main');
        return;
      }
      expect(page.statusCode).toBe(303);
      url = String(page.headers.location);
    }
    throw new Error(`led around: ${url}`);
  },
);

test('a member of staff who opens a theme is told to apply as a person, and finds no button that would be refused', async () => {
  const opened = async (account: string) =>
    (
      await at.app.inject({
        url: '/themes/restaurant',
        cookies: { onevisit_session: await sessionOf(at.house, account) },
      })
    ).body;
  const [staff, person] = [await opened('zhao-shencha'), await opened('zhang-shifan')];
  expect(staff).toContain('工作人员账号不能替自己申请');
  expect(staff).not.toContain('/themes/restaurant/start');
  expect(person).toContain('/themes/restaurant/start');
});
