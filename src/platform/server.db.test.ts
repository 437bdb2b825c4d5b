import { afterAll, beforeAll, expect, test } from 'vitest';
import { Type } from 'typebox';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { commandKey } from './command-key.ts';
import type { Actor, Room } from './room.ts';

const clerk: Actor = { kind: 'staff', id: 's-1-clerk', roles: ['window-clerk'] };
const seen: string[] = [];
const room: Room = {
  name: 'sample',
  problems: [{ code: 'counter-closed', status: 409 }],
  policies: {
    'sample.open': { roles: ['anonymous', 'window-clerk'], note: 'all' },
    'sample.clerk': { roles: ['window-clerk'], note: 'clerks' },
  },
  words: {
    'zh-CN': { 'problem.counter-closed.title': '{n} 号窗口已下班', 'problem.counter-closed.remedy': '请明天再来。' },
    en: {
      'problem.counter-closed.title': 'Counter {n} is closed',
      'problem.counter-closed.remedy': 'Please come tomorrow.',
    },
  },
  register(house) {
    house.provide('authenticate', async (request: { headers: Record<string, unknown> }) =>
      request.headers['x-clerk'] ? clerk : { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] },
    );
  },
  reactions: [
    {
      name: 'sample.see',
      topics: ['thing-done'],
      react: async (event) => void seen.push(`${event.stream} ${event.seq}`),
    },
  ],
  routes(app, house) {
    app.get(
      '/refused',
      { config: { policy: 'sample.open' } },
      async () => ({ refused: 'counter-closed', detail: { n: 3 } }) as never,
    );
    app.get('/bug', { config: { policy: 'sample.open' } }, async () => {
      throw new Error('secret of the inside');
    });
    app.get('/clerk', { config: { policy: 'sample.clerk' } }, async () => ({ ok: true }));
    app.post(
      '/things',
      {
        config: { policy: 'sample.open' },
        schema: {
          body: Type.Object({ n: Type.Integer() }, { additionalProperties: false }),
          response: { 200: Type.Object({ n: Type.Number() }) },
        },
      },
      async (request) => {
        const done = await house.db.command(commandKey(request, 'cell', 1), async (tx) => {
          tx.outbox('m-1', request.body.n, 'thing-done');
          return { n: request.body.n };
        });
        return 'reply' in done ? done.reply : (done as never);
      },
    );
  },
};

let fresh: FreshHouse;
beforeAll(async () => {
  fresh = await freshHouse([room]);
});
afterAll(() => fresh.close());

const post = (payload: unknown, headers: Record<string, string>) =>
  fresh.app.inject({ method: 'POST', url: '/things', payload: payload as object, headers });

test('a refusal reaches the browser as a problem document in its language', async () => {
  const reply = await fresh.app.inject({ url: '/refused', headers: { 'accept-language': 'en' } });
  expect(reply.statusCode).toBe(409);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.json()).toMatchObject({
    type: '/problems/counter-closed',
    title: 'Counter 3 is closed',
    remedy: 'Please come tomorrow.',
    detail: { n: 3 },
  });
  expect((await fresh.app.inject('/refused')).json()).toMatchObject({ title: '3 号窗口已下班' });
});

test('a bug tells nothing of the inside but a number to ask for', async () => {
  const reply = await fresh.app.inject('/bug');
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('secret');
  expect(reply.json().traceId).toMatch(/^[0-9a-f-]{36}$/);
});

test('who is not signed in is asked to, who has the role comes in', async () => {
  expect((await fresh.app.inject('/clerk')).json()).toMatchObject({ status: 401, code: 'sign-in-required' });
  expect((await fresh.app.inject({ url: '/clerk', headers: { 'x-clerk': '1' } })).json()).toEqual({ ok: true });
});

test('a write needs an idempotency key, and a repeat gets the first reply', async () => {
  expect((await post({ n: 1 }, {})).json()).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
  expect((await post({ n: 1 }, { 'idempotency-key': 'k1' })).json()).toEqual({ n: 1 });
  expect((await post({ n: 1 }, { 'idempotency-key': 'k1' })).json()).toEqual({ n: 1 });
  expect((await post({ n: 2 }, { 'idempotency-key': 'k1' })).json()).toMatchObject({
    status: 422,
    code: 'idempotency-key-reused',
  });
});

test('a body that does not fit its shape is refused, not trimmed', async () => {
  expect((await post({ n: 3, extra: 1 }, { 'idempotency-key': 'k3' })).json()).toMatchObject({
    status: 400,
    code: 'request-invalid',
  });
  expect((await post({ n: '3' }, { 'idempotency-key': 'k4' })).json()).toMatchObject({
    status: 400,
    code: 'request-invalid',
  });
});

test('a write that another site sent through the browser is refused', async () => {
  const forged = { 'idempotency-key': 'k5', origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  expect((await post({ n: 5 }, forged)).json()).toMatchObject({ status: 403, code: 'cross-site-request' });
});

test('unknown addresses, broken addresses and broken JSON are answered as problems', async () => {
  expect((await fresh.app.inject('/nowhere')).json()).toMatchObject({ status: 404, code: 'not-found' });
  expect((await fresh.app.inject('/%E0%A4')).json()).toMatchObject({ status: 400, code: 'request-invalid' });
  const broken = await fresh.app.inject({
    method: 'POST',
    url: '/things',
    payload: '{',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k6' },
  });
  expect(broken.json()).toMatchObject({ status: 400, code: 'request-invalid' });
});

test('pages get a policy for scripts with a nonce and are not cached', async () => {
  const reply = await fresh.app.inject('/health');
  expect(reply.json()).toEqual({ status: 'ok', kind: 'demo' });
  expect(reply.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[0-9a-f]+'/);
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('what a command said in the outbox reaches the reactions in order', async () => {
  await post({ n: 8 }, { 'idempotency-key': 'k8' });
  await post({ n: 9 }, { 'idempotency-key': 'k9' });
  await fresh.relay.drain();
  expect(seen).toEqual(['m-1 1', 'm-1 8', 'm-1 9']);
});

test('what an office says that was born after the house opened reaches the reactions too, and so with a person’s shard', async () => {
  const say = (group: 'office' | 'person_cell', key: number) =>
    fresh.house.db.command({ group, key, actor: 'x', route: 'late', idempotencyKey: 'k', bodyHash: '' }, async (tx) => {
      tx.outbox(`${group}-${key}`, 1, 'thing-done');
      return {};
    });
  expect([...fresh.house.shards.office, ...fresh.house.shards.person_cell]).not.toContain(901);
  await say('office', 901);
  await say('person_cell', 902);
  await fresh.relay.drain();
  expect(seen.slice(-2).toSorted()).toEqual(['office-901 1', 'person_cell-902 1']);
});

test('a route without a policy stops the start and is named', async () => {
  const careless: Room = { name: 'careless', routes: (app) => void app.get('/careless', async () => ({})) };
  await expect(freshHouse([careless])).rejects.toThrow(/route GET \/careless: no policy/);
});
