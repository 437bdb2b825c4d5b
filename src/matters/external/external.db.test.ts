/** A case decided in another system: down, slow, forgetful or telling twice, its result comes back exactly once. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { startRegistry, type RunningRegistry } from '../../external-registry/index.ts';
import { journal, load } from '../../journal/index.ts';
import { isRefusal, type Actor } from '../../platform/index.ts';
import { cellOf, matterPlace } from '../ids.ts';
import { fillBack, pollExternal } from '../jobs.ts';
import { perform, performHandIn, readState } from '../perform.ts';
import { submitExternal } from '../reactions.ts';
import { askRegistry, isSignedBy, signatureOf } from './registry-client.ts';
import { spec, task } from '../testing/world.ts';

let at: FreshHouse;
let registry: RunningRegistry;
let now = new Date('2026-01-05T02:00:00.000Z');
const secret = 'a secret of the demonstration';

beforeAll(async () => {
  registry = await startRegistry({ decideAfterMs: 3_600_000, clock: { now: () => now }, secret });
  const way = {
    name: 'external-registry',
    register: (house: FreshHouse['house']) =>
      house.provide('external-registry', { url: async () => registry.url, secret }),
  };
  at = await freshHouse([journal, way], { clock: { now: () => now } });
});
afterAll(async () => {
  await registry.close();
  await at.close();
});
beforeEach(() => registry.setDown(false));

const applicant: Actor = { kind: 'person', id: 'p-1-applicant', roles: ['applicant'] };
const clerk: Actor = { kind: 'staff', id: 's-1-clerk', roles: ['window-clerk'], organ: 'centre' };
const cause = (actor: Actor, key: string) => ({ actor: actor.id, route: 'test', idempotencyKey: key, bodyHash: 'x' });
const external = 'c1.external';

async function handIn(key: string, name = '安和县示范餐馆'): Promise<string> {
  const place = matterPlace(applicant.id, key, at.house.shards.cell);
  const personal = (value: object) => ({ $personal: { subject: applicant.id, value } }) as never;
  const received = {
    theme: 'restaurant',
    title: { zh: '我要开餐馆', en: 'restaurant' },
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
    answers: personal({ 'organisation.name': name }),
    fileNames: personal({}),
    materials: [],
    choices: {},
    promisedOn: null,
  };
  const cases = [
    spec('c1', { needs: [], decidedIn: { system: 'registration', by: 'api' }, tasks: [task(external, 'external')] }),
  ];
  const done = await performHandIn(
    at.house,
    place,
    { received, cases, inPerson: false },
    applicant,
    cause(applicant, key),
  );
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return place.matterId;
}

const caseOf = async (id: string) => (await readState(at.house.db, id))?.state.cases['c1'];
const count = async (id: string, name: string): Promise<number> =>
  (await load(at.house, 'cell', cellOf(id) ?? 0, id)).filter((one) => one.name === name).length;

test('it goes out once, and the answer is filled in when it is there', async () => {
  const id = await handIn('ordinary');
  await submitExternal(at.house, id, external, 'out-1');
  await submitExternal(at.house, id, external, 'out-2');
  expect([await count(id, 'external-submitted'), await count(id, 'case-accepted')]).toEqual([1, 1]);
  expect(await pollExternal(at.house, id)).toBe(1);
  now = new Date(now.getTime() + 3_700_000);
  expect(await pollExternal(at.house, id)).toBe(0);
  expect(await caseOf(id)).toMatchObject({ status: 'closed', decision: { effect: 'granted' } });
});

test('pushed and polled, the result is one', async () => {
  const id = await handIn('twice');
  await submitExternal(at.house, id, external, 'twice-out');
  now = new Date(now.getTime() + 3_700_000);
  const result = await askRegistry(at.house, `${id}.${external}`);
  if (!result) throw new Error('the registry has forgotten');
  await Promise.all([
    fillBack(at.house, result, 'push'),
    fillBack(at.house, result, 'poll'),
    fillBack(at.house, result, 'push'),
  ]);
  expect([await count(id, 'external-result-recorded'), await count(id, 'case-decided')]).toEqual([1, 1]);
});

test('a denial comes back with its reasons and our remedies', async () => {
  const id = await handIn('denied', '不予登记餐馆');
  await submitExternal(at.house, id, external, 'denied-out');
  now = new Date(now.getTime() + 3_700_000);
  await pollExternal(at.house, id);
  const decided = (await load(at.house, 'cell', cellOf(id) ?? 0, id)).find((one) => one.name === 'case-decided');
  expect(decided?.data).toMatchObject({
    effect: 'denied',
    reasons: '名称不符合登记要求',
    remedies: { review: { zh: '六十日内申请行政复议' } },
  });
});

test('while the system is down the case waits and nothing is invented; a person types the result in, and what comes later changes nothing', async () => {
  const id = await handIn('down');
  registry.setDown(true);
  await expect(submitExternal(at.house, id, external, 'down-out')).rejects.toThrow('503');
  expect(await count(id, 'external-submitted')).toBe(0);
  const typed = {
    task: external,
    serial: 'DJ-PAPER-1',
    serialAgain: 'DJ-PAPER-1',
    effect: 'granted' as const,
    number: '92999901MADEM0011W',
    by: 're-entry' as const,
  };
  const done = await perform(
    at.house,
    id,
    { name: 'record-external-result', body: typed },
    clerk,
    cause(clerk, 'typed'),
  );
  expect(isRefusal(done)).toBe(false);
  registry.setDown(false);
  await fillBack(at.house, { reference: `${id}.${external}`, serial: 'DJ-LATE', status: 'denied' }, 'push');
  expect(await count(id, 'case-decided')).toBe(1);
  expect(await caseOf(id)).toMatchObject({ decision: { effect: 'granted' } });
});

test('a callback with a wrong signature is nobody’s word', () => {
  const body = JSON.stringify({ reference: 'x', serial: 'y', status: 'granted' });
  expect(isSignedBy(secret, body, signatureOf(secret, body))).toBe(true);
  expect(isSignedBy(secret, `${body} `, signatureOf(secret, body))).toBe(false);
  expect(isSignedBy(secret, body, undefined)).toBe(false);
});
