/** A draft of somebody who is not signed in: every question has its address, lost cookies lose nothing, two tabs are asked which one counts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftVersion, loadCatalogue, moveVersion, versionOf } from '../../src/catalogue/index.ts';
import { rooms } from '../../src/main.ts';
import { sessionOf } from '../../src/people/index.ts';
import type { Plan } from '../../src/planner/index.ts';
import { liveTexts, type PlanKit } from '../../src/web/plan/kit.ts';
import { glanceOf, glancerFor, sentenceOf, type Glance, type KnownOfPerson } from '../../src/web/plan/live.ts';
import { restaurantAnswers } from '../support/restaurant-answers.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

let at: FreshHouse;
beforeAll(async () => {
  at = await freshHouse(rooms);
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

const origin = { origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' };
const look = (url: string, cookie?: string) => at.app.inject({ url, headers: cookie ? { cookie } : {} });
const send = (url: string, fields: Record<string, string>, cookie?: string) =>
  at.app.inject({
    method: 'POST',
    url,
    headers: { ...origin, 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) },
    payload: new URLSearchParams(fields).toString(),
  });
/** The hidden fields of a page's forms. */
const hidden = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

async function begun() {
  const started = await send('/themes/restaurant/start', { key: `start-${Math.random()}` });
  const cookie = String(started.headers['set-cookie']).split(';')[0] as string;
  const question = String(started.headers.location);
  const draft = question.split('?')[0] as string;
  return { cookie, draft, question };
}
const answered = (body: string, value: string) => {
  const fields = hidden(body);
  return { ...fields, [fields['element'] as string]: value };
};

test('every question has an address of its own, so that the way back leads to the question before', async () => {
  const { cookie, draft, question } = await begun();
  expect(question).toBe(`${draft}?change=food.scope`);
  const first = await look(question, cookie);
  const next = (await send(`${draft}/answer`, answered(first.body, 'catering'), cookie)).headers.location;
  expect(next).toMatch(/\?change=/);
  expect(next).not.toBe(question);
  expect((await look(draft, cookie)).headers.location, 'who comes back later goes on where they were').toBe(next);
  expect((await look(question, cookie)).body).toMatch(/value="catering"[^>]* checked|checked[^>]* value="catering"/);
});

test('whoever knows the office’s own word for it finds the item, its guide, and from where it is applied for', async () => {
  const found = (await look('/?q=' + encodeURIComponent('食品经营许可（餐饮'))).body;
  expect(found).toContain('href="/items/food-permit"');
  const guide = (await look('/items/food-permit')).body;
  for (const wanted of ['承诺期限', '5 个工作日', '第三十五条', 'href="/themes/restaurant"', '行政复议'])
    expect(guide).toContain(wanted);
  expect((await look('/items/none')).statusCode).toBe(404);
});

test('a browser that lost its cookies in the middle of a form loses nothing that was typed', async () => {
  const { cookie, draft, question } = await begun();
  const form = answered((await look(question, cookie)).body, 'catering');
  const lost = await send(`${draft}/answer`, form);
  expect(lost.statusCode).toBe(303);
  expect(String(lost.headers['set-cookie'])).toContain(cookie);
  expect((await look(String((await look(draft, cookie)).headers.location), cookie)).body).toContain('您的回答');
  const { 'draft-key': key = '', ...without } = { ...form, key: 'other' };
  expect(key).not.toBe('');
  const stranger = await send(`${draft}/answer`, { ...without, 'draft-key': `${key.slice(0, -4)}AAAA` });
  expect(stranger.statusCode).toBe(401);
});

test('two tabs that wrote one draft are asked which one counts, and the choice is kept', async () => {
  const { cookie, draft, question } = await begun();
  const { body } = await look(question, cookie);
  await send(`${draft}/answer`, answered(body, 'catering'), cookie);
  const second = await send(`${draft}/answer`, { ...answered(body, 'prepackaged-only'), key: 'second-tab' }, cookie);
  expect(second.statusCode).toBe(409);
  expect(second.body).toContain('保留我刚填的');
  const kept = hidden(second.body);
  expect((await send(`${draft}/answer`, kept, cookie)).statusCode).toBe(303);
  expect((await look(question, cookie)).body).toMatch(
    /value="prepackaged-only"[^>]* checked|checked[^>]* value="prepackaged-only"/,
  );
});

