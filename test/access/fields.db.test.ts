import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../src/journal/index.ts';
import { exportLines } from '../../src/journal/tree/export.ts';
import { accessWorld, canary, knockers, type AccessWorld, type Who } from './world.ts';

let at: AccessWorld;
/** Every line that the house logged while this file asked it. */
const logged: string[] = [];
/** Every address that stood in a page or a reply: links, forms, scripts, redirects. */
const addresses = new Set<string>();
beforeAll(async () => {
  at = await accessWorld({}, { write: (line) => void logged.push(line) });
}, 240_000);
afterAll(() => at.close());

type Secret = 'name' | 'number' | 'phone' | 'address';
const secrets: Readonly<Record<Secret, string>> = {
  name: canary.name,
  number: canary.number,
  phone: canary.phone,
  address: canary.address,
};

/** What of the canary may stand before whom, anywhere. Whole numbers and telephones only before the person and who acts for them. */
const mayRead = (who: Who): readonly Secret[] => {
  const { relation, account } = knockers.find((one) => one.who === who) as (typeof knockers)[number];
  if (relation === 'own') return ['name', 'number', 'phone', 'address'];
  if (account === null || who === 'other applicant') return [];
  return relation === 'own-cases' ? ['name', 'address'] : relation === 'whole' ? ['name'] : [];
};

const leaks = (who: Who, place: string, text: string): string[] =>
  (Object.keys(secrets) as Secret[])
    .filter((one) => text.includes(secrets[one]) && !mayRead(who).includes(one))
    .map((one) => `${who} ${place}: ${one}`);

function addressesFor(url: string): readonly string[] {
  const draft = url.replace(/:draft/, at.draftId);
  const filled = draft
    .replace(/:sha256/, at.sha256)
    .replace(/:theme/, 'restaurant')
    .replace(/^(\/api\/drafts\/):id/, `$1${at.draftId}`)
    .replace(/:cell|:list/g, '1')
    .replace(/:\w+/g, at.matterId)
    .replace('*', 'none');
  return filled === '/api/certificates' ? [`${filled}?matter=${at.matterId}`] : [filled];
}

/** Before whom the canary's name stood, and where. */
const saw = new Map<Who, string>();

test('the canary’s name, number, telephone and address stand only before those who may read them, on every address that shows something', async () => {
  const found: string[] = [];
  let ownSaw = 0;
  for (const { who } of knockers)
    for (const row of at.table.filter(
      (one) => one.method === 'GET' && !one.url.endsWith('/live') && !one.url.startsWith('/oidc'),
    ))
      for (const url of addressesFor(row.url)) {
        const reply = await at.send(who, 'GET', url);
        expect([who, url, reply.statusCode < 500]).toEqual([who, url, true]);
        if (who === 'applicant' && reply.body.includes(canary.number)) ownSaw += 1;
        if (reply.body.includes(canary.name)) saw.set(who, url);
        found.push(...leaks(who, url, reply.body + JSON.stringify(reply.headers)));
        for (const [, address] of `${reply.body} location="${String(reply.headers['location'] ?? '')}"`.matchAll(
          /(?:href|src|action|location)="([^"]*)"/g,
        ))
          addresses.add(decodeURIComponent(address as string));
      }
  expect(found).toEqual([]);
  // The harness sees: the person's own number is found, and a planted copy before a stranger is called a leak.
  expect(ownSaw).toBeGreaterThan(0);
  expect(leaks('other applicant', '/planted', `<p>${canary.phone}</p>`)).toHaveLength(1);
}, 600_000);

test('an error, a refusal and an address that does not exist repeat nothing that was sent', async () => {
  for (const who of ['anonymous', 'other applicant', 'window clerk'] as const)
    for (const [method, url, payload] of [
      ['POST', '/api/counter', { identity: canary.number, phone: canary.phone }],
      ['POST', '/api/plans', { theme: 'restaurant', answers: 'person.residentId', more: canary.number }],
      ['POST', '/api/session', { account: 'zhang-shifan', password: canary.number }],
    ] as const)
      expect(leaks('other applicant', `${who} ${url}`, (await at.send(who, method, url, payload)).body)).toEqual([]);
});

