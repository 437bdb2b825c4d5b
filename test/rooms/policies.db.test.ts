/** Policies are cashed: one declaration over several organs, review, approval, order, paid or refused with its reason; the budget is never overdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import type { HandedIn, Matters } from '../../src/matters/index.ts';
import { balanceOf } from '../../src/matters/budgets.ts';
import { sessionOf } from '../../src/people/index.ts';
import { freshHouse, type FreshHouse } from '../support/house.ts';

let at: FreshHouse;
let n = 0;
beforeAll(async () => {
  at = await freshHouse(rooms, { clock: { now: () => new Date('2026-11-25T02:00:00.000Z') } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(at.house);
});
afterAll(() => at.close());

async function post<T>(account: string, url: string, payload: object): Promise<T & { code?: string }> {
  const cookies = { onevisit_session: await sessionOf(at.house, account) };
  const headers = { 'idempotency-key': `b-${(n += 1)}` };
  for (;;) {
    const reply = await at.app.inject({ method: 'POST', url, payload, cookies, headers });
    await at.relay.drain();
    if (reply.statusCode !== 503) return reply.json();
    await new Promise((done) => setTimeout(done, 200));
  }
}
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
  for (const [item, examiner, decider] of crew) {
    const act = async (who: string, command: string, kind: string, body: object) => {
      const one = await caseOf(done.matterId, item);
      const spec = one.spec.tasks.find((task) => task.kind === kind);
      const on = spec
        ? { task: spec.task, version: one.tasks[spec.task]?.version }
        : { case: one.spec.case, version: one.version };
      expect(
        (await post(who, `/api/matters/${done.matterId}/${command}`, { ...on, ...body })).code,
        command,
      ).toBeUndefined();
    };
    await act(examiner, 'accept-case', 'none', {});
    await act(examiner, 'examine', 'examine', { opinion: 'grant', text: '符合条件' });
    await act(decider, 'decide-case', 'decide', { effect: 'granted', reasons: '符合条件' });
  }
  return done.matterId;
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
