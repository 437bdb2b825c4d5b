/** A changed catalogue over many running matters: seen before, ordered once, brought to each in the background, told once, and refused one by one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { killRelayAfter } from '../../../test/support/killed-relay.ts';
import {
  catalogue,
  draftVersion,
  loadCatalogue,
  moveVersion,
  versionOf,
  type Catalogue,
} from '../../catalogue/index.ts';
import { externalRegistry } from '../../external-registry/index.ts';
import { journal } from '../../journal/index.ts';
import { people, sessionOf } from '../../people/index.ts';
import { isRefusal } from '../../platform/index.ts';
import {
  matters,
  type CatalogueChangeList,
  type CatalogueChangeOrdered,
  type CatalogueChangePreview,
  type CatalogueChangeRefused,
  type HandedIn,
  type Matters,
  type MatterView,
} from '../index.ts';

const centre = 'xie-xietiao';
let at: FreshHouse;
let now = new Date('2026-11-25T02:00:00.000Z');
let n = 0;

beforeAll(async () => {
  at = await freshHouse([journal, people, catalogue, externalRegistry, matters], { clock: { now: () => now } });
  for (const room of [catalogue, people]) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

async function send<T>(
  account: string,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<T & { code?: string }> {
  const cookies = { onevisit_session: await sessionOf(at.house, account) };
  const headers = { 'idempotency-key': `e-${(n += 1)}` };
  for (;;) {
    const reply = await at.app.inject({ method, url, cookies, headers, ...(payload ? { payload } : {}) });
    // A loaded machine says so with 503 and is asked again.
    if (reply.statusCode !== 503) return reply.json();
    await new Promise((done) => setTimeout(done, 200));
  }
}
const get = <T>(account: string, url: string) => send<T>(account, 'GET', url);
const post = <T>(account: string, url: string, payload: object) => send<T>(account, 'POST', url, payload);

/** One policy with an audit to hand in, or two of them. */
const one = { 'policy.jobs': 0, 'policy.renewal': 600, 'organisation.name': '安和示范公司' };
const both = { ...one, 'policy.jobs': 60 };
const need = 'renewal-award#audit';
let sha256 = '';
let ids: string[] = [];

async function handIn(answers: object = one): Promise<string> {
  const body = { theme: 'policy-benefits', answers, materials: [{ need, sha256 }] };
  const done = await post<HandedIn>('zhang-shifan', '/api/matters', body);
  expect(done.code).toBeUndefined();
  return done.matterId;
}

/** One of three states: received, accepted, or examined. */
async function bringTo(state: number, id: string): Promise<void> {
  const act = async (command: string, kind: string, body: object) => {
    const [award] = Object.values((await at.house.room<Matters>('matters').state(id))?.cases ?? {});
    const task = award?.spec.tasks.find((each) => each.kind === kind)?.task;
    const place = task
      ? { task, version: award?.tasks[task]?.version }
      : { case: award?.spec.case, version: award?.version };
    const done = await post('gu-shichang', `/api/matters/${id}/${command}`, { ...place, ...body });
    expect(done.code, command).toBeUndefined();
  };
  if (state >= 1) await act('accept-case', 'none', {});
  if (state === 2) await act('examine', 'examine', { opinion: 'grant', text: '符合条件' });
}

/** Publishes another edition: no audit for the award any more, and a paper more for the subsidy. */
async function publishEdition(paper: string): Promise<string> {
  const { catalogue: sample } = loadCatalogue(at.house.config.catalogue);
  const [award, subsidy] = [sample?.items['renewal-award'], sample?.items['jobs-subsidy']];
  const audit = award?.requirements.find((each) => each.id === 'audit');
  if (!sample || !award || !subsidy || !audit) throw new Error('the sample cannot be read');
  const items: Catalogue['items'] = {
    ...sample.items,
    'renewal-award': { ...award, requirements: award.requirements.filter((each) => each !== audit) },
    'jobs-subsidy': { ...subsidy, requirements: [...subsidy.requirements, { ...audit, id: paper, metBy: ['upload'] }] },
  };
  const { version: _, ...content } = { ...sample, items };
  const drafted = await draftVersion(at.house, { ...content, version: versionOf(content) }, 'editor-one');
  if (isRefusal(drafted)) throw new Error(drafted.refused);
  for (const state of ['reviewed', 'published'] as const)
    await moveVersion(at.house, drafted.hash, state, 'editor-two');
  return drafted.hash;
}

const factsOf = async (id: string) => (await at.house.room<Matters>('matters').facts(id)).map((one) => one.name);
const editionOf = async (id: string) => (await get<MatterView>('zhang-shifan', `/api/matters/${id}`)).catalogue;
const lastChange = async () => (await get<CatalogueChangeList>(centre, '/api/catalogue-changes')).changes[0];

