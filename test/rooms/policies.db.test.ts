/** Policies are cashed: one declaration over several organs, review, approval, order, paid or refused with its reason; the budget is never overdrawn. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import type {
  Benefit,
  BenefitList,
  NoticeList,
  ObjectionEntered,
  ObjectionList,
  ObjectionStatus,
  RunRows,
} from '../../src/benefits/index.ts';
import { takeFromBudget } from '../../src/matters/payments/budgets.ts';
import { balanceOf, type HandedIn, type Matters, type MatterView } from '../../src/matters/index.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';
import { sessionOf, type People } from '../../src/people/index.ts';
import { asAccounts } from '../support/as-accounts.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

let at: FreshHouse;
const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
beforeAll(async () => {
  at = await freshHouse(rooms, { clock: { now: () => clock.at } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

/** As the role that migrates. */
async function asOwner(sql: string): Promise<void> {
  const owner = await connectOnce(at.adminUrl);
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
}

const { get, post } = asAccounts(() => at);

const state = async (id: string) =>
  (await at.house.room<Matters>('matters').state(id)) ?? Promise.reject(new Error(id));
const caseOf = async (id: string, item: string) => {
  const one = Object.values((await state(id)).cases).find((each) => each.spec.item === item);
  if (!one) throw new Error(`no case ${item}`);
  return one;
};

/** A firm declares once, and both organs review and approve. */
async function approved(account: string, jobs: number): Promise<string> {
  const answers = { 'policy.jobs': jobs, 'policy.renewal': 600, 'organisation.name': '安和示范公司' };
  const content = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
  const { sha256 } = await post<{ sha256: string }>(account, '/api/files', { name: '审计.pdf', content });
  const materials = [{ need: 'renewal-award#audit', sha256 }];
  const done = await post<HandedIn>(account, '/api/matters', { theme: 'policy-benefits', answers, materials });
  expect(done.code).toBeUndefined();
  for (const one of crew) await decided(done.matterId, one);
  return done.matterId;
}
/** Sends a command about the task of a kind, or about the case where it has none; gives the refusal. */
const acting = (id: string, item: string) => async (who: string, command: string, kind: string, body: object) => {
  const one = await caseOf(id, item);
  const spec = one.spec.tasks.find((task) => task.kind === kind);
  const place = spec
    ? { task: spec.task, version: one.tasks[spec.task]?.version }
    : { case: one.spec.case, version: one.version };
  return (await post(who, `/api/matters/${id}/${command}`, { ...place, ...body })).code;
};
const [fits, grant] = [
  { opinion: 'grant', text: '符合条件' },
  { effect: 'granted', reasons: '符合条件' },
];
/** Accepted and examined by one, granted by another. */
async function decided(id: string, [item, examiner, decider]: readonly [string, string, string]): Promise<void> {
  const act = acting(id, item);
  expect(await act(examiner, 'accept-case', 'none', {})).toBeUndefined();
  expect(await act(examiner, 'examine', 'examine', fits)).toBeUndefined();
  expect(await act(decider, 'decide-case', 'decide', grant)).toBeUndefined();
}
const crew = [
  ['jobs-subsidy', 'lv-shebao', 'shi-shebao'],
  ['renewal-award', 'gu-shichang', 'lei-shichang'],
] as const;

async function on(id: string, item: string, who: string, command: string, body: object = {}) {
  const one = await caseOf(id, item);
  return await post(who, `/api/matters/${id}/${command}`, { case: one.spec.case, version: one.version, ...body });
}

test('the amount comes from the rule, the order takes the budget, another person pays, and the declaration closes after the last payment', async () => {
  const id = await approved('zhang-shifan', 60);
  const [item, examiner, decider] = crew[0];
  expect((await caseOf(id, item)).spec.policy).toMatchObject({ amount: 90_000, fairnessReview: '安公审〔2026〕11号' });
  expect((await caseOf(id, crew[1][0])).spec.policy?.amount).toBe(300_000);
  expect((await on(id, item, decider, 'settle-payment', { result: 'paid' })).code).toBe('payment-not-ordered');
  expect((await on(id, item, examiner, 'order-payment')).code).toBeUndefined();
  expect(await balanceOf(at.house, 7, item, 2026)).toEqual({ amount: 100_000, taken: 90_000 });
  expect((await on(id, item, decider, 'settle-payment', { result: 'paid' })).code).toBeUndefined();
  expect((await state(id)).head.status).toBe('running');
  const [award, , approver] = crew[1];
  expect((await on(id, award, approver, 'order-payment')).code).toBeUndefined();
  expect((await on(id, award, approver, 'settle-payment', { result: 'paid' })).code).toBe('payer-ordered-payment');
});

