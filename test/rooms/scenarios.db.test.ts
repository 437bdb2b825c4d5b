/** The sample's themes from hand-in to certificates, as their scenario files say: one house, one clock that only goes forward. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CertificateView, Renewal } from '../../src/certificates/index.ts';
import { externalRegistryDeciding } from '../../src/external-registry/index.ts';
import { rooms } from '../../src/main.ts';
import type { Matters, MatterView } from '../../src/matters/index.ts';
import { sessionOf } from '../../src/people/index.ts';
import { instantOf, play, readScript, stageOf, virtualClock } from '../../src/scenario/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

const clock = virtualClock(instantOf('2026-11-25 09:00'));
let at: FreshHouse;
beforeAll(async () => {
  const registry = externalRegistryDeciding(3 * 3_600_000);
  const all = rooms.map((room) => (room.name === 'external-registry' ? registry : room));
  at = await freshHouse(all, { clock });
  for (const room of all) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

/** The house of this file; a test's own `at` is an address. */
const house = () => at.house;

async function played(name: string) {
  const script = await readScript(join(import.meta.dirname, '../../scenarios', `${name}.yaml`));
  if ('wrong' in script) throw new Error(script.wrong);
  const stage = stageOf(at.house, at.app, clock, at.relay, (account) => sessionOf(at.house, account));
  await stage.passTo(instantOf(script.start));
  const result = await play(stage, script);
  expect(result.failures).toEqual([]);
  if (!('view' in result)) throw new Error(name);
  return { ...result, stage };
}

test('a company opens within two working days of one hand-in: licence, seal, invoices, staff, housing fund and bank', async () => {
  const { metrics, view } = await played('start-up');
  expect(view.cases).toHaveLength(6);
  expect(metrics.workingDays).toBeLessThanOrEqual(2);
});

/** Accepts, visits, examines and grants the one case of a matter, as its organs do. */
async function granted(stage: Awaited<ReturnType<typeof played>>['stage'], matterId: string): Promise<void> {
  const act = async (who: string, command: string, kind: string, more: object) => {
    const { cases } = (await stage.send(who, 'GET', `/api/matters/${matterId}`)).body as MatterView;
    const task = cases[0]?.tasks.find((each) => each.kind === kind);
    const place = task
      ? { task: task.task, version: task.version }
      : { case: cases[0]?.case, version: cases[0]?.version };
    const done = await stage.send(who, 'POST', `/api/matters/${matterId}/${command}`, { ...place, ...more });
    expect([command, done.status, (done.body as { code?: string }).code]).toEqual([command, 200, undefined]);
    return task;
  };
  const { cases } = (await stage.send('zhao-shencha', 'GET', `/api/matters/${matterId}`)).body as MatterView;
  const survey = cases[0]?.tasks.find((each) => each.kind === 'survey');
  await act('zhao-shencha', 'accept-case', 'none', {});
  await stage.send('xie-xietiao', 'POST', `/api/matters/${matterId}/schedule-survey`, {
    tasks: [survey?.task],
    at: '2026-12-04T02:00:00.000Z',
  });
  await stage.passTo(instantOf('2026-12-04 11:00'));
  await act('sun-hecha', 'record-survey', 'survey', {
    staff: [
      { name: '核查员甲', card: 'DEMO-0001' },
      { name: '核查员乙', card: 'DEMO-0002' },
    ],
    checklist: (survey?.checklist ?? []).map((point) => ({ point: point.zh, fits: true })),
    findings: [],
    photographs: [],
    passed: true,
    concludedOnSite: true,
  });
  await act('zhao-shencha', 'examine', 'examine', { opinion: 'grant', text: '条件没有变化' });
  await act('qian-jueding', 'decide-case', 'decide', { effect: 'granted', reasons: '准予延续' });
}

