import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse } from '../../../test/support/house.ts';
import type { FreshHouse } from '../../../test/support/house.ts';
import { connectOnce } from '../../platform/database/pool.ts';
import { catalogue, draftVersion, filingGate, loadCatalogue, moveVersion, publishSample } from '../index.ts';
import type { Catalogue } from '../index.ts';
import type { ListOverview, ListPage } from './schema.ts';

let at: FreshHouse;
const loaded = loadCatalogue('catalogue/anhe').catalogue;
const sample = (): Catalogue => {
  if (!loaded) throw new Error('the sample does not load');
  return loaded;
};
/** The sample with another licensing list. */
const withList = (publishedOn: string, items: readonly string[]): Catalogue => {
  const list = { ...sample().lists?.['licensing-2026'], publishedOn, items } as never;
  return { ...sample(), lists: { ...sample().lists, 'licensing-2026': list } };
};
async function publishAs(changed: Catalogue): Promise<unknown> {
  const drafted = await draftVersion(at.house, changed, 'anna');
  if (!('hash' in drafted)) return drafted;
  await moveVersion(at.house, drafted.hash, 'reviewed', 'bert');
  return await moveVersion(at.house, drafted.hash, 'published', 'bert');
}
const get = async <T>(url: string): Promise<T> => (await at.app.inject({ url })).json<T>();

beforeAll(async () => {
  at = await freshHouse([catalogue]);
  await publishSample(at.house);
}, 60_000);
afterAll(() => at.close());

test('publishing a catalogue publishes its lists, with counts that are computed and add up', async () => {
  const { lists } = await get<ListOverview>('/api/lists');
  const declared = Object.entries(sample().lists ?? {}).map(
    ([list, { items }]) => `${list} 2026-03-31 ${items.length}`,
  );
  expect(declared.length).toBeGreaterThan(0);
  expect(lists.map((l) => `${l.list} ${l.publishedOn} ${l.counts.items}`)).toEqual(declared.toSorted());
  for (const { counts } of lists) {
    expect(counts.noVisit + counts.oneVisit + counts.moreVisits).toBe(counts.items);
    expect(Object.values(counts.byOrgan).reduce((a, b) => a + b, 0)).toBe(counts.items);
  }
});

test('a list of a day never changes: other items under the same day are refused, under a new day they are a new publication', async () => {
  expect(await publishAs(withList('2026-03-31', ['food-permit']))).toMatchObject({
    refused: 'list-already-published',
    detail: {
      list: 'licensing-2026',
      removed: expect.arrayContaining(['drainage-permit', 'fire-check', 'large-advertising']),
    },
  });
  const first = sample().lists?.['licensing-2026']?.items ?? [];
  expect((await get<ListPage>('/api/lists/licensing-2026')).counts.items).toBe(first.length);
  expect(await publishAs(withList('2026-09-30', ['food-permit', 'fire-check', 'sign-guidance']))).toHaveProperty(
    'hash',
  );
  const page = await get<ListPage>('/api/lists/licensing-2026');
  expect(page.publishedOn).toBe('2026-09-30');
  expect(page.history.map((h) => `${h.publishedOn} ${h.items}`)).toEqual([
    '2026-09-30 3',
    `2026-03-31 ${first.length}`,
  ]);
  expect(page.history[0]?.difference.added.map((l) => l.id)).toEqual(['sign-guidance']);
  expect(page.history[0]?.difference.removed.map((l) => l.id)).toEqual(
    first.filter((id) => !['food-permit', 'fire-check'].includes(id)).toSorted(),
  );
});

test('the application may add and read publications, never change them', async () => {
  const app = await connectOnce(at.appUrl);
  try {
    for (const text of ["update catalogue.list_publication set content = ''", 'delete from catalogue.list_publication'])
      await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
  } finally {
    await app.end();
  }
});

test('a list that nobody published is a problem with a remedy', async () => {
  const reply = await at.app.inject({ url: '/api/lists/nothing' });
  expect(reply.statusCode).toBe(404);
  expect(reply.json()).toMatchObject({ code: 'list-not-found', remedy: expect.any(String) as string });
});

test('what is on no list, or only on one of a later day, cannot be filed', () => {
  expect(filingGate(sample(), ['food-permit', 'sign-guidance'], '2026-11-25')).toBeUndefined();
  expect(filingGate(sample(), ['food-permit'], '2026-03-30')).toMatchObject({
    refused: 'item-on-no-list',
    detail: { item: 'food-permit', from: '2026-03-31' },
    signpost: 'catalogue.signpost.item-on-no-list',
  });
  const without = withList('2026-09-30', ['fire-check']);
  expect(filingGate(without, ['fire-check', 'food-permit'], '2026-11-25')?.detail).toMatchObject({
    item: 'food-permit',
  });
});