test('a budget that does not hold the amount refuses the order; what is refused or recovered goes back', async () => {
  const id = await approved('li-yangli', 60);
  const [item, examiner, decider] = crew[0];
  expect((await on(id, item, examiner, 'order-payment')).code).toBe('budget-exhausted');
  const first = (await at.house.room<Matters>('matters').state(id)) && (await balanceOf(at.house, 7, item, 2026));
  expect(first).toEqual({ amount: 100_000, taken: 90_000 });
  const small = await approved('wang-daiban', 5);
  expect((await on(small, item, examiner, 'order-payment', { version: 1 })).code).toBe('stale');
  expect(await balanceOf(at.house, 7, item, 2026), 'an order from an old page takes nothing').toEqual(first);
  expect((await on(small, item, examiner, 'order-payment')).code).toBeUndefined();
  expect((await on(small, item, decider, 'settle-payment', { result: 'refused' })).code).toBe('refusal-without-reason');
  expect(
    (await on(small, item, decider, 'settle-payment', { result: 'refused', reason: '账户已注销' })).code,
  ).toBeUndefined();
  expect(await balanceOf(at.house, 7, item, 2026)).toEqual({ amount: 100_000, taken: 90_000 });
  expect((await on(small, item, decider, 'recover-payment', { reasons: '无', law: '示范' })).code).toBe(
    'nothing-to-recover',
  );
});

test('what the bank sends back is no refusal: it goes back to the budget and is ordered anew under the next number', async () => {
  const id = await approved('wang-daiban', 5);
  const [item, examiner, decider] = crew[0];
  const before = await balanceOf(at.house, 7, item, 2026);
  expect((await on(id, item, examiner, 'order-payment')).code).toBeUndefined();
  const back = { result: 'returned', reason: '账号与户名不符' };
  expect((await on(id, item, decider, 'settle-payment', { result: 'returned' })).code).toBe('refusal-without-reason');
  expect((await on(id, item, decider, 'settle-payment', back)).code).toBeUndefined();
  expect(await balanceOf(at.house, 7, item, 2026)).toEqual(before);
  expect((await caseOf(id, item)).payment).toMatchObject({ state: 'returned' });
  expect((await state(id)).head.status).toBe('running');
  expect((await on(id, item, examiner, 'order-payment')).code).toBeUndefined();
  expect((await balanceOf(at.house, 7, item, 2026))?.taken).toBeGreaterThan(before?.taken ?? 0);
  expect((await caseOf(id, item)).payment?.order).toMatch(/-2$/);
  expect((await on(id, item, decider, 'settle-payment', { result: 'paid' })).code).toBeUndefined();
});

test('money taken for an order that nobody recorded comes back by itself; what was ordered stays taken', async () => {
  const id = await approved('wang-daiban', 5);
  const [item, examiner] = crew[0];
  const taken = async () => (await balanceOf(at.house, 7, item, 2026))?.taken ?? 0;
  const before = await taken();
  const one = await caseOf(id, item);
  const later = async (minutes: number) => {
    clock.at = new Date(clock.at.getTime() + minutes * 60_000);
    await at.relay.drain();
  };
  // The case changed between the two: the money is taken, the order is not recorded, and whoever tries again takes nothing more.
  for (const _ of [1, 2]) expect(await takeFromBudget(at.house, id, one.spec.case)).toBeUndefined();
  expect(await taken()).toBe(before + 5000);
  await later(31);
  expect(await taken()).toBe(before);
  expect((await on(id, item, examiner, 'order-payment')).code).toBeUndefined();
  await later(31);
  expect(await taken()).toBe(before + 5000);
  clock.at = new Date('2026-11-25T02:00:00.000Z');
});

const mine = async (account: string): Promise<readonly Benefit[]> =>
  (await get<BenefitList>(account, '/api/benefits')).benefits;
const granted = 'graduates-subsidy';
const offerTo = async (account: string): Promise<Benefit> => {
  const found = (await mine(account)).find((one) => one.item === granted);
  if (!found) throw new Error(`nothing about ${account}`);
  return found;
};

