/** Site checks in a real browser: the inspector without network, the approver who looks at the photographs, the hour that the applicant chooses, what the applicant signs, and a promise over the turn of the year. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { legalDay } from '../../src/calendar/index.ts';
import { demoPassword } from '../../src/people/index.ts';
import { isRefusal, type Actor } from '../../src/platform/index.ts';
import type { Matters } from '../../src/matters/index.ts';
import { matterPlace } from '../../src/matters/ids.ts';
import { perform, performHandIn } from '../../src/matters/perform.ts';
import { need, spec, task } from '../../src/matters/testing/world.ts';
import { term } from '../../src/matters/testing/terms.ts';
import { signIn } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage, screenshot } from '../support/browser.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';

let at: RunningHouse;
/** How far the house's clock is ahead of the browser's, which is the machine's: these journeys begin on a Monday in November of a published year, whenever they are walked. */
let ahead = Date.parse('2026-11-23T01:00:00.000Z') - Date.now();
const now = (): Date => new Date(Date.now() + ahead);
beforeAll(async () => {
  at = await runningHouse({ clock: { now } });
});
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

const organ = 'approval-bureau';
const text = (zh: string) => ({ zh, en: zh });
const points = [text('烹饪间与就餐区分隔'), text('排烟设施齐备')];
let opened = 0;
const cause = (key: string) => ({ actor: 'test', route: 'test', idempotencyKey: key, bodyHash: 'x' });

/** Who somebody is when they are signed in. */
async function personOf(account: string): Promise<Actor> {
  const payload = { account, password: demoPassword };
  const session = await at.app.inject({ method: 'POST', url: '/api/session', payload });
  const value = session.cookies.find((each) => each.name === 'onevisit_session')?.value ?? '';
  const me = await at.app.inject({ url: '/api/me', cookies: { onevisit_session: value } });
  return { kind: 'person', id: me.json<{ id: string }>().id, roles: ['applicant'] };
}

type Terms = Parameters<typeof performHandIn>[2]['terms'];

/** A matter of one case whose site check is open, or one that waits for a signature. */
async function openSurvey(
  applicant: Actor = { kind: 'person', id: 'p-1-survey', roles: ['applicant'] },
  terms?: Terms,
  needs: ReturnType<typeof need>[] = [],
): Promise<string> {
  const place = matterPlace(applicant.id, `survey-${(opened += 1)}`, at.house.shards.cell);
  const one = spec('c1', {
    organ,
    name: text('食品经营许可'),
    needs,
    tasks: [
      task('c1.survey', 'survey', { organ, name: text('现场核查'), checklist: points }),
      task('c1.examine', 'examine', { organ, waits: [{ task: 'c1.survey' }] }),
      task('c1.decide', 'decide', { organ, waits: [{ task: 'c1.examine' }] }),
    ],
  });
  const personal = { $personal: { subject: applicant.id, value: {} } } as never;
  const received = {
    theme: 'restaurant',
    title: text('我要开餐馆'),
    district: 'anhe',
    districtCode: '999901',
    districtName: '安和县',
    catalogue: 'v1',
    applicant: applicant.id,
    agent: null,
    receivedBy: null,
    channel: 'online' as const,
    site: null,
    delivery: 'electronic' as const,
    electronicService: true,
    answers: personal,
    fileNames: personal,
    materials: [],
    choices: {},
    promisedOn: null,
  };
  const done = await performHandIn(
    at.house,
    place,
    { received, cases: [one], inPerson: false, ...(terms ? { terms } : {}) },
    applicant,
    cause(`in-${opened}`),
  );
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  if (terms) return place.matterId;
  const version = (await at.house.room<Matters>('matters').state(place.matterId))?.cases['c1']?.version ?? 0;
  const accept = { name: 'accept-case' as const, body: { case: 'c1', version } };
  const accepted = await perform(at.house, place.matterId, accept, reviewer, cause(`accept-${opened}`));
  if (isRefusal(accepted)) throw new Error(JSON.stringify(accepted));
  return place.matterId;
}

