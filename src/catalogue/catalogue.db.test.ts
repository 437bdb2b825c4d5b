import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse } from '../../test/support/house.ts';
import type { FreshHouse } from '../../test/support/house.ts';
import { connectOnce } from '../platform/database/pool.ts';
import {
  catalogue,
  draftVersion,
  loadCatalogue,
  moveVersion,
  publishDirectory,
  publishSample,
  statesOf,
} from './index.ts';
import type { Catalogue, CatalogueService } from './index.ts';
import type { ItemView, Names, ThemeList, ThemeView } from './schema.ts';

let at: FreshHouse;
let service: CatalogueService;
const sample = (): Catalogue => {
  const loaded = loadCatalogue('catalogue/anhe');
  if (!loaded.catalogue) throw new Error('the sample does not load');
  return loaded.catalogue;
};

beforeAll(async () => {
  at = await freshHouse([catalogue]);
  service = at.house.room<CatalogueService>('catalogue');
});
afterAll(() => at.close());

test('before anything is published, asking for the catalogue says what to do', async () => {
  await expect(service.current()).rejects.toThrow(/onevisit catalogue publish/);
});

test('the sample is published once, by two people, and is in force', async () => {
  const hash = await publishSample(at.house);
  expect(await publishSample(at.house)).toBe(hash);
  expect((await statesOf(at.house, hash)).map((s) => `${s.state} ${s.by}`)).toEqual([
    'draft bai-mulu',
    'reviewed he-fuhe',
    'published he-fuhe',
  ]);
  expect((await service.current()).version).toBe(hash);
  expect((await service.current('anhe')).items['food-permit']?.name.zh).toContain('食品经营许可');
  expect(await service.version(hash)).toEqual(sample());
  expect(await service.version('0'.repeat(64))).toBeUndefined();
});

test('nobody reviews what they drafted, and nothing is published without review', async () => {
  const changed = { ...sample(), asOf: '2026-12-01' };
  const drafted = await draftVersion(at.house, changed, 'anna');
  if (!('hash' in drafted)) throw new Error('refused');
  expect(await moveVersion(at.house, drafted.hash, 'reviewed', 'anna')).toMatchObject({
    refused: 'catalogue-review-by-second-person',
  });
  expect(await moveVersion(at.house, drafted.hash, 'published', 'bert')).toMatchObject({
    refused: 'catalogue-state-out-of-order',
  });
  expect(await moveVersion(at.house, drafted.hash, 'reviewed', 'bert')).toEqual({ hash: drafted.hash });
  expect(await moveVersion(at.house, drafted.hash, 'published', 'bert')).toEqual({ hash: drafted.hash });
  expect((await service.current('anhe')).asOf).toBe('2026-12-01');
});

test('a withdrawn version gives way to the one before, and running matters still find it', async () => {
  const now = await service.current('anhe');
  expect(await moveVersion(at.house, now.version, 'withdrawn', 'bert', 'mistake in the limits')).toEqual({
    hash: now.version,
  });
  expect((await service.current('anhe')).asOf).toBe('2026-11-25');
  expect((await service.version(now.version))?.asOf).toBe('2026-12-01');
});

test('a version never changes: the application may add and read, and the content must match its hash', async () => {
  const app = await connectOnce(at.appUrl);
  try {
    const { version } = sample();
    for (const text of [
      'update catalogue.version set content = content',
      "update catalogue.version_state set state = 'published'",
      'delete from catalogue.version_state',
      'delete from catalogue.version',
      'truncate catalogue.version_state',
    ])
      await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
    const wrongHash = `insert into catalogue.version values ('${'a'.repeat(64)}', 'x', '2026-01-01', '{}', now())`;
    await expect(app.query(wrongHash)).rejects.toMatchObject({ code: '23514' });
    const taken = `insert into catalogue.version_state values ($1, 3, 'withdrawn', 'x', null, now())`;
    await expect(app.query(taken, [version])).rejects.toMatchObject({ code: '23505' });
  } finally {
    await app.end();
  }
});

test('a directory with errors is not published', async () => {
  const done = await publishDirectory(at.house, 'catalogue/nowhere', 'a', 'b');
  expect(done).toMatchObject({ findings: [{ rule: 'load/no-directory' }] });
});

test('everybody may read the themes, the questions of one, and the guide of an item', async () => {
  const list = (await at.app.inject({ url: '/api/themes' })).json<ThemeList>();
  expect(list.district.name.zh).toBe('安和县（示范）');
  expect(list.themes.map((t) => t.id)).toContain('restaurant');
  const theme = (await at.app.inject({ url: '/api/themes/restaurant' })).json<ThemeView>();
  expect(theme.determinants[1]?.options?.map((o) => o.value)).toContain('residential');
  expect(theme.stops[0]?.basis[0]?.article).toBe('第二百五十条');
  const item = (await at.app.inject({ url: '/api/items/food-permit' })).json<ItemView>();
  expect(item.codes.handling).toHaveLength(33);
  expect(item.appliesWhen?.zh).toContain('经营场所面积');
  expect(item.requirements.find((r) => r.id === 'rules')?.deferrableWithin).toEqual({ n: 5, unit: 'wd' });
  expect(item.onList?.zh).toContain('行政许可事项清单');
});

test('codes from anywhere are named; what the catalogue in force does not know is left out', async () => {
  const url =
    '/api/names?elements=premises.area,constructor&materials=fire-layout,gone&certificateTypes=business-licence';
  const names = (await at.app.inject({ url })).json<Names>();
  expect(names.elements['premises.area']?.label.zh).toBe('经营场所面积');
  expect(names.materials).toEqual({ 'fire-layout': { zh: '场所平面布置图和消防设施平面图', en: expect.any(String) } });
  expect(names.certificateTypes['business-licence']?.zh).toBe('营业执照');
  expect(Object.keys(names.elements)).toEqual(['premises.area']);
});

test('what is not there is a problem with a remedy', async () => {
  for (const url of ['/api/themes/nothing', '/api/items/constructor', `/api/themes?version=${'0'.repeat(64)}`]) {
    const reply = await at.app.inject({ url });
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({
      code: expect.stringMatching(/-not-found$/) as string,
      remedy: expect.any(String) as string,
    });
  }
  expect((await at.app.inject({ url: '/api/catalogue/versions' })).statusCode).toBeGreaterThanOrEqual(401);
});