test('a policy that pays without application tells who fits and why, and names what is missing or does not hold; it pays nothing', async () => {
  const ran = await post<{ considered: number }>('lv-shebao', `/api/benefit-runs/${granted}`, {});
  expect(ran).toMatchObject({ considered: 3, offered: 1, excluded: 1, insufficient: 1, changed: 3 });
  expect(await offerTo('zhang-shifan')).toMatchObject({
    outcome: 'offered',
    amount: 6000,
    until: '2026-12-25',
    fairnessReview: '安公审〔2026〕21号',
    matter: null,
    used: [
      { label: { zh: '新招用毕业生人数' }, value: '4', register: { zh: '社会保险参保信息' } },
      { label: { zh: '连续参保月数' }, value: '9' },
    ],
  });
  const told = async (account: string): Promise<string> => {
    const cookies = { onevisit_session: await sessionOf(at.house, account) };
    return (await at.app.inject({ url: '/matters', cookies })).body;
  };
  expect(await told('zhang-shifan')).toContain('一次性扩岗补助');
  expect(await told('li-yangli')).not.toContain('一次性扩岗补助');
  const excluded = await offerTo('li-yangli');
  expect(excluded.outcome).toBe('excluded');
  expect(excluded.because?.zh).toContain('连续参保月数');
  expect(await offerTo('wang-daiban')).toMatchObject({ outcome: 'insufficient', missing: [{ zh: '连续参保月数' }] });
  expect(await balanceOf(at.house, 7, granted, 2026)).toBeUndefined();
  // It is a notice, served where the person agreed in their last matter to be told so; nobody else reads it.
  const { benefit, served } = await offerTo('zhang-shifan');
  expect(served).toEqual({ way: 'electronic', at: '2026-11-25T02:00:00.000Z' });
  const read = async (account: string) => {
    const cookies = { onevisit_session: await sessionOf(at.house, account) };
    const reply = await at.app.inject({ url: `/api/benefits/${benefit}/notice`, cookies });
    return [reply.statusCode, reply.headers['content-type']];
  };
  expect(await read('zhang-shifan')).toEqual([200, 'application/pdf']);
  expect((await read('li-yangli'))[0]).toBe(404);
});

test('the run repeated tells nobody twice; whoever the registers come to know is told then', async () => {
  const again = () => post<object>('lv-shebao', `/api/benefit-runs/${granted}`, {});
  expect(await again()).toMatchObject({ offered: 1, changed: 2 });
  const { id } = await get<{ id: string }>('wang-daiban', '/api/me');
  const fact = {
    element: 'policy.insuredMonths',
    value: 12,
    source: 'registry' as const,
    from: 'social-insurance',
    on: '2026-11-25',
  };
  await at.house.room<People>('people').enterProfileFacts({ personId: id, facts: [fact], cause: 'register' });
  expect(await again()).toMatchObject({ offered: 2, insufficient: 0 });
  expect(await offerTo('wang-daiban')).toMatchObject({ outcome: 'offered', amount: 1500 });
  expect((await post('gu-shichang', `/api/benefit-runs/${granted}`, {})).code).toBe('benefit-item-not-found');
});

test('only what its person confirmed, with the account, becomes a matter that is reviewed, approved, ordered and paid', async () => {
  const { benefit } = await offerTo('zhang-shifan');
  const account = { account: '6222000011112222' };
  expect((await post('li-yangli', `/api/benefits/${benefit}/confirm`, account)).code).toBe('benefit-not-found');
  const done = await post<{ matterId: string }>('zhang-shifan', `/api/benefits/${benefit}/confirm`, account);
  expect(done.code).toBeUndefined();
  const twice = await post<{ matterId: string }>('zhang-shifan', `/api/benefits/${benefit}/confirm`, account);
  expect(twice.matterId).toBe(done.matterId);
  expect((await post('zhang-shifan', `/api/benefits/${benefit}/decline`, { why: 'not-wanted' })).code).toBe(
    'benefit-answered',
  );
  const one = await caseOf(done.matterId, granted);
  expect(one.spec.policy).toMatchObject({ amount: 6000, fairnessReview: '安公审〔2026〕21号' });
  expect((await at.house.room<Matters>('matters').answers(done.matterId))['policy.account']).toBe(account.account);
  await decided(done.matterId, [granted, 'lv-shebao', 'shi-shebao']);
  expect((await on(done.matterId, granted, 'lv-shebao', 'order-payment')).code).toBeUndefined();
  expect(await balanceOf(at.house, 7, granted, 2026)).toEqual({ amount: 60_000, taken: 6000 });
  expect((await on(done.matterId, granted, 'shi-shebao', 'settle-payment', { result: 'paid' })).code).toBeUndefined();
  expect((await state(done.matterId)).head.status).toBe('complete');
  const { cases } = await get<MatterView>('zhang-shifan', `/api/matters/${done.matterId}`);
  expect(cases[0]?.payment).toMatchObject({ amount: 6000, state: 'paid' });
  const reason = { reasons: '参保信息有误', law: '安和县助企办法' };
  expect((await on(done.matterId, granted, 'shi-shebao', 'recover-payment', reason)).code).toBeUndefined();
  expect(await balanceOf(at.house, 7, granted, 2026)).toEqual({ amount: 60_000, taken: 0 });
});