/** Every path of a JSON value, lists as one. */
function pathsOf(value: unknown, at_ = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, `${at_}[]`));
  if (value === null || typeof value !== 'object') return [at_];
  return Object.entries(value).flatMap(([name, one]) =>
    pathsOf(one, /\./.test(name) || /^[a-z]+-|^[mcdps]\d*-/.test(name) ? `${at_}.*` : `${at_}.${name}`),
  );
}

const listed = new URL('./fields.json', import.meta.url);
const personal = [
  '/api/me',
  '/api/data-space',
  '/api/matters',
  '/api/matters/:id',
  '/api/matters/:id/receipt',
  '/api/drafts',
  '/api/drafts/:id',
  '/api/mandates',
  '/api/acting',
  '/api/passkeys',
  '/api/tasks',
  '/api/grants',
  '/api/certificates',
];

test('every field of every reply about people is on the list that was agreed for whoever asks', async () => {
  const now: Record<string, Record<string, string[]>> = {};
  for (const url of personal)
    for (const { who } of knockers) {
      const [address = url] = addressesFor(url);
      const reply = await at.send(who, 'GET', address);
      if (reply.statusCode !== 200) continue;
      (now[url] ??= {})[who] = [...new Set(pathsOf(JSON.parse(reply.body)))].toSorted();
    }
  if (process.env['ONEVISIT_AGREE'] === '1') writeFileSync(listed, `${JSON.stringify(now, null, 1)}\n`);
  const agreed = JSON.parse(readFileSync(listed, 'utf8')) as typeof now;
  const unlisted = (seen: typeof now) =>
    Object.entries(seen).flatMap(([url, byWho]) =>
      Object.entries(byWho).flatMap(([who, paths]) =>
        paths.filter((path) => !agreed[url]?.[who]?.includes(path)).map((path) => `${url} ${who} ${path}`),
      ),
    );
  expect(unlisted(now)).toEqual([]);
  expect(Object.keys(now)).toEqual(Object.keys(agreed));
  expect(unlisted({ '/api/matters/:id': { 'window clerk': ['.applicant.motherMaidenName'] } })).toHaveLength(1);
}, 300_000);

test('whoever of the staff looks at the matter stands in the person’s file', async () => {
  const lookers = ['window clerk', 'coordinator', 'reviewer of an organ with a case'] as const;
  const shard = Number(at.personId.split('-')[1]);
  const reads = (await load(at.house, 'person_cell', shard, at.personId))
    .filter((fact) => fact.name === 'file-read')
    .map((fact) => fact.data as unknown as { by: string; matter: string | null; purpose: string });
  // Its person reads each look with the organ; the account stays with who audits.
  const own = (await at.send('applicant', 'GET', '/api/data-space')).json() as { reads: { organ?: string }[] };
  expect(own.reads.length).toBe(reads.length);
  expect(own.reads.every((read) => read.organ !== undefined && !('by' in read))).toBe(true);
  for (const who of lookers) {
    const { id } = (await at.send(who, 'GET', '/api/me')).json() as { id: string };
    expect(reads.some((read) => read.by === id && read.matter === at.matterId)).toBe(true);
  }
  // Invariant 23: whoever of the staff was shown the name, anywhere, has left a look with its purpose.
  let looked = 0;
  for (const [who, url] of saw) {
    const { id, kind } = (await at.send(who, 'GET', '/api/me')).json() as { id: string; kind: string };
    if (kind !== 'staff') continue;
    looked += 1;
    const isThere = (list: typeof reads): boolean => list.some((read) => read.by === id && read.purpose !== '');
    expect([who, url, isThere(reads)]).toEqual([who, url, true]);
    expect(isThere(reads.filter((read) => read.by !== id)), 'a look that was not written down is missed').toBe(false);
  }
  expect(looked).toBeGreaterThan(2);
});