const reviewer: Actor = { kind: 'staff', id: 's-1-reviewer', roles: ['reviewer'], organ };

const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKpAB//Z',
  'base64',
);

test('on site without network the check is filled in, photographed and signed, and it is sent when the line is back', async () => {
  const matter = await openSurvey();
  const phone = await newPage({ device: 'phone', baseUrl: at.base });
  await phone.context().grantPermissions(['geolocation'], { origin: at.base });
  await phone.context().setGeolocation({ latitude: 30.1, longitude: 120.2, accuracy: 8 });
  await phone.goto('/sign-in');
  await signIn(phone, 'sun-hecha');
  await phone.waitForURL(/\/desk/);
  await phone.goto(`/desk/survey/${matter}`);
  await phone.waitForSelector('html[data-ready=true]');
  expect(await axe(phone)).toEqual([]);

  expect(await phone.locator('[data-insecure]').isVisible()).toBe(false);
  const plain = await phone.context().newPage();
  await plain.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
  await plain.goto(`/desk/survey/${matter}`);
  await plain.locator('[data-insecure]').waitFor();
  expect(await plain.locator('[data-insecure]').innerText()).toContain('https');
  await screenshot(plain, 'survey-insecure');
  await plain.close();

  // A line that hangs, as in a cellar: nothing that is asked for is answered. The page opens with what is kept.
  let hung = 0;
  const hang = (): void => void (hung += 1);
  await phone.context().route(/\/(desk\/survey|assets)\//, hang);
  await phone.reload();
  await phone.waitForSelector('html[data-ready=true]');
  expect(hung).toBeGreaterThan(0);
  await phone.context().unroute(/\/(desk\/survey|assets)\//, hang);

  await phone.context().setOffline(true);
  await phone.reload();
  await phone.waitForSelector('html[data-ready=true]');
  expect(await phone.locator('[data-line]').innerText()).toBe('没有网络');
  // The cards of colleagues are known: they need not be typed on site.
  expect(await phone.inputValue('[name="staff.0.card"]')).toBe('SF99990100101');
  await phone.fill('[name="staff.1.name"]', '周核查');
  expect(await phone.inputValue('[name="staff.1.card"]')).toBe('SF99990100102');
  for (const index of points.keys()) await phone.check(`input[name="points.${index}.fits"][value=true]`);
  await phone.click('form[data-survey] button[type=submit]');
  await expect.poll(() => phone.locator('[data-lacks]').innerText()).toContain('请至少拍一张照片');

  await phone.reload();
  await phone.waitForSelector('html[data-ready=true]');
  expect(await phone.inputValue('[name="staff.1.name"]')).toBe('周核查');
  await phone.setInputFiles('input[type=file][multiple]', {
    name: '拍糊了.png',
    mimeType: 'image/png',
    buffer: Buffer.from('not sharp'),
  });
  await phone.click('[data-photographs] li button');
  await expect.poll(() => phone.locator('[data-photographs] li').count()).toBe(0);
  await phone.setInputFiles('input[type=file][multiple]', {
    name: '后厨.jpg',
    mimeType: 'image/jpeg',
    buffer: picture,
  });
  await phone.waitForSelector('[data-photographs] li');
  await phone.fill('[name=findings]', '排烟管道未固定');
  await phone.check('input[name=passed][value=true]');
  await phone.fill('[name=told]', '现场符合要求，排烟管道三日内固定');
  await phone.fill('[name=signer]', '张示范');
  const pad = await phone.locator('canvas').boundingBox();
  if (!pad) throw new Error('nothing to sign on');
  await phone.locator('canvas').scrollIntoViewIfNeeded();
  const box = (await phone.locator('canvas').boundingBox()) ?? pad;
  await phone.mouse.move(box.x + 30, box.y + 40);
  await phone.mouse.down();
  await phone.mouse.move(box.x + 160, box.y + 90, { steps: 6 });
  await phone.mouse.up();
  await expect
    .poll(async () => {
      await phone.click('form[data-survey] button[type=submit]');
      return await phone.getAttribute('form[data-survey]', 'data-state');
    })
    .toBe('waiting');
  await screenshot(phone, 'survey-offline');
  expect((await at.house.room<Matters>('matters').state(matter))?.cases['c1']?.tasks['c1.survey']?.state).toBe('open');

  // The line breaks once more when the server has it and the phone has not heard so: it is sent again and recorded once.
  let lost = 0;
  await phone.route('**/record-survey', async (route) => {
    if (lost > 0) return await route.continue();
    lost += (await route.fetch()).status() === 200 ? 1 : 0;
    return await route.abort('connectionfailed');
  });
  await phone.context().setOffline(false);
  await expect.poll(() => lost, { timeout: 45_000 }).toBe(1);
  await phone.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await phone.waitForSelector('form[data-state=sent]', { timeout: 45_000 });
  const facts = await at.house.room<Matters>('matters').facts(matter);
  const evidence = facts.find((one) => one.name === 'survey-evidence-recorded');
  expect(evidence).toMatchObject({
    data: { isOffline: true, told: '现场符合要求，排烟管道三日内固定', signature: { name: '张示范' } },
  });
  const hash = createHash('sha256').update(picture).digest('hex');
  expect(evidence?.name === 'survey-evidence-recorded' && evidence.data.photographs).toMatchObject([
    { sha256: hash, place: { latitude: 30.1, longitude: 120.2 } },
  ]);
  expect(facts.find((one) => one.name === 'survey-recorded')).toMatchObject({
    data: { passed: true, concludedOnSite: true, findings: ['排烟管道未固定'], photographs: [hash] },
  });
  expect(facts.filter((one) => one.name === 'late-entry-recorded')).toHaveLength(1);
  expect(complaintsOf(phone).csp).toEqual([]);

  const desk = await newPage({ baseUrl: at.base });
  await desk.goto('/sign-in');
  await signIn(desk, 'qian-jueding');
  await desk.waitForURL(/\/desk/);
  await desk.goto(`/desk/matters/${matter}`);
  const record = await desk.locator('#surveys').innerText();
  expect(record).toContain('30.1000, 120.2000 (±8 m)');
  expect(record).toContain(hash.slice(0, 16));
  expect(record).toContain('排烟管道三日内固定');
  const links = await desk.locator('#surveys a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links).toHaveLength(2);
  for (const link of links) {
    const shown = await desk.request.get(link);
    expect([shown.status(), shown.headers()['content-type']]).toEqual([200, expect.stringMatching(/^image\//)]);
    expect(shown.headers()['content-security-policy']).toContain('sandbox');
  }
  expect(await desk.locator('#joint').innerText()).toContain('排烟管道未固定');
  expect(await axe(desk)).toEqual([]);
  await screenshot(desk, 'survey-record');
  await desk.context().close();
}, 180_000);

/** Opens the page on which an hour is chosen, from the to-do of the matter. */
async function toHours(page: Page, matter: string): Promise<void> {
  await page.goto(`/matters/${matter}`);
  await page.click('#todo a:has-text("现场核查")');
}
const hour = (page: Page, n: number) => page.locator('.ov-slot-choice-times input').nth(n);

test('an organ offers half days, and of two who want the last place one gets it and the other is told what is free next', async () => {
  const desk = await newPage({ baseUrl: at.base });
  await desk.goto('/sign-in');
  await signIn(desk, 'zhao-shencha');
  await desk.waitForURL(/\/desk/);
  await desk.goto('/desk/slots');
  await desk.fill('#places', '1');
  await desk.click('form[action="/desk/slots"] button');
  await desk.waitForURL(/done=offer/);
  expect(await desk.locator('table tbody tr').count()).toBeGreaterThan(9);
  expect(await axe(desk)).toEqual([]);
  await screenshot(desk, 'slots-desk');

  const [zhang, li] = [await personOf('zhang-shifan'), await personOf('li-yangli')];
  const [first, second] = [await openSurvey(zhang), await openSurvey(li)];
  const plain = await newPage({ device: 'phone', baseUrl: at.base, scripts: false });
  const other = await newPage({ baseUrl: at.base });
  for (const [page, account] of [
    [plain, 'zhang-shifan'],
    [other, 'li-yangli'],
  ] as const) {
    await page.goto('/sign-in');
    await signIn(page, account);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }
  await toHours(plain, first);
  await toHours(other, second);
  expect(await axe(other)).toEqual([]);
  await plain.click('main form button');
  expect(await plain.locator('.ov-error-summary').innerText()).toContain('请选择一个时间');
  const wanted = await hour(plain, 0).getAttribute('value');
  await hour(plain, 0).check();
  await plain.click('main form button');
  await plain.waitForURL(/\/time\/confirm/);
  await screenshot(plain, 'visit-confirm');

  await hour(other, 0).check();
  await other.click('main form button');
  await other.waitForSelector('.ov-notice-warning');
  expect(await other.locator('.ov-notice-warning').innerText()).toMatch(/刚刚被别人约了[\s\S]*最近还可以约/);
  await screenshot(other, 'visit-too-late');

  await plain.click('main form button');
  await plain.waitForURL(/done=book-visit/);
  expect(await plain.locator('#todo').innerText()).toContain('时间已经约定');
  await screenshot(plain, 'visit-booked');
  await plain.click('#todo a:has-text("现场核查")');
  await plain.click('.ov-slot-choice nav li:last-child a');
  await hour(plain, 1).check();
  await plain.click('main form button');
  await plain.waitForURL(/\/time\/confirm/);
  expect(await plain.locator('main').innerText()).toContain('原来约的');
  await plain.click('main form button');
  await plain.waitForURL(/done=book-visit/);

  await expect
    .poll(async () => {
      await toHours(other, second);
      return [await hour(other, 0).isEnabled(), await hour(other, 0).getAttribute('value')];
    })
    .toEqual([true, wanted]);
  await hour(other, 0).check();
  await other.keyboard.press('Enter');
  await other.waitForURL(/\/time\/confirm/);
  await other.click('main form button');
  await other.waitForURL(/done=book-visit/);
  await toHours(other, second);
  await other.click('main a:has-text("取消预约")');
  await other.click('main form button');
  await other.waitForURL(/done=cancel-visit/);
  const facts = (await at.house.room<Matters>('matters').facts(second)).map((one) => one.name);
  expect(facts.filter((name) => name.startsWith('visit-'))).toEqual(['visit-booked', 'visit-cancelled']);
  expect(complaintsOf(other).csp).toEqual([]);

  // What must be shown at the window is one hour at the window, in hours that the demonstration offers by itself.
  const third = await openSurvey(zhang, undefined, [need('deed', { way: 'original-at-window', gate: 'decision' })]);
  await plain.goto(`/matters/${third}`);
  await plain.click('#todo a:has-text("预约到窗时间")');
  await hour(plain, 0).check();
  const agreed = await hour(plain, 0).getAttribute('value');
  await plain.click('main form button');
  await plain.click('main form button');
  await plain.waitForURL(/done=book-visit/);
  expect(await plain.locator('#todo').innerText()).toContain('到安和县行政审批服务局窗口的预约');
  await screenshot(plain, 'appointment-booked');
  const clerk = await newPage({ baseUrl: at.base });
  await clerk.goto('/sign-in');
  await signIn(clerk, 'chen-chuangkou');
  await clerk.waitForURL(/\/desk/);
  await expect
    .poll(
      async () => {
        await clerk.goto(`/desk/day?on=${legalDay(agreed ?? '')}`);
        return await clerk.locator('#appointments').innerText();
      },
      { timeout: 15_000 },
    )
    .toContain('食品经营许可');
  expect(await axe(clerk)).toEqual([]);
  await screenshot(clerk, 'appointments-of-the-day');
  await plain.click('#todo a:has-text("窗口的预约")');
  await plain.click('main a:has-text("取消预约")');
  await plain.click('main form button');
  await plain.waitForURL(/done=cancel-visit/);
  for (const page of [desk, plain, other, clerk]) await page.context().close();
}, 120_000);

test('what the applicant has to sign or to answer stands on the matter’s page, with a form of its own', async () => {
  const zhang = await personOf('zhang-shifan');
  const matter = await openSurvey(zhang, [term('by-law', { need: null })]);
  const page = await newPage({ baseUrl: at.base });
  await page.goto('/sign-in');
  await signIn(page, 'zhang-shifan');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto(`/matters/${matter}`);
  await page.click('#todo a:has-text("签署承诺书")');
  await page.check('#own-capacity');
  await page.click('main form button');
  expect(await page.locator('.ov-error-summary').innerText()).toContain('请勾选');
  expect(await page.isChecked('#own-capacity')).toBe(true);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'own-commitment');
  await page.check('#own-agreed');
  await page.click('main form button');
  await page.waitForURL(/done=sign-commitment/);
  expect(await page.locator('#todo').innerText()).toContain('承诺书已经签署');

  const centre: Actor = { kind: 'staff', id: 's-1-centre', roles: ['coordinator'], organ: 'service-centre' };
  const held = new Date(now().getTime() + 800).toISOString();
  const told = {
    kind: 'notification' as const,
    cases: ['c1'],
    at: held,
    place: '政务服务中心',
    subject: '餐馆要求一次告知',
  };
  const send = async (name: string, body: object, actor: Actor) => {
    const done = await perform(at.house, matter, { name, body } as never, actor, cause(`${name}-${matter}`));
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
  };
  await send('call-joint', told, centre);
  await send('attend-joint', { joint: 'a1', staff: [{ name: '赵审查' }] }, reviewer);
  await expect.poll(() => now().getTime() > Date.parse(held) + 50).toBe(true);
  await send('conclude-joint', { joint: 'a1', passed: true, text: '一次告知全部要求' }, centre);
  await page.goto(`/matters/${matter}`);
  expect(await page.locator('#joint').innerText()).toContain('一次告知全部要求');
  await page.click('#todo a:has-text("签收联合告知书")');
  await page.check('#own-agreed');
  await page.click('main form button');
  await page.waitForURL(/done=sign-joint/);
  const facts = (await at.house.room<Matters>('matters').facts(matter)).map((one) => one.name);
  expect(facts).toContain('commitment-signed');
  expect(facts).toContain('joint-signed');
  await screenshot(page, 'own-joint');
  await page.context().close();
}, 120_000);

test('a promise over the turn of the year is provisional until the year is published; then the page loses the mark and a notice tells the new day', async () => {
  ahead = Date.parse('2026-12-28T02:00:00.000Z') - Date.now();
  const matter = await openSurvey(await personOf('zhang-shifan'));
  const page = await newPage({ baseUrl: at.base });
  await page.goto('/sign-in');
  await signIn(page, 'zhang-shifan');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto(`/matters/${matter}`);
  const shown = () => page.locator('main').innerText();
  expect(await shown()).toMatch(/承诺[^\n]*2027年1月\d+日[^\n]*（暂按周末推算）/);
  expect(await shown()).toContain('那一年的放假安排还没公布');
  await screenshot(page, 'turn-of-the-year');

  const desk = await newPage({ baseUrl: at.base });
  await desk.goto('/sign-in');
  await signIn(desk, 'xi-tong');
  await desk.waitForURL((url) => url.pathname !== '/sign-in');
  await desk.goto('/desk/calendar');
  expect(await desk.inputValue('#year')).toBe('2027');
  await desk.fill('#rest', '1月1日至1月5日 元旦');
  await desk.fill('#notice', '安政办发〔2026〕9号');
  await desk.fill('#reason', '年度安排');
  await desk.click('button[value=preview]');
  await desk.click('button[value=apply]');
  await desk.waitForURL(/done=/);

  await page.goto(`/matters/${matter}`);
  await expect.poll(async () => (await page.reload(), await shown())).toContain('办理期限变更告知书');
  expect(await shown()).not.toContain('暂按周末推算');
  expect(await shown()).not.toContain('那一年的放假安排还没公布');
  await screenshot(page, 'year-published');
  for (const one of [page, desk]) await one.context().close();
}, 120_000);
