import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { catalogue, draftVersion, loadCatalogue, moveVersion } from '../../catalogue/index.ts';
import { externalRegistry } from '../../external-registry/index.ts';
import { journal } from '../../journal/index.ts';
import { demoPassword, people } from '../../people/index.ts';
import { matters } from '../index.ts';

let at: FreshHouse;
let minute = 0;
const sample = loadCatalogue('catalogue/anhe').catalogue;

beforeAll(async () => {
  at = await freshHouse([journal, people, catalogue, externalRegistry, matters], {
    clock: { now: () => new Date(Date.UTC(2026, 10, 25, 2, minute)) },
  });
  for (const room of [catalogue, people]) for (const seed of room.seeds ?? []) await seed.load(at.house);
}, 60_000);
afterAll(() => at.close());

/** The district with one theme of one item; on a list or not. */
async function publish(isListed: boolean): Promise<void> {
  const theme = sample?.themes['restaurant'];
  const item = sample?.items['sign-guidance'];
  if (!sample || !theme || !item) throw new Error('the sample does not load');
  const { appliesWhen: _, ...always } = item;
  const changed = {
    ...sample,
    asOf: isListed ? '2026-11-24' : '2026-11-23',
    items: { ...sample.items, 'sign-guidance': { ...always, elements: [], requirements: [], prerequisites: [] } },
    themes: { restaurant: { ...theme, goals: [{ item: 'sign-guidance' }], determinants: [], stops: [], advice: [] } },
    lists: isListed ? { another: { name: theme.title, publishedOn: '2026-11-01', items: ['sign-guidance'] } } : {},
  };
  minute += 1;
  const drafted = await draftVersion(at.house, changed, 'anna');
  if (!('hash' in drafted)) throw new Error('refused');
  await moveVersion(at.house, drafted.hash, 'reviewed', 'bert');
  await moveVersion(at.house, drafted.hash, 'published', 'bert');
}

async function cookieOf(account: string): Promise<string> {
  const session = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: demoPassword },
  });
  return session.cookies.find((one) => one.name === 'onevisit_session')?.value ?? '';
}

async function handIn(key: string) {
  const cookie = await cookieOf('zhang-shifan');
  return await at.app.inject({
    method: 'POST',
    url: '/api/matters',
    payload: { theme: 'restaurant', answers: {}, materials: [] },
    cookies: { onevisit_session: cookie },
    headers: { 'idempotency-key': key },
  });
}

/** The server answers 503 while the loading of catalogues still blocks it; wait until it breathes again. */
async function calm(): Promise<void> {
  await expect
    .poll(async () => (await at.app.inject({ url: '/api/themes' })).statusCode, { timeout: 30_000 })
    .toBe(200);
}

test('an item on no published list cannot be filed, the applicant is told where to look, and supervision reads of it, once for each attempt', async () => {
  await publish(false);
  await calm();
  const refused = await handIn('k-1');
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({
    code: 'item-on-no-list',
    signpost: expect.stringContaining('公布的清单') as string,
  });
  await handIn('k-1');
  const cookies = { onevisit_session: await cookieOf('du-jiancha') };
  const seen = await at.app.inject({ url: '/api/catalogue/refused-filings', cookies });
  expect(seen.json()).toMatchObject({
    filings: [{ item: 'sign-guidance', times: 1, atWindow: 0, clerks: [], name: sample?.items['sign-guidance']?.name }],
  });
  expect(seen.body).not.toContain('zhang-shifan');
  await publish(true);
  expect((await handIn('k-2')).statusCode).toBe(201);
}, 60_000);