/** Places where something of the canary stands on purpose. */
const allowed: ReadonlySet<string> = new Set([
  // What staff type as a reason is kept word for word: its person reads it, and so may whoever audits the journal.
  'journal.person_fact: name',
  'export: name',
]);

/** The canary in a text that is nobody's to read. */
const canaryIn = (text: string): string[] =>
  (Object.keys(secrets) as Secret[]).filter((one) => text.includes(secrets[one]));

/** Asks for everything that could end in a log with the canary in it: searches, mistyped forms, errors of the database that show the failing row. */
async function provoke(): Promise<void> {
  const asks: readonly (readonly [Who, 'GET' | 'POST' | 'PUT', string, object?])[] = [
    ['window clerk', 'GET', `/desk/search?q=${canary.number}`],
    ['window clerk', 'GET', `/api/matters/search?q=${canary.number}`],
    ['anonymous', 'GET', `/verify?number=${canary.number}&check=${canary.phone}`],
    ['anonymous', 'GET', `/none/${canary.number}?phone=${canary.phone}`],
    ['anonymous', 'POST', '/api/session', { account: canary.number, password: canary.phone }],
    ['window clerk', 'POST', '/api/counter', { identity: canary.number }],
    ['applicant', 'POST', '/api/uploads', { name: `${canary.number}.pdf`, size: 9, sha256: 'a'.repeat(64) }],
    ['applicant', 'POST', '/api/drafts', { theme: 'restaurant', content: { facts: { 'person.phone': canary.phone } } }],
    ['applicant', 'POST', '/api/plans', { theme: 'restaurant', answers: { 'person.residentId': canary.number } }],
    ['reviewer of an organ with a case', 'POST', `/api/matters/${at.matterId}/unmask`, { reason: '核对证件原件' }],
    ['supervisor', 'POST', `/api/matters/${at.matterId}/break-glass`, { reason: `核对${canary.name}的地址` }],
    [
      'applicant',
      'POST',
      '/api/matters',
      { theme: 'restaurant', answers: { 'person.name': canary.name }, materials: [] },
    ],
  ];
  for (const [who, method, url, payload] of asks) await at.send(who, method, url, payload);
}

/** Behind the curtain, as the owner of the database. */
async function sql<R>(text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: at.adminUrl });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows as R[];
}

test('the canary stands in no log, no address, no export of the journal and no row of the database, whatever was asked and whatever failed', async () => {
  await provoke();
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('people', 'matters', 'certificates', 'journal', 'platform')`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const rows = await Promise.all(
    tables.map(async ({ name }) => ({ name, text: JSON.stringify(await sql(`select t::text from ${name} t`)) })),
  );
  const exported: string[] = [];
  for await (const line of exportLines(at.house, [])) exported.push(line);
  expect(exported.length).toBeGreaterThan(20);
  // Now every row that is written fails, and PostgreSQL says "Failing row contains (...)".
  for (const { name } of tables.filter((one) => /^(people|matters)\./.test(one.name)))
    await sql(`alter table ${name} add constraint planted check (false) not valid`);
  const before = logged.length;
  await provoke();
  expect(logged.slice(before).some((line) => line.includes('planted'))).toBe(true);
  const places: Readonly<Record<string, string>> = {
    log: logged.join('\n'),
    addresses: [...addresses].join('\n'),
    export: exported.join('\n'),
    ...Object.fromEntries(rows.map(({ name, text }) => [name, text])),
  };
  const found = Object.entries(places).flatMap(([place, text]) => canaryIn(text).map((one) => `${place}: ${one}`));
  expect(found.filter((one) => !allowed.has(one))).toEqual([]);
  at.house.log.warn({ planted: { phone: canary.phone } }, 'a leak');
  expect(canaryIn(logged.join('\n'))).toEqual(['phone']);
}, 120_000);
