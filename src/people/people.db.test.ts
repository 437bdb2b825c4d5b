import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { journal, load } from '../journal/index.ts';
import { statement } from '../platform/index.ts';
import { people, shardIn, type People } from './index.ts';
import { shardOf } from './identity.ts';
import { demoPassword } from './sample.ts';
import { loadSample } from './sample.ts';
import { unknown } from './signing-in/tries.ts';

let at: FreshHouse;
let now = new Date('2026-11-25T02:00:00Z');

beforeAll(async () => {
  at = await freshHouse([journal, people], { clock: { now: () => now } });
  await loadSample(at.house, 'catalogue/anhe');
});
afterAll(() => at.close());

let n = 0;
const key = (): string => `k-${(n += 1)}`;

async function signIn(account: string, password = demoPassword) {
  const reply = await at.app.inject({ method: 'POST', url: '/api/session', payload: { account, password } });
  const cookie = reply.cookies.find((one) => one.name === 'onevisit_session');
  return { reply, cookies: cookie ? { onevisit_session: cookie.value } : {} };
}

const me = async (cookies: Record<string, string>) => (await at.app.inject({ url: '/api/me', cookies })).json();

test('loading the sample twice changes nothing and loses nobody', async () => {
  const accounts = await loadSample(at.house, 'catalogue/anhe');
  expect(accounts.length).toBeGreaterThan(10);
  expect(accounts.some((one) => one.roles.includes('approver'))).toBe(true);
});

test('an applicant signs in and is known by name; leaving ends the session at once', async () => {
  const { cookies } = await signIn('zhang-shifan');
  expect(await me(cookies)).toMatchObject({ kind: 'person', name: '张示范', roles: ['applicant'] });
  await at.app.inject({ method: 'DELETE', url: '/api/session', cookies });
  expect(await me(cookies)).toMatchObject({ kind: 'anonymous' });
});

test('a wrong password and an unknown account get the same answer', async () => {
  const wrong = (await signIn('zhang-shifan', 'nope')).reply;
  const unknown = (await signIn('nobody-here', 'nope')).reply;
  expect(wrong.statusCode).toBe(401);
  expect(unknown.statusCode).toBe(401);
  const same = (text: string) => ({ ...JSON.parse(text), traceId: '', instance: '' });
  expect(same(wrong.body)).toEqual(same(unknown.body));
});

test('signing in again gives a new session and ends the old one (no fixation)', async () => {
  const first = await signIn('li-yangli');
  const again = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: 'li-yangli', password: demoPassword },
    cookies: first.cookies,
  });
  const second = again.cookies.find((one) => one.name === 'onevisit_session')?.value ?? '';
  expect(second).not.toBe(first.cookies.onevisit_session);
  expect(await me(first.cookies)).toMatchObject({ kind: 'anonymous' });
  expect(await me({ onevisit_session: second })).toMatchObject({ kind: 'person' });
});

/** Tries a password from an address of its own; what is answered, without the mark of the request. */
async function knock(account: string, password: string) {
  n += 1;
  const remoteAddress = `10.1.${n >> 8}.${n & 255}`;
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password },
    remoteAddress,
  });
  const { traceId: _, instance: __, ...said } = reply.json();
  return { status: reply.statusCode, said: reply.statusCode === 200 ? {} : said };
}
const statuses = async (account: string, times: number) => {
  const codes: number[] = [];
  for (let i = 0; i < times; i += 1) codes.push((await knock(account, 'nope')).status);
  return codes;
};
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

test('twenty wrong passwords at once are eight tries; then the account rests ten minutes, for the right one too, and an hour after the first all tries are there again', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, async () => (await knock('zhao-shencha', 'nope')).status));
  expect(codes.toSorted()).toEqual([...Array(8).fill(401), ...Array(12).fill(429)]);
  expect((await knock('zhao-shencha', demoPassword)).status).toBe(429);
  later(11);
  expect((await knock('zhao-shencha', demoPassword)).status).toBe(200);
  expect(await statuses('zhao-shencha', 2)).toEqual([401, 429]);
  later(50);
  expect(await statuses('zhao-shencha', 7)).toEqual(Array(7).fill(401));
  expect((await knock('zhao-shencha', demoPassword)).status).toBe(200);
});