test('for an address in an assessed area the sentence that the browser derives is the server’s', async () => {
  const { catalogue: sample } = loadCatalogue(at.house.config.catalogue);
  const permit = sample?.items['food-permit'];
  if (!sample || !permit) throw new Error('the sample cannot be read');
  const requirements = permit.requirements.map((one) =>
    one.id === 'layout' ? { ...one, metBy: [...one.metBy, 'area-report' as const] } : one,
  );
  const { version: _, ...content } = {
    ...sample,
    items: { ...sample.items, 'food-permit': { ...permit, requirements } },
  };
  const drafted = await draftVersion(at.house, { ...content, version: versionOf(content) }, 'anna');
  if (!('hash' in drafted)) throw new Error('refused');
  for (const state of ['reviewed', 'published'] as const) await moveVersion(at.house, drafted.hash, state, 'bert');
  const registered = await at.app.inject({
    method: 'POST',
    url: '/api/area-reports',
    cookies: { onevisit_session: await sessionOf(at.house, 'qian-jueding') },
    headers: { 'idempotency-key': 'area' },
    payload: {
      area: '示范餐饮街',
      document: '安审批〔2026〕3号',
      materials: ['kitchen-layout'],
      element: 'premises.address',
      value: '安和县示范路1号',
      validUntil: '2099-12-31',
    },
  });
  expect(registered.statusCode).toBe(200);
  const get = async <T>(url: string): Promise<T> => (await at.app.inject({ url })).json();
  const live = await glancerFor(
    await get<PlanKit>('/api/themes/restaurant/plan-kit'),
    'restaurant',
    await get<KnownOfPerson>('/api/plan-known?theme=restaurant'),
  );
  const said = (glance: Glance): string =>
    sentenceOf(
      glance,
      liveTexts['zh-CN'],
      (text) => text.zh,
      (iso) => iso,
    );
  const onServer = async (answers: object): Promise<string> => {
    const reply = await at.app.inject({ method: 'POST', url: '/api/plans', payload: { theme: 'restaurant', answers } });
    return said(glanceOf(reply.json<Plan>()));
  };
  const elsewhere = { ...restaurantAnswers, 'premises.address': '安和县示范路2号' };
  expect(said(live(restaurantAnswers))).toBe(await onServer(restaurantAnswers));
  expect(said(live(elsewhere))).toBe(await onServer(elsewhere));
  expect(said(live(restaurantAnswers))).not.toBe(said(live(elsewhere)));
});

test('a form that was sent when the session had ended comes back after signing in with what was typed, where it cannot be done as it is', async () => {
  const question = '在楼上开餐馆行不行？';
  const asked = await send('/desk/consultations', { question, answer: '' }, 'onevisit_session=ended');
  expect(asked.body).toContain('您填写的内容已保留');
  const who = { account: 'chen-chuangkou', password: 'onevisit-demo' };
  const back = await send('/sign-in', { ...hidden(asked.body), ...who }, 'onevisit_session=ended');
  expect(back.statusCode).toBe(422);
  expect(back.body).toContain(question);
  expect(back.headers['content-security-policy']).toContain(/nonce="([^"]+)"/.exec(back.body)?.[1]);
});

test('what a clerk typed before their session ended is not sent in the name of the colleague who signs in next at that screen', async () => {
  const ended = `onevisit_session=${await sessionOf(at.house, 'chen-chuangkou')}`;
  await at.app.inject({ method: 'DELETE', url: '/api/session', headers: { ...origin, cookie: ended } });
  const question = '在地下室开餐馆行不行？';
  const asked = await send('/desk/consultations', { question, answer: '' }, ended);
  expect(asked.body).toContain('您填写的内容已保留');
  const signIn = (account: string) =>
    send('/sign-in', { ...hidden(asked.body), account, password: 'onevisit-demo' }, ended);
  const colleague = await signIn('qian-jueding');
  expect([colleague.statusCode, colleague.body.includes('刚才填写的内容没有提交')]).toEqual([409, true]);
  expect(colleague.body).not.toContain(question);
  const clerk = await signIn('chen-chuangkou');
  expect([clerk.statusCode, clerk.body.includes(question)]).toEqual([422, true]);
});
