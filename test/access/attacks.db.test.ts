import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPassword, type People } from '../../src/people/index.ts';
import { load } from '../../src/journal/index.ts';
import { shardIn } from '../../src/people/index.ts';
import { accessWorld, canary, knockers, type AccessWorld, type Who } from './world.ts';

/** Called for each password that is worked out, with the length of the key and what it costs. */
const hashed = vi.hoisted(() => vi.fn<(length: unknown, cost: unknown) => void>());
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const counted = (...all: Parameters<typeof real.scrypt>): void => {
    hashed(all[2], all[3]);
    real.scrypt(...all);
  };
  return { ...real, scrypt: counted };
});

let at: AccessWorld;
beforeAll(async () => {
  at = await accessWorld();
}, 240_000);
afterAll(() => at.close());

const minutes = (n: number): Date => new Date(at.now.getTime() + n * 60_000);
const times = Number(process.env['ONEVISIT_ATTACKS'] ?? '20');

async function session(account: string, old: Record<string, string> = {}, place = 'own') {
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: demoPassword, place },
    cookies: old,
  });
  return { onevisit_session: reply.cookies.find((one) => one.name === 'onevisit_session')?.value ?? '' };
}
const kind = async (cookies: Record<string, string>): Promise<string> =>
  (await at.app.inject({ url: '/api/me', cookies })).json().kind;
/** Changes a row as the owner of the database may. */
async function sql(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: at.adminUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}
const factsOf = async (personId: string) => await load(at.house, 'person_cell', shardIn(personId) as number, personId);

test('a session that was planted, ended, guessed or bent is nobody’s, every time', async () => {
  for (let i = 0; i < times; i += 1) {
    const planted = { onevisit_session: `p.1.${'A'.repeat(43)}` };
    const mine = await session('li-yangli', planted);
    expect(mine.onevisit_session).not.toBe(planted.onevisit_session);
    expect(await kind(planted)).toBe('anonymous');
    const token = mine.onevisit_session;
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    for (const bent of [
      token.slice(0, -1) + last,
      token.replace(/^p/, 's'),
      token.replace(/^p/, 'k').slice(0, -2),
      `${token}x`,
      token.toUpperCase(),
      `p.99.${token.split('.')[2] ?? ''}`,
    ])
      expect([bent === token, await kind({ onevisit_session: bent })]).toEqual([false, 'anonymous']);
    await at.app.inject({ method: 'DELETE', url: '/api/session', cookies: mine });
    expect(await kind(mine)).toBe('anonymous');
  }
}, 240_000);

test('a kiosk leaves nothing: no copy, home by itself, and the browser forgets', async () => {
  const kiosk = await session(canary.account, {}, 'kiosk');
  const page = await at.app.inject({ url: '/me', cookies: kiosk });
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', refresh: '61; url=/?kiosk' });
  at.now = minutes(2);
  const after = await at.app.inject({ url: '/', cookies: kiosk });
  expect(after.headers['clear-site-data']).toContain('"cookies"');
  expect(after.body).not.toContain(canary.name);
  const again = await session(canary.account, {}, 'kiosk');
  expect(
    (await at.app.inject({ method: 'DELETE', url: '/api/session', cookies: again })).headers['clear-site-data'],
  ).toContain('"storage"');
});

test('a member of staff who is disabled, and a role that is lost, are out at the next request', async () => {
  const clerk = await session('lin-waibao');
  expect(await kind(clerk)).toBe('staff');
  await sql(`update people.staff set disabled_at = now() where account = 'lin-waibao'`);
  expect(await kind(clerk)).toBe('anonymous');
  await sql(`update people.staff set disabled_at = null where account = 'lin-waibao'`);
  expect(await kind(clerk)).toBe('staff');
});