test('nobody learns from wrong tries whether a name belongs to a person, to staff or to nobody, nor whether its owner signed in meanwhile', async () => {
  const others = ['chen-chuangkou', 'li-yangli'];
  for (const [expected, minutes] of [
    ['401 401 401 401', 20],
    ['401 401 401 401 429', 12],
    ['401 429', 30],
    ['401 401', 0],
  ] as const) {
    for (const status of expected.split(' ')) {
      const [one, ...more] = await Promise.all(['nobody-here-either', ...others].map((name) => knock(name, 'nope')));
      expect(more).toEqual([one, one]);
      expect(String(one?.status)).toBe(status);
    }
    for (const name of others) await knock(name, demoPassword);
    later(minutes);
  }
});

const unknownNames = statement(
  'test.unknown-names',
  'person_cell',
  'select it::text from people.unknown_name it where person_cell = $1',
);

/** Two names that nobody has, on one place of one cell. */
function twoOnOnePlace(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i += 1) {
    const name = `invented-${i}`;
    const { shard, row } = unknown(at.house, shardOf(name, at.house.shards.person_cell), name);
    const other = seen.get(`${shard}/${row[0]}`);
    if (other) return [other, name];
    seen.set(`${shard}/${row[0]}`, name);
  }
}

test('invented names without end take no more rows than there are places: one that falls on the place of another takes it over, and none is written down', async () => {
  const pair = twoOnOnePlace();
  const rows = () => at.house.db.read<{ it: string }>(unknownNames, [shardOf(pair[0], at.house.shards.person_cell)]);
  const before = await rows();
  expect(await statuses(pair[0], 9)).toEqual([...Array(8).fill(401), 429]);
  expect(await statuses(pair[1], 1)).toEqual([401]);
  expect(await statuses(pair[0], 1)).toEqual([401]);
  const after = await rows();
  expect(after.length).toBe(before.length + 1);
  expect(after.map((one) => one.it).join(' ')).not.toContain('invented');
});

test('a session rests after thirty idle minutes', async () => {
  const { cookies } = await signIn('wang-daiban');
  now = new Date(now.getTime() + 29 * 60_000);
  expect(await me(cookies)).toMatchObject({ kind: 'person' });
  now = new Date(now.getTime() + 31 * 60_000);
  expect(await me(cookies)).toMatchObject({ kind: 'anonymous' });
});

test('a draft is saved over the version that was seen; a stale save is refused and carries the newer one', async () => {
  const { cookies } = await signIn('zhang-shifan');
  const started = await at.app.inject({
    method: 'POST',
    url: '/api/drafts',
    cookies,
    headers: { 'idempotency-key': key() },
    payload: { theme: 'restaurant', content: { facts: { 'premises.area': 80 } } },
  });
  const { draftId, version } = started.json();
  const put = (seen: number, area: number) =>
    at.app.inject({
      method: 'PUT',
      url: `/api/drafts/${draftId}`,
      cookies,
      headers: { 'idempotency-key': key() },
      payload: { version: seen, content: { facts: { 'premises.area': area } } },
    });
  expect((await put(version, 90)).json()).toEqual({ version: 2 });
  const stale = await put(version, 100);
  expect(stale.statusCode).toBe(409);
  expect(JSON.stringify(stale.json())).toContain('90');
  const { cookies: other } = await signIn('li-yangli');
  expect((await at.app.inject({ url: `/api/drafts/${draftId}`, cookies: other })).statusCode).toBe(404);
});

test('a draft begun without signing in becomes the person’s own afterwards', async () => {
  const started = await at.app.inject({
    method: 'POST',
    url: '/api/drafts',
    headers: { 'idempotency-key': key() },
    payload: { theme: 'restaurant', content: { facts: {} } },
  });
  expect(started.json()).toMatchObject({ version: 1 });
  const token = started.cookies.find((one) => one.name === 'onevisit_draft')?.value ?? '';
  const { cookies } = await signIn('li-yangli');
  const adopt = () =>
    at.app.inject({
      method: 'POST',
      url: `/api/drafts/${started.json().draftId}/adopt`,
      cookies: { ...cookies, onevisit_draft: token },
      headers: { 'idempotency-key': key() },
      payload: {},
    });
  const adopted = await adopt();
  expect(adopted.json()).toMatchObject({ version: 1 });
  expect((await at.app.inject({ url: `/api/drafts/${adopted.json().draftId}`, cookies })).statusCode).toBe(200);
});