test('an offer may be refused with its reason, and the organ sees who was found, who was left out and what the budget holds', async () => {
  const { benefit } = await offerTo('wang-daiban');
  const why = { why: 'data-wrong', reason: '毕业生已离职' };
  expect((await post('wang-daiban', `/api/benefits/${benefit}/decline`, why)).code).toBeUndefined();
  expect((await offerTo('wang-daiban')).outcome).toBe('declined');
  const run = await get<RunRows>('lv-shebao', `/api/benefit-runs/${granted}?outcome=excluded`);
  expect(run.summary).toMatchObject({
    budget: { amount: 60_000 },
    counts: { confirmed: { n: 1, amount: 6000 }, declined: { n: 1 } },
  });
  expect(run.rows).toMatchObject([{ name: '李*', because: { zh: expect.stringContaining('连续参保月数') } }]);
});

test('the account is corrected after confirming and until the payment is ordered, and nothing else of the offer comes with it', async () => {
  const listed = 'high-tech-award';
  await post('ke-jishen', `/api/benefit-runs/${listed}`, {});
  const { benefit } = (await mine('zhang-shifan')).find((one) => one.item === listed) as Benefit;
  const wrong = { account: '6222000011110000' };
  const { matterId } = await post<{ matterId: string }>('zhang-shifan', `/api/benefits/${benefit}/confirm`, wrong);
  const correct = (value: string) =>
    post('zhang-shifan', `/api/matters/${matterId}/change-fact`, {
      changes: [{ element: 'policy.account', value }],
      source: 'applicant',
      reasons: '账号写错了',
    });
  expect((await correct('6222000011119999')).code).toBeUndefined();
  expect((await at.house.room<Matters>('matters').answers(matterId))['policy.account']).toBe('6222000011119999');
  expect(Object.keys((await state(matterId)).cases)).toEqual(['c1']);

  // Nothing is paid from a list that was not public for its whole days; who objects meanwhile is heard first.
  const act = acting(matterId, listed);
  expect(await act('ke-jishen', 'accept-case', 'none', {})).toBeUndefined();
  const expected = { expected: { n: 5, unit: 'wd' }, reasons: '拟兑现名单公示' };
  expect(await act('ke-jishen', 'begin-step', 'public-notice', expected)).toBeUndefined();
  // Anybody reads the list and may object, also once the step is recorded; the case waits for the answer, and the objector finds it.
  const anybody = async <T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<T & { code?: string }> => {
    const headers = { 'idempotency-key': at.house.ids.next() };
    const reply = await at.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    await at.relay.drain();
    return reply.json();
  };
  const { notices } = await anybody<NoticeList>('GET', `/api/public-notices?item=${listed}`);
  expect(notices).toMatchObject([{ who: '张*', amount: expect.any(Number), until: '2026-12-02' }]);
  expect(JSON.stringify(notices)).not.toMatch(/6222|330/);
  const place = encodeURIComponent(notices[0]?.notice ?? '');
  // What was put up before the list was kept is brought into it by a migration, and comes down on its own day all the same.
  await asOwner("update matters.task set shown = shown - 'publicUntil' where kind = 'public-notice'");
  expect((await anybody<NoticeList>('GET', `/api/public-notices?item=${listed}`)).notices).toEqual([]);
  await asOwner(readFileSync(new URL('../../db/migrations/0117-notices-that-stood.sql', import.meta.url), 'utf8'));
  expect((await anybody<NoticeList>('GET', `/api/public-notices?item=${listed}`)).notices).toEqual(notices);
  const objection = { name: '方异议', contact: '13900000001', reason: '认定证书已过期' };
  const { number } = await anybody<ObjectionEntered>('POST', `/api/public-notices/${place}/objections`, objection);
  expect(number).toMatch(/^YY\d+-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  const statusOf = (asked: string) =>
    anybody<ObjectionStatus>('GET', `/api/objections/status?number=${encodeURIComponent(asked)}`);
  expect(await statusOf(number.toLowerCase())).toMatchObject({ found: true, state: 'open' });
  expect((await statusOf('YY1-0000-0000-0000')).found).toBe(false);
  expect(await act('ke-jishen', 'record-step', 'public-notice', { passed: true, note: '公示' })).toBeUndefined();
  expect(await act('ke-jishen', 'examine', 'examine', fits)).toBeUndefined();
  expect(await act('ji-jueding', 'decide-case', 'decide', grant)).toBe('third-party-may-speak');
  expect((await get<ObjectionList>('lv-shebao', '/api/objections')).objections).toEqual([]);
  const [open] = (await get<ObjectionList>('ke-jishen', '/api/objections')).objections;
  expect(open).toMatchObject({ number, ...objection, answer: null });
  const reply = { upheld: false, answer: '证书在有效期内，已核对。' };
  const answering = `/api/objections/${open?.objection}/answer`;
  expect((await post('lv-shebao', answering, reply)).code).toBe('objection-not-found');
  expect((await post('ke-jishen', answering, reply)).code).toBeUndefined();
  expect((await post('ke-jishen', answering, reply)).code).toBe('objection-answered');
  expect(await statusOf(number)).toMatchObject({ state: 'answered', ...reply });
  clock.at = new Date('2026-12-02T02:00:00.000Z');
  expect(await act('ji-jueding', 'decide-case', 'decide', grant)).toBe('public-notice-stands');
  expect((await on(matterId, listed, 'ke-jishen', 'order-payment')).code).toBe('case-not-granted');
  clock.at = new Date('2026-12-03T02:00:00.000Z');
  expect((await anybody<NoticeList>('GET', '/api/public-notices')).notices).toEqual([]);
  expect((await anybody('POST', `/api/public-notices/${place}/objections`, objection)).code).toBe(
    'notice-not-standing',
  );
  expect(await act('ji-jueding', 'decide-case', 'decide', grant)).toBeUndefined();
  expect((await correct('6222000011118888')).code).toBeUndefined();
  expect((await on(matterId, listed, 'ke-jishen', 'order-payment')).code).toBeUndefined();
  expect((await correct('6222000011117777')).code).toBe('payment-already-ordered');
  expect((await at.house.room<Matters>('matters').answers(matterId))['policy.account']).toBe('6222000011118888');

  // The bank sends it back: the account may be corrected again, until the next order.
  const back = { result: 'returned', reason: '账号与户名不符' };
  expect((await on(matterId, listed, 'ji-jueding', 'settle-payment', back)).code).toBeUndefined();
  expect((await correct('6222000011116666')).code).toBeUndefined();
  expect((await at.house.room<Matters>('matters').answers(matterId))['policy.account']).toBe('6222000011116666');
  expect((await on(matterId, listed, 'ke-jishen', 'order-payment')).code).toBeUndefined();
  expect((await caseOf(matterId, listed)).payment?.order).toMatch(/-2$/);
  expect((await correct('6222000011115555')).code).toBe('payment-already-ordered');
});

test('every day the registers are asked again by themselves, and whoever they come to know is told on that day', async () => {
  const { id } = await get<{ id: string }>('li-yangli', '/api/me');
  const months = { element: 'policy.insuredMonths', value: 6, source: 'registry' as const, from: 'social-insurance' };
  await at.house
    .room<People>('people')
    .enterProfileFacts({ personId: id, facts: [{ ...months, on: '2026-12-03' }], cause: 'register-li' });
  await at.relay.drain();
  clock.at = new Date('2026-12-04T02:00:01.000Z');
  await at.relay.drain();
  expect(await offerTo('li-yangli')).toMatchObject({ outcome: 'offered', amount: 3000, until: '2027-01-03' });
  const offered = (await mine('li-yangli')).length;
  clock.at = new Date('2026-12-05T02:00:02.000Z');
  await at.relay.drain();
  expect(await mine('li-yangli')).toHaveLength(offered);
  expect(await offerTo('li-yangli')).toMatchObject({ until: '2027-01-03' });
});