test('a write that another site made the browser send is refused at every address that writes', async () => {
  const cookies = await session('li-yangli');
  for (const row of at.table.filter((one) => one.method !== 'GET' && one.method !== 'HEAD' && one.url !== '/oidc/*')) {
    const url = row.url.replace(/:\w+/g, 'x');
    const forged = await at.app.inject({
      method: row.method as 'POST',
      url,
      cookies,
      payload: {},
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect([row.url, forged.statusCode, forged.json().code]).toEqual([row.url, 403, 'cross-site-request']);
  }
}, 120_000);

const needed: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^(?!.*unsafe-inline).*default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^(SAMEORIGIN|DENY)$/i,
  'referrer-policy': /^same-origin$/,
  'cache-control': /no-store|^public, max-age=\d+/,
};
const faults = (headers: Record<string, unknown>): string[] =>
  Object.entries(needed).flatMap(([name, want]) => (want.test(String(headers[name] ?? '')) ? [] : [name]));
/** The only replies that may be kept: files of the house and lists that name nobody. */
const mayBeKept = /^\/assets\/|^\/api\/status-lists\//;

test('every address answers with every header of protection, to whoever asks', async () => {
  const missing: string[] = [];
  for (const who of ['anonymous', 'applicant', 'reviewer of an organ with a case'] as const)
    for (const row of at.table.filter((one) => one.method === 'GET')) {
      if (row.url.endsWith('/live')) continue;
      const url = row.url
        .replace('/oidc/*', '/oidc/.well-known/openid-configuration')
        .replace(/:theme/, 'restaurant')
        .replace(/:draft/, at.draftId)
        .replace(/:sha256/, at.sha256)
        .replace(/:\w+/g, at.matterId)
        .replace('*', 'live.js');
      const reply = await at.app.inject({ url, cookies: await at.as(who) });
      missing.push(...faults(reply.headers).map((name) => `${who} ${row.url}: ${name}`));
      if (String(reply.headers['cache-control']).includes('public') && !mayBeKept.test(url))
        missing.push(`${row.url} may be kept`);
      if (
        / style="| on(?:click|load|error|submit)="/.test(reply.body) &&
        String(reply.headers['content-type']).includes('html')
      )
        missing.push(`${row.url}: inline style or handler`);
    }
  expect(missing).toEqual([]);
  expect(
    faults({
      ...(await at.app.inject('/')).headers,
      'content-security-policy': "default-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'",
    }),
  ).toEqual(['content-security-policy']);
}, 240_000);

test('over https the browser is told to stay there, and cookies go nowhere else', async () => {
  const secure = await accessWorld({ PUBLIC_URL: 'https://one.example' });
  const reply = await secure.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: 'li-yangli', password: demoPassword },
  });
  expect(reply.headers['strict-transport-security']).toContain('max-age=');
  expect(reply.cookies[0]).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  await secure.close();
}, 240_000);

test('for an unknown account the same work is done as for a wrong password, and the same is said', async () => {
  const reads = vi.spyOn(at.house.db, 'read');
  const writes = vi.spyOn(at.house.db, 'command');
  const work = async (account: string) => {
    for (const one of [hashed, reads, writes]) one.mockClear();
    const payload = { account, password: 'wrong' };
    const reply = await at.app.inject({ method: 'POST', url: '/api/session', payload });
    return {
      status: reply.statusCode,
      said: { ...reply.json(), traceId: '' },
      hashes: hashed.mock.calls.map(([length, cost]) => ({ length, cost })),
      reads: reads.mock.calls.length,
      writes: writes.mock.calls.length,
    };
  };
  const known = knockers.flatMap((one) => one.account ?? []);
  const [unknown, ...others] = [await work('nobody-1'), await work('nobody-2')];
  expect(unknown).toMatchObject({ status: 401, writes: 1, hashes: [{ length: 32 }] });
  for (const account of new Set(known)) others.push(await work(account));
  for (const one of others) expect(one).toEqual(unknown);
  reads.mockRestore();
  writes.mockRestore();
}, 120_000);

test('an agent acts within the mandate only, the principal is told, and a mandate taken back ends it at once', async () => {
  expect((await at.send('agent', 'GET', '/api/me')).json()).toMatchObject({
    kind: 'person',
    roles: ['agent'],
    onBehalfOf: at.personId,
  });
  expect((await at.send('agent', 'GET', `/api/matters/${at.matterId}`)).statusCode).toBe(200);
  expect(
    (await at.send('agent', 'POST', '/api/mandates', { agentAccount: 'li-yangli', kind: 'agent', scope: '*', days: 3 }))
      .statusCode,
  ).toBe(403);
  const one = at.view.cases[0];
  const left = await at.send('agent', 'POST', `/api/matters/${at.matterId}/withdraw-case`, {
    case: one?.case,
    version: one?.version,
  });
  expect(left.statusCode, left.body).toBe(200);
  await at.relay.drain();
  const told = (await factsOf(at.personId)).filter((fact) => fact.name === 'acted-for');
  expect(told.at(-1)?.data).toMatchObject({ matter: at.matterId, what: 'case-withdrawn' });
  expect((await at.send('lapsed agent', 'GET', `/api/matters/${at.matterId}`)).statusCode).toBe(403);
  expect(
    (await at.send('lapsed agent', 'POST', '/api/matters', { theme: 'restaurant', answers: {}, materials: [] }))
      .statusCode,
  ).toBe(403);
}, 60_000);