test('a role that is taken back is gone at the next request, and both acts are facts', async () => {
  const { cookies } = await signIn('chen-chuangkou');
  const before = await me(cookies);
  expect(before.roles).toEqual(['window-clerk']);
  const admin = await signIn('an-quan');
  const granted = await at.app.inject({
    method: 'POST',
    url: '/api/grants',
    cookies: admin.cookies,
    headers: { 'idempotency-key': key() },
    payload: { staff: before.id, role: 'coordinator', days: 30 },
  });
  expect(granted.statusCode).toBe(201);
  expect((await me(cookies)).roles).toContain('coordinator');
  const revoked = await at.app.inject({
    method: 'POST',
    url: `/api/grants/${granted.json().grant}/revoke`,
    cookies: admin.cookies,
    headers: { 'idempotency-key': key() },
    payload: { staff: before.id, reason: '轮岗' },
  });
  expect(revoked.statusCode).toBe(200);
  expect((await me(cookies)).roles).toEqual(['window-clerk']);
  const office = shardIn(before.id) as number;
  const names = (await load(at.house, 'office', office, `office-${office}`)).map((fact) => fact.name);
  expect(names.slice(-2)).toEqual(['grant-given', 'grant-revoked']);
});

test('nobody grants to themselves, outsourced staff never decide, and administrators exclude each other', async () => {
  const admin = await signIn('an-quan');
  const own = (await me(admin.cookies)).id;
  const give = (staff: string, role: string) =>
    at.app.inject({
      method: 'POST',
      url: '/api/grants',
      cookies: admin.cookies,
      headers: { 'idempotency-key': key() },
      payload: { staff, role },
    });
  expect((await give(own, 'approver')).json()).toMatchObject({ code: 'grant-to-oneself' });
  const outsourced = (await me((await signIn('lin-waibao')).cookies)).id;
  expect((await give(outsourced, 'approver')).json()).toMatchObject({ code: 'outsourced-never-decide' });
  const auditor = (await me((await signIn('shen-ji')).cookies)).id;
  expect((await give(auditor, 'system-admin')).json()).toMatchObject({ code: 'administrators-exclude-each-other' });
});

test('whoever looks at a file is seen by its person', async () => {
  const { cookies } = await signIn('zhang-shifan');
  const person = (await me(cookies)).id;
  await at.house
    .room<People>('people')
    .recordRead({ personId: person, by: 's-1-zhao-shencha', organ: 'approval-bureau', purpose: 'handle-case' });
  const space = (await at.app.inject({ url: '/api/data-space', cookies })).json();
  expect(space.reads[0]).toMatchObject({ organ: 'approval-bureau', purpose: 'handle-case' });
});

test('a mandate lets the agent act until it is taken back', async () => {
  const { cookies } = await signIn('zhang-shifan');
  const principal = (await me(cookies)).id;
  const agent = (await me((await signIn('wang-daiban')).cookies)).id;
  const service = at.house.room<People>('people');
  expect(await service.mayActFor(agent, principal, 'restaurant')).toBe(false);
  const given = await at.app.inject({
    method: 'POST',
    url: '/api/mandates',
    cookies,
    headers: { 'idempotency-key': key() },
    payload: { agentAccount: 'wang-daiban', kind: 'agent', scope: 'restaurant', days: 30 },
  });
  expect(given.statusCode).toBe(201);
  expect(await service.mayActFor(agent, principal, 'restaurant')).toBe(true);
  expect(await service.mayActFor(agent, principal, 'other')).toBe(false);
  await at.app.inject({
    method: 'POST',
    url: `/api/mandates/${given.json().mandateId}/revoke`,
    cookies,
    headers: { 'idempotency-key': key() },
    payload: {},
  });
  expect(await service.mayActFor(agent, principal, 'restaurant')).toBe(false);
});

test('a file is judged by its bytes, not by its name', async () => {
  const send = (name: string, content: Buffer) =>
    at.app.inject({ method: 'POST', url: '/api/files', payload: { name, content: content.toString('base64') } });
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
  expect((await send('layout.pdf', pdf)).statusCode).toBe(201);
  expect((await send('../../etc/\u202Efdp.exe', pdf)).json().name).toBe('fdp.exe');
  expect((await send('layout.pdf', Buffer.from('<html><script>alert(1)</script></html>'))).json()).toMatchObject({
    code: 'file-type-not-accepted',
  });
  expect(
    (
      await send('layout.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'))
    ).json(),
  ).toMatchObject({ code: 'file-has-active-content' });
});