test('a pharmacy gets one combined certificate that names its three permits; its holder renews the one that has a last day, and the new certificate names the others as well', async () => {
  const { matterId, stage } = await played('pharmacy');
  const list = (await stage.send('zhang-shifan', 'GET', `/api/certificates?matter=${matterId}`)).body;
  const { certificates } = list as { certificates: readonly CertificateView[] };
  const combined = certificates.find((one) => one.parts.length > 0);
  expect(combined?.parts.map((part) => [part.name.zh, part.status])).toEqual([
    ['药品经营许可证', 'valid'],
    ['第二类医疗器械经营备案凭证', 'valid'],
    ['仅销售预包装食品备案回执', 'valid'],
  ]);

  // Its holder renews the one permit that has a last day; nobody can renew what has none, and the certificate stays as it is.
  const at = `/api/certificates/${combined?.id}`;
  const renewal = (await stage.send('zhang-shifan', 'GET', `${at}/renewal`)).body as Renewal;
  expect(renewal.permits.map((one) => one.refused)).toEqual([
    null,
    'permit-without-last-day',
    'permit-without-last-day',
  ]);
  const permits = renewal.permits.map((one) => one.case);
  const all = await stage.send('zhang-shifan', 'POST', `${at}/renew`, { permits });
  expect(all.body).toMatchObject({ code: 'permit-without-last-day' });
  // Sent twice in the same moment it is applied for once.
  const renew = () => stage.send('zhang-shifan', 'POST', `${at}/renew`, { permits: permits.slice(0, 1) });
  const sent = (await Promise.all([renew(), renew()])).map(({ body }) => body as { matterId?: string; code?: string });
  expect(sent.map(({ code }) => code ?? '').toSorted()).toEqual(['', 'renewal-under-way']);
  const renewed = sent.find((one) => one.matterId !== undefined)?.matterId ?? '';
  const matter = (await stage.send('zhang-shifan', 'GET', `/api/matters/${renewed}`)).body as MatterView;
  expect(matter.cases.map((each) => each.item)).toEqual(['drug-permit']);
  expect([matter.title.zh, matter.cases[0]?.name.zh]).toEqual(['药品经营许可证延续', '药品经营许可证延续']);
  // Left undecided until its last day, the law grants it (article 50).
  const pinned = (await house().room<Matters>('matters').state(renewed))?.cases['c1'];
  expect(pinned?.spec.renews).toEqual({ until: renewal.permits[0]?.validUntil });
  const after = (await stage.send('zhang-shifan', 'GET', at)).body as CertificateView;
  expect(after.parts).toEqual(combined?.parts);
  // Nobody applies twice for one permit: the page says that it was applied for, and where it stands.
  expect((await renew()).body).toMatchObject({ code: 'renewal-under-way' });
  const open = (await stage.send('zhang-shifan', 'GET', `${at}/renewal`)).body as Renewal;
  expect(open.permits[0]).toMatchObject({ refused: 'renewal-under-way', matter: renewed });

  // Granted, one certificate names all three again: the renewed permit with a later last day, the others as they were.
  await granted(stage, renewed);
  const { certificates: fresh } = (await stage.send('zhang-shifan', 'GET', `/api/certificates?matter=${renewed}`))
    .body as { certificates: readonly CertificateView[] };
  expect(fresh.map((each) => [each.name.zh, each.status])).toEqual([[combined?.name.zh, 'valid']]);
  const told = (one: CertificateView | undefined) =>
    (one?.parts ?? []).map((part) => [part.name.zh, part.number, part.status, part.validUntil ?? '']).toSorted();
  const [before, now] = [told(combined), told(fresh[0])];
  const isDrugs = ([name = '']: string[]) => name === '药品经营许可证';
  expect(now.filter((part) => !isDrugs(part))).toEqual(before.filter((part) => !isDrugs(part)));
  expect((now.find(isDrugs)?.[3] ?? '') > (before.find(isDrugs)?.[3] ?? '')).toBe(true);
  const old = (await stage.send('zhang-shifan', 'GET', at)).body as CertificateView;
  expect([old.status, old.successor]).toEqual(['superseded', fresh[0]?.id]);
});

test('a home accepted before half past three is in the buyer’s name within two hours', async () => {
  const { facts } = await played('home-transfer');
  const accepted = facts.filter((fact) => fact.name === 'case-accepted').at(-1)?.at ?? '';
  const done = facts.find((fact) => fact.name === 'matter-completed')?.at ?? '';
  expect(Date.parse(done) - Date.parse(accepted)).toBeLessThanOrEqual(2 * 3_600_000);
});
