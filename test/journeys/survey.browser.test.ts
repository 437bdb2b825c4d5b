/** The inspector on site without network: a phone, a list, photographs with hash and place, a signature, and the sending when the line is back. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal, type Actor } from '../../src/platform/index.ts';
import type { Matters } from '../../src/matters/index.ts';
import { matterPlace } from '../../src/matters/ids.ts';
import { perform, performHandIn } from '../../src/matters/perform.ts';
import { spec, task } from '../../src/matters/testing/world.ts';
import { signIn } from '../support/applicant.ts';
import { axe, closeBrowser, complaintsOf, newPage, screenshot } from '../support/browser.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';

let at: RunningHouse;
beforeAll(async () => {
  at = await runningHouse();
});
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

const organ = 'approval-bureau';
const text = (zh: string) => ({ zh, en: zh });
const points = [text('烹饪间与就餐区分隔'), text('排烟设施齐备')];
const cause = (key: string) => ({ actor: 'test', route: 'test', idempotencyKey: key, bodyHash: 'x' });

/** A matter of one case whose site check is open. */
async function openSurvey(): Promise<string> {
  const applicant: Actor = { kind: 'person', id: 'p-1-survey', roles: ['applicant'] };
  const place = matterPlace(applicant.id, 'survey', at.house.shards.cell);
  const one = spec('c1', {
    organ,
    name: text('食品经营许可'),
    needs: [],
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
    { received, cases: [one], inPerson: false },
    applicant,
    cause('in'),
  );
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  const version = (await at.house.room<Matters>('matters').state(place.matterId))?.cases['c1']?.version ?? 0;
  const reviewer: Actor = { kind: 'staff', id: 's-1-reviewer', roles: ['reviewer'], organ };
  const accept = { name: 'accept-case' as const, body: { case: 'c1', version } };
  const accepted = await perform(at.house, place.matterId, accept, reviewer, cause('accept'));
  if (isRefusal(accepted)) throw new Error(JSON.stringify(accepted));
  return place.matterId;
}

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

  await phone.context().setOffline(true);
  await phone.reload();
  await phone.waitForSelector('html[data-ready=true]');
  expect(await phone.locator('[data-line]').innerText()).toBe('没有网络');
  await phone.fill('[name="staff.0.card"]', 'SF99990100101');
  await phone.fill('[name="staff.1.name"]', '周核查');
  await phone.fill('[name="staff.1.card"]', 'SF99990100102');
  for (const index of points.keys()) await phone.check(`input[name="points.${index}.fits"][value=true]`);
  await phone.click('form[data-survey] button[type=submit]');
  await expect.poll(() => phone.locator('[data-lacks]').innerText()).toContain('请至少拍一张照片');

  await phone.reload();
  await phone.waitForSelector('html[data-ready=true]');
  expect(await phone.inputValue('[name="staff.1.name"]')).toBe('周核查');
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

  await phone.context().setOffline(false);
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
}, 180_000);