test('at the counter both identities are kept, the person sees it, and ten idle minutes end it', async () => {
  const person = await at.house.room<People>('people').findByIdentity(canary.number);
  expect(person).toBe(at.personId);
  at.forget('window clerk');
  expect(
    (await at.send('window clerk', 'POST', '/api/counter', { identity: '999901190001030999' })).json(),
  ).toMatchObject({ code: 'person-not-found' });
  expect((await at.send('window clerk', 'POST', '/api/counter', { identity: canary.number })).json()).toMatchObject({
    personId: at.personId,
    name: canary.name,
  });
  expect((await at.send('window clerk', 'GET', '/api/me')).json()).toMatchObject({
    kind: 'staff',
    onBehalfOf: at.personId,
  });
  const visited = await at.send('window clerk', 'POST', `/api/matters/${at.matterId}/record-visit`, {
    site: 'hall',
    purpose: 'consult',
  });
  expect(visited.statusCode, visited.body).toBe(200);
  const cell = Number(at.matterId.split('-')[1]);
  const fact = (await load(at.house, 'cell', cell, at.matterId)).at(-1);
  expect(fact).toMatchObject({ name: 'visit-recorded', actor: { kind: 'staff', onBehalfOf: at.personId } });
  at.now = minutes(11);
  expect((await at.send('window clerk', 'GET', '/api/me')).json()).not.toHaveProperty('onBehalfOf');
  expect((await at.send('window clerk', 'GET', '/api/me')).json()).not.toHaveProperty('onBehalfOf');
  expect((await factsOf(at.personId)).some((one) => one.name === 'counter-opened')).toBe(true);
  expect(
    (await at.send('reviewer of an organ with a case', 'POST', '/api/counter', { identity: canary.number })).statusCode,
  ).toBe(403);
}, 60_000);

test('the number is masked until somebody says why, and the person reads who and why', async () => {
  at.forget();
  const seen = await at.send('reviewer of an organ with a case', 'GET', `/api/matters/${at.matterId}`);
  expect(seen.body).not.toContain(canary.number);
  const unmask = (who: Who, body: object) => at.send(who, 'POST', `/api/matters/${at.matterId}/unmask`, body);
  expect((await unmask('reviewer of an organ with a case', {})).statusCode).toBe(400);
  const shown = await unmask('reviewer of an organ with a case', { reason: '核对证件原件' });
  expect(shown.json()).toMatchObject({ identity: canary.number });
  // Role and reason are not enough: without a case that runs, or after withdrawing from it, nothing is shown.
  for (const who of ['reviewer of another organ', 'conflicted reviewer'] as const) {
    const refused = await unmask(who, { reason: '核对证件原件' });
    expect([who, refused.statusCode]).toEqual([who, 404]);
    expect(refused.body).not.toContain(canary.number);
  }
  expect((await at.send('reviewer of another organ', 'GET', `/api/matters/${at.matterId}`)).statusCode).toBe(404);
  const broken = await at.send('reviewer of another organ', 'POST', `/api/matters/${at.matterId}/break-glass`, {
    reason: '紧急协查',
  });
  expect(broken.statusCode, broken.body.slice(0, 300)).toBe(200);
  expect((broken.json() as { permittedActions: unknown[] }).permittedActions).toEqual([]);
  expect(broken.body).not.toContain(canary.number);
  const { reads } = (await at.send('applicant', 'GET', '/api/data-space')).json() as {
    reads: { purpose: string; reason?: string }[];
  };
  expect(reads).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ purpose: 'unmask', reason: '核对证件原件' }),
      expect.objectContaining({ purpose: 'break-glass', reason: '紧急协查' }),
    ]),
  );
}, 60_000);

test('where a passkey is demanded no act of weight goes through without one', async () => {
  const strict = await accessWorld({ ONEVISIT_STEP_UP: 'on' });
  const cell = (url: string, body: object) => strict.send('approver of an organ with a case', 'POST', url, body);
  for (const url of [
    `/api/matters/${strict.matterId}/decide-case`,
    `/api/matters/${strict.matterId}/break-glass`,
    `/api/matters/${strict.matterId}/unmask`,
    '/api/certificates/none/end',
  ])
    expect([url, (await cell(url, { reason: '说明理由' })).json()]).toEqual([
      url,
      expect.objectContaining({ code: 'step-up-required' }),
    ]);
  expect((await strict.send('security administrator', 'POST', '/api/grants', {})).json()).toMatchObject({
    code: 'step-up-required',
  });
  await strict.close();
}, 240_000);

test('staff rest after fifteen idle minutes, persons after thirty, kiosks after one, and all after eight hours whatever they do', async () => {
  const staff = await session('zhao-shencha');
  const person = await session('li-yangli');
  const kiosk = await session('li-yangli', {}, 'kiosk');
  at.now = minutes(61 / 60);
  expect([await kind(kiosk), await kind(person), await kind(staff)]).toEqual(['anonymous', 'person', 'staff']);
  at.now = minutes(16);
  expect([await kind(person), await kind(staff)]).toEqual(['person', 'anonymous']);
  const busy = await session('zhao-shencha');
  for (let i = 0; i < 47; i += 1) {
    at.now = minutes(10);
    expect(await kind(busy)).toBe('staff');
  }
  at.now = minutes(11);
  expect(await kind(busy)).toBe('anonymous');
}, 120_000);