test('an edited catalogue reaches thirty matters in three states and refuses one by its reason; a kill in the middle tells nobody twice', async () => {
  const content = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
  sha256 = (await post<{ sha256: string }>('zhang-shifan', '/api/files', { name: '审计.pdf', content })).sha256;
  ids = await Promise.all(Array.from({ length: 30 }, () => handIn()));
  await Promise.all(ids.map((id, k) => bringTo(k % 3, id)));
  const large = await handIn(both);
  await at.relay.drain();
  now = new Date('2026-11-26T02:00:00.000Z');
  const edition = await publishEdition('more');

  const preview = await get<CatalogueChangePreview>(centre, '/api/catalogue-changes/preview?cause=catalogue');
  expect(preview).toMatchObject({ catalogue: edition, matters: 31 });
  expect(preview.rows).toHaveLength(20);
  const rest = await get<CatalogueChangePreview>(centre, `/api/catalogue-changes/preview?after=${preview.next}`);
  const would = [...preview.rows, ...rest.rows];
  expect(rest.next).toBeNull();
  expect(
    would
      .filter((one) => one.outcome === 'moved')
      .map((one) => one.matterId)
      .toSorted(),
  ).toEqual(ids.toSorted());
  expect(would[0]?.told.map((one) => one.zh).join()).toContain('不用再交');
  expect(would.filter((one) => one.outcome === 'refused')).toMatchObject([
    { matterId: large, code: 'not-better-for-applicant' },
  ]);
  expect((await factsOf(large)).filter((one) => one === 'plan-changed')).toEqual([]);

  const order = { catalogue: edition, cause: 'catalogue', reasons: '目录修订' };
  const ordered = await post<CatalogueChangeOrdered>(centre, '/api/catalogue-changes', order);
  expect(ordered.matters).toBe(31);
  expect((await post(centre, '/api/catalogue-changes', order)).code).toBe('catalogue-change-under-way');

  // A process dies by SIGKILL once seven matters are moved; its timers come back when the lease has ended.
  expect(await killRelayAfter(at, 'catalogue:', 7, now)).toBe(true);
  const killed = await lastChange();
  expect(killed?.finishedAt).toBeNull();
  expect(killed?.moved).toBeGreaterThan(0);
  expect(killed?.moved).toBeLessThan(30);
  now = new Date('2026-11-26T03:00:00.000Z');
  await at.relay.drain();

  expect(await lastChange()).toMatchObject({ matters: 31, moved: 30, stayed: 0, refused: 1, by: '谢协调' });
  expect((await lastChange())?.finishedAt).not.toBeNull();
  for (const id of ids) {
    const facts = await at.house.room<Matters>('matters').facts(id);
    expect(facts.filter((each) => each.name === 'plan-changed')).toHaveLength(1);
    expect(facts.filter((each) => each.name === 'notice-issued' && each.data.kind === 'plan-change')).toHaveLength(1);
  }
  expect(await editionOf(ids[0] ?? '')).toBe(edition);
  const refused = await get<CatalogueChangeRefused>(centre, `/api/catalogue-changes/${ordered.change}/refused`);
  expect(refused.rows).toMatchObject([{ matterId: large, code: 'not-better-for-applicant' }]);
  expect(await editionOf(large)).not.toBe(edition);
});

test('a change of law reaches the one that was refused; where nothing is different the edition is taken and nobody is told', async () => {
  const edition = (await lastChange())?.catalogue ?? 'none';
  const law = (inForceFrom: string) => ({
    catalogue: edition,
    cause: 'law',
    reasons: '新规定施行',
    basis: [{ law: '示范省餐饮条例', article: '第九条', inForceFrom }],
  });
  expect((await post(centre, '/api/catalogue-changes', { ...law('2026-11-01'), basis: [] })).code).toBe(
    'law-without-basis',
  );
  expect((await post(centre, '/api/catalogue-changes', law('2026-12-31'))).code).toBe('law-not-in-force');
  expect((await post(centre, '/api/catalogue-changes', law('2026-11-01'))).code).toBeUndefined();
  await at.relay.drain();
  expect(await lastChange()).toMatchObject({ matters: 1, moved: 1, stayed: 0, refused: 0 });
  expect((await post(centre, '/api/catalogue-changes', law('2026-11-01'))).code).toBe('catalogue-change-for-nobody');

  const next = await publishEdition('audit-again');
  expect((await post(centre, '/api/catalogue-changes', law('2026-11-01'))).code).toBe('catalogue-edition-not-in-force');
  expect(
    (await post(centre, '/api/catalogue-changes', { ...law('2026-11-01'), catalogue: next })).code,
  ).toBeUndefined();
  await at.relay.drain();
  expect(await lastChange()).toMatchObject({ matters: 31, moved: 1, stayed: 30, refused: 0 });
  const names = await factsOf(ids[0] ?? '');
  expect(names).toContain('edition-taken');
  expect(names.filter((each) => each === 'plan-changed')).toHaveLength(1);
});

test('nobody but the centre sees or orders a change of the catalogue', async () => {
  expect((await get('zhao-shencha', '/api/catalogue-changes')).code).toBe('forbidden');
  expect((await get('zhang-shifan', '/api/catalogue-changes/preview')).code).toBe('forbidden');
  expect(
    (await post('qian-jueding', '/api/catalogue-changes', { catalogue: 'x', cause: 'law', reasons: 'y' })).code,
  ).toBe('forbidden');
});
