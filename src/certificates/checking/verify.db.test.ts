import { createHash, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { load } from '../../journal/index.ts';
import type { Actor, CliCall } from '../../platform/index.ts';
import { isSame } from './check-value.ts';
import { commands } from '../commands.ts';
import { stateOf } from '../perform.ts';
import type { CertificateView, Verification } from '../schema.ts';
import * as store from '../store.ts';
import { granted, openWorld, type World } from '../testing/world.ts';
import { verifyTyped } from './verify.ts';
import { cellOfMatter } from '../ids.ts';
import { intendAll } from '../intent/intend.ts';

let world: World;
let id = '';
let view: { number: string; check: string; identifier: string; list: number; index: number; cell: number };

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const nobody: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };
const holder = (): Actor => ({ kind: 'person', id: world.applicant, roles: ['applicant'] });
const approver: Actor = { kind: 'staff', id: 's-1-approver', roles: ['approver'], organ: 'approval-bureau', office: 1 };

beforeEach(async () => {
  world.at = new Date('2026-11-25T02:00:00.000Z');
  world.actor = nobody;
  world.answers['premises.address'] = `安和县示范路${Math.random()}号`;
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  const cell = Number(/^m-(\d+)-/.exec(matter)?.[1]);
  const [row] = await world.db.read<{ certificate_id: string }>(store.ofMatter, [cell, matter]);
  id = row?.certificate_id ?? '';
  const intent = (await stateOf(world.house, id))?.state.intent;
  if (!intent) throw new Error('not issued');
  view = { number: intent.number, check: intent.check, identifier: intent.identifier, ...intent.statusList, cell };
});

let keys = 0;
const get = (url: string) => world.app.inject({ url, remoteAddress: `10.0.0.${(keys += 1) % 250}` });
const post = (url: string, payload: object) =>
  world.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'idempotency-key': `k${(keys += 1)}`, 'sec-fetch-site': 'same-origin' },
  });
const check = async (number: string, value: string) =>
  (
    await get(`/api/verify?number=${encodeURIComponent(number)}&check=${encodeURIComponent(value)}`)
  ).json<Verification>();
const revoke = {
  act: 'revoke',
  reasons: '以欺骗手段取得',
  basis: [{ law: '中华人民共和国行政许可法', article: '第六十九条' }],
};

test('with number and check value anybody learns what it is worth now, and a person’s name is masked', async () => {
  const before = world.answers['organisation.name'] as string;
  expect(await check(view.number.toLowerCase(), view.check.toUpperCase())).toMatchObject({
    found: true,
    status: 'valid',
    holder: before,
    identifier: view.identifier,
    demonstration: true,
  });
  world.answers['organisation.name'] = '张演示';
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  world.answers['organisation.name'] = before;
  const [row] = await world.db.read<{ certificate_id: string }>(store.ofMatter, [
    Number(/^m-(\d+)-/.exec(matter)?.[1]),
    matter,
  ]);
  const intent = (await stateOf(world.house, row?.certificate_id ?? ''))?.state.intent;
  expect((await check(intent?.number ?? '', intent?.check ?? '')).holder).toBe('张*');
});

test('a known number with a wrong check value gets the same answer as a number that does not exist', async () => {
  const known = await get(`/api/verify?number=${view.number}&check=00000000`);
  const unknown = await get('/api/verify?number=JY29999019999999&check=00000000');
  expect(known.body).toBe(unknown.body);
  expect(known.statusCode).toBe(200);
  expect(known.json()).toMatchObject({ found: false, status: null });
  expect(Object.keys(known.json<object>())).toEqual(Object.keys(await check(view.number, view.check)));
});

test('of ten thousand mutated numbers and check values none is accepted', async () => {
  const letter = fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz');
  const mutated = (text: string) =>
    fc.tuple(fc.nat({ max: text.length - 1 }), letter).map(([at, to]) => text.slice(0, at) + to + text.slice(at + 1));
  const tries = fc.sample(
    fc.oneof(
      fc.tuple(mutated(view.number), fc.constant(view.check)),
      fc.tuple(fc.constant(view.number), mutated(view.check)),
      fc.tuple(mutated(view.number), mutated(view.check)),
    ),
    10_000,
  );
  const wrong = tries.filter(([number, value]) => number.toUpperCase() !== view.number || value !== view.check);
  let accepted = 0;
  for (let at = 0; at < wrong.length; at += 16) {
    const answers = await Promise.all(
      wrong.slice(at, at + 16).map(([number, value]) => verifyTyped(world.house, number, value)),
    );
    accepted += answers.filter((answer) => answer.found).length;
  }
  expect(wrong.length).toBeGreaterThan(9000);
  expect(accepted).toBe(0);
}, 120_000);

test('a hundred thousand guesses at the check value of a known number find nothing', () => {
  const characters = '0123456789abcdefghjkmnpqrstvwxyz';
  const guess = (n: number) =>
    Array.from(createHash('sha256').update(String(n)).digest().subarray(0, 8), (byte) => characters[byte % 32]).join(
      '',
    );
  let found = 0;
  for (let n = 0; n < 100_000; n += 1) if (isSame(guess(n), view.check)) found += 1;
  expect(found).toBe(0);
});

test('an address that checks without end is held back', async () => {
  const statuses = [];
  for (let n = 0; n < 32; n += 1)
    statuses.push(
      (await world.app.inject({ url: `/api/verify?number=x&check=${n}`, remoteAddress: '10.9.9.9' })).statusCode,
    );
  expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});

test('revoked by its organ it is revoked for everybody at once, in the list too, and never valid again', async () => {
  world.actor = { ...approver, organ: 'market-supervision' };
  expect((await post(`/api/certificates/${id}/end`, revoke)).statusCode).toBe(404);
  world.actor = approver;
  expect((await post(`/api/certificates/${id}/end`, { ...revoke, basis: [] })).statusCode).toBe(400);
  expect((await post(`/api/certificates/${id}/end`, revoke)).json()).toMatchObject({ status: 'revoked' });
  expect((await post(`/api/certificates/${id}/end`, { ...revoke, act: 'withdraw' })).json()).toMatchObject({
    code: 'certificate-ended',
  });
  world.actor = nobody;
  expect(await check(view.number, view.check)).toMatchObject({ found: true, status: 'revoked' });
  const { encodedList } = (await get(`/api/status-lists/${view.cell}/${view.list}`)).json<{ encodedList: string }>();
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
  expect((bits[view.index >> 3] as number) & (0x80 >> (view.index & 7))).toBeGreaterThan(0);
  await world.relay.drain();
  world.actor = holder();
  expect((await get(`/api/certificates/${id}`)).json<CertificateView>()).toMatchObject({
    status: 'revoked',
    permittedActions: [],
  });
});

test('the holder and the organ see it, a stranger does not, and the organ’s look is recorded', async () => {
  world.actor = holder();
  const own = (await get(`/api/certificates/${view.identifier}`)).json<CertificateView>();
  expect(own).toMatchObject({
    id,
    status: 'valid',
    permittedActions: ['show'],
    hasFile: true,
    decisions: [{ case: 'c1' }],
  });
  expect(
    (await get(`/api/certificates?matter=${own.matter}`)).json<{ certificates: object[] }>().certificates,
  ).toHaveLength(1);
  world.actor = { kind: 'person', id: 'p-1-stranger', roles: ['applicant'] };
  expect((await get(`/api/certificates/${id}`)).statusCode).toBe(404);
  world.actor = approver;
  expect((await get(`/api/certificates/${id}`)).json<CertificateView>().permittedActions).toEqual([
    'revoke',
    'forfeit',
    'withdraw',
    'cancel',
  ]);
  const looks = await load(world.house, 'person_cell', Number(/^p-(\d+)-/.exec(world.applicant)?.[1]), world.applicant);
  expect(looks.some((fact) => fact.name === 'file-read' && JSON.stringify(fact.data).includes(own.matter))).toBe(true);
});

test('an agent sees and shows only certificates of what the mandate reaches: everything, the theme, or the one matter', async () => {
  const { matter } = (await stateOf(world.house, id))?.state.intent ?? {};
  const agent = (scope: string): Actor => ({
    kind: 'person',
    id: 'p-1-agent',
    roles: ['agent'],
    onBehalfOf: world.applicant,
    scopes: [scope],
  });
  const answers = async (scope: string) => {
    world.actor = agent(scope);
    const one = await world.app.inject({ url: `/api/certificates/${id}` });
    const list = await world.app.inject({ url: `/api/certificates?matter=${matter}` });
    const shown = await world.app.inject({
      method: 'POST',
      url: `/api/certificates/${id}/show`,
      headers: { 'idempotency-key': `show-${scope}-${id}` },
      payload: {},
    });
    return [one.statusCode, list.json<{ certificates: unknown[] }>().certificates.length, shown.statusCode];
  };
  for (const scope of ['*', 'restaurant', matter ?? ''])
    expect([scope, ...(await answers(scope))]).toEqual([scope, 200, 1, 200]);
  for (const scope of ['housing', 'm-1-000000000000-y'])
    expect([scope, ...(await answers(scope))]).toEqual([scope, 404, 0, 404]);
});

test('the file that the holder fetches is the one whose hash is in the log', async () => {
  world.actor = holder();
  const reply = await get(`/api/certificates/${id}/pdf`);
  expect(reply.headers['content-type']).toBe('application/pdf');
  expect(createHash('sha256').update(reply.rawPayload).digest('hex')).toBe(
    (await stateOf(world.house, id))?.state.file?.sha256,
  );
});

test('shown by its holder it can be checked for five minutes with the whole name, and by nobody else’s code', async () => {
  world.actor = { kind: 'person', id: 'p-1-stranger', roles: ['applicant'] };
  expect((await post(`/api/certificates/${id}/show`, {})).statusCode).toBe(404);
  world.actor = holder();
  const { code, until } = (await post(`/api/certificates/${id}/show`, { purpose: '办理租赁' })).json<{
    code: string;
    until: string;
  }>();
  expect(until).toBe('2026-11-25T02:05:00.000Z');
  world.actor = nobody;
  const ask = async (text: string) => (await get(`/api/shown?code=${encodeURIComponent(text)}`)).json<Verification>();
  expect(await ask(code)).toMatchObject({ found: true, status: 'valid' });
  expect(await ask(code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toMatchObject({ found: false });
  world.at = new Date('2026-11-25T02:05:00.001Z');
  expect(await ask(code)).toMatchObject({ found: false });
});

test('after its last day it has expired, for the check at once and in the log when the timer fires', async () => {
  world.at = new Date('2031-11-24T15:59:59.000Z');
  expect((await verifyTyped(world.house, view.number, view.check)).status).toBe('valid');
  world.at = new Date('2031-11-24T16:00:00.000Z');
  expect((await verifyTyped(world.house, view.number, view.check)).status).toBe('expired');
  await world.relay.drain();
  expect((await stateOf(world.house, id))?.state.status).toBe('expired');
});

async function run(
  args: readonly string[],
  options: CliCall['options'] = {},
  needsHouse = true,
): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const call: CliCall = {
    args,
    options,
    json: false,
    config: world.house.config,
    print: (text) => void out.push(text),
    progress: (text) => void out.push(text),
    house: async () => {
      if (!needsHouse) throw new Error('the database was asked');
      return world.house;
    },
  };
  return { code: (await commands[0]?.run(call)) ?? -1, out: out.join('\n') };
}

test('on the command line a file is checked against the log, or offline against a key that somebody kept', async () => {
  const file = join(world.data, 'certificate.pdf');
  const bytes = (await world.house.files.get((await stateOf(world.house, id))?.state.file?.sha256 ?? '')) as Buffer;
  await writeFile(file, bytes);
  expect(await run([file])).toMatchObject({ code: 0, out: expect.stringContaining('seal good') });
  expect(await run([view.number, view.check])).toMatchObject({
    code: 0,
    out: expect.stringContaining('status: valid'),
  });
  expect(await run([view.number, '00000000'])).toMatchObject({ code: 1 });
  expect(await run([view.number])).toMatchObject({ code: 2 });
  const { keys: published } = (await get('/api/certificate-keys')).json<{
    keys: { suite: string; certificate: string | null }[];
  }>();
  const own = published.find((each) => each.suite === 'p256-sha256')?.certificate ?? '';
  const pem = join(world.data, 'seal.pem');
  await writeFile(pem, new X509Certificate(Buffer.from(own, 'base64')).toString());
  expect(await run([file], { key: pem }, false)).toMatchObject({ code: 0 });
  await writeFile(file, Buffer.concat([bytes.subarray(0, 5000), Buffer.from('X'), bytes.subarray(5001)]));
  expect(await run([file], { key: pem }, false)).toMatchObject({ code: 1, out: expect.stringContaining('seal wrong') });
  expect(await run([file])).toMatchObject({ code: 1, out: expect.stringContaining('no such certificate') });
});

/** A pharmacy's combined licence of two permits: for medicines with five years, for devices without end. */
async function combined(): Promise<{ id: string; number: string; check: string; matter: string }> {
  const outputs = ['pharmacy-licence'];
  const matter = await world.open(
    { id: 'c1', item: 'drug-permit', outputs },
    { id: 'c2', item: 'device-filing', outputs },
  );
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  expect(await world.db.read(store.ofMatter, [Number(matter.split('-')[1]), matter])).toEqual([]);
  await world.tell(matter, granted('c2'));
  await world.relay.drain();
  const [row] = await world.db.read<{ certificate_id: string }>(store.ofMatter, [Number(matter.split('-')[1]), matter]);
  const found = await stateOf(world.house, row?.certificate_id ?? '');
  if (!found) throw new Error('not issued');
  const { number, check: value } = found.state.intent;
  return { id: row?.certificate_id ?? '', number, check: value, matter };
}
const partsOf = async (one: { number: string; check: string }) => {
  const found = await check(one.number, one.check);
  return [found.status, ...found.parts.map((part) => part.status)];
};

test('a combined certificate names the permits in it to anybody, each with its own number, last day and organ', async () => {
  const one = await combined();
  const found = await check(one.number, one.check);
  expect(found).toMatchObject({ status: 'valid', type: { zh: '行业综合许可证（药店）' }, validUntil: null });
  expect(found.parts).toMatchObject([
    {
      name: { zh: '药品经营许可证' },
      status: 'valid',
      validUntil: '2031-11-24',
      organ: { zh: '安和县行政审批服务局' },
    },
    { name: { zh: '第二类医疗器械经营备案凭证' }, status: 'valid', validUntil: null },
  ]);
  expect(found.parts[0]?.number).toMatch(/^DA999901\d{6}$/);
  world.at = new Date('2031-11-25T02:00:00.000Z');
  expect(await partsOf(one)).toEqual(['valid', 'expired', 'valid']);
});

test('a permit that is revoked shows in the combined certificate and takes no other with it; the last one takes the whole', async () => {
  const one = await combined();
  await world.tell(one.matter, { name: 'decision-revoked', data: { case: 'c1' } });
  await world.relay.drain();
  expect(await partsOf(one)).toEqual(['valid', 'revoked', 'valid']);
  world.actor = { ...approver, organ: 'housing-bureau' };
  expect((await post(`/api/certificates/${one.id}/end`, { ...revoke, part: 'c2' })).statusCode).toBe(404);
  world.actor = approver;
  expect((await post(`/api/certificates/${one.id}/end`, { ...revoke, part: 'c9' })).statusCode).toBe(404);
  expect((await post(`/api/certificates/${one.id}/end`, { ...revoke, part: 'c1' })).json()).toMatchObject({
    code: 'certificate-ended',
  });
  expect(
    (await post(`/api/certificates/${one.id}/end`, { ...revoke, act: 'forfeit', part: 'c2' })).json(),
  ).toMatchObject({ status: 'forfeited' });
  world.actor = nobody;
  expect(await partsOf(one)).toEqual(['forfeited', 'revoked', 'forfeited']);
});

/** The certificate that a matter made. */
async function madeBy(matter: string) {
  const [row] = await world.db.read<{ certificate_id: string }>(store.ofMatter, [Number(matter.split('-')[1]), matter]);
  const found = await stateOf(world.house, row?.certificate_id ?? '');
  if (!found) throw new Error('not issued');
  const { number, check: value, identifier } = found.state.intent;
  return { id: row?.certificate_id ?? '', number, check: value, identifier, matter, state: found.state };
}

test('renewed with the same permits, the new combined certificate takes the place of the old one', async () => {
  const old = await combined();
  world.at = new Date('2031-10-01T02:00:00.000Z');
  const renewed = await combined();
  await world.relay.drain();
  expect(await partsOf(old)).toEqual(['superseded', 'superseded', 'superseded']);
  expect((await check(renewed.number, renewed.check)).parts[0]?.validUntil).toBe('2036-09-30');
});

test('one permit renewed: one certificate in hand names all permits, each with its own last day; the old number says that it was replaced and by which', async () => {
  world.at = new Date('2026-11-25T02:00:00.000Z');
  const old = await madeBy((await combined()).matter);
  world.at = new Date('2031-10-01T02:00:00.000Z');
  const matter = await world.openRenewal(old.identifier, 2, {
    id: 'c1',
    item: 'drug-permit',
    outputs: ['pharmacy-licence'],
  });
  await world.tell(matter, granted('c1', { on: '2031-10-01' }));
  await world.relay.drain();
  const renewed = await madeBy(matter);
  const found = await check(renewed.number, renewed.check);
  expect(found).toMatchObject({ status: 'valid', type: { zh: '行业综合许可证（药店）' } });
  expect(found.parts.map((part) => [part.name.zh, part.number, part.status, part.validUntil])).toEqual([
    ['药品经营许可证', old.state.parts[0]?.number, 'valid', '2036-09-30'],
    ['第二类医疗器械经营备案凭证', old.state.parts[1]?.number, 'valid', null],
  ]);
  expect(await check(old.number, old.check)).toMatchObject({
    status: 'superseded',
    successor: renewed.identifier,
    successorNumber: renewed.number,
  });
  expect(renewed.number).not.toBe(old.number);

  // The decision on the devices fell in the first matter: the permit ends where it stands now.
  await world.tell(old.matter, { name: 'decision-revoked', data: { case: 'c2' } });
  await world.relay.drain();
  expect(await partsOf(renewed)).toEqual(['valid', 'valid', 'revoked']);
  // A permit that ended is not taken over, and the certificate in hand is still one.
  const again = await world.openRenewal(renewed.identifier, 3, {
    id: 'c1',
    item: 'drug-permit',
    outputs: ['pharmacy-licence'],
  });
  await world.tell(again, granted('c1', { on: '2031-10-01' }));
  await world.relay.drain();
  expect(await partsOf(await madeBy(again))).toEqual(['valid', 'valid']);
  expect((await check(renewed.number, renewed.check)).status).toBe('superseded');
});

test('two renewals decided in the same moment build on each other: one certificate in hand carries both, and a third whose decision fell holds up nobody', async () => {
  world.at = new Date('2026-11-25T02:00:00.000Z');
  const old = await madeBy((await combined()).matter);
  world.at = new Date('2031-10-01T02:00:00.000Z');
  const renewalOf = async (item: string, cell: number): Promise<string> => {
    const matter = await world.openRenewal(old.identifier, cell, { id: 'c1', item, outputs: ['pharmacy-licence'] });
    await world.tell(matter, granted('c1', { on: '2031-10-01' }));
    return matter;
  };
  const [drugs, devices, fallen] = [
    await renewalOf('drug-permit', 1),
    await renewalOf('device-filing', 2),
    await renewalOf('drug-permit', 3),
  ];
  await Promise.all([fallen, drugs, devices].map((matter) => intendAll(world.house, matter, cellOfMatter(matter))));
  await world.tell(fallen, { name: 'decision-revoked', data: { case: 'c1' } });
  await world.relay.drain();

  const both = [await madeBy(drugs), await madeBy(devices)];
  expect(both.map((one) => one.state.status).toSorted()).toEqual(['superseded', 'valid']);
  const inHand = both.find((one) => one.state.status === 'valid') as (typeof both)[number];
  const before = both.find((one) => one !== inHand);
  expect(inHand.state.parts.map((part) => part.of?.matter)).toEqual([undefined, before?.matter]);
  const { parts } = await check(inHand.number, inHand.check);
  expect(parts.map((part) => [part.status, part.validUntil])).toEqual(
    expect.arrayContaining([
      ['valid', '2036-09-30'],
      ['valid', null],
    ]),
  );
});

test('of two sealed in the same moment in two cells the earlier ends, also when it is told of last because its clock is behind', async () => {
  world.answers['premises.address'] = '安和县示范路777号';
  const sealedAt = async (cell: number, at: string) => {
    world.at = new Date(at);
    const matter = await world.openIn(cell, { id: 'c1', outputs: ['food-permit'] });
    await world.tell(matter, granted('c1'));
    await world.relay.drain();
    return matter;
  };
  const later = await sealedAt(1, '2032-03-01T02:00:01.000Z');
  const earlier = await sealedAt(2, '2032-03-01T02:00:00.000Z');
  const [stays, ends] = [await madeBy(later), await madeBy(earlier)];
  expect([stays.state.status, ends.state.status, ends.state.successor]).toEqual(['valid', 'superseded', stays.id]);
});

test('a renewal takes the place of what it renews, also in another cell whose clock is behind', async () => {
  world.answers['premises.address'] = '安和县示范路778号';
  world.at = new Date('2033-03-01T02:00:01.000Z');
  const old = await world.openIn(1, { id: 'c1', outputs: ['food-permit'] });
  await world.tell(old, granted('c1'));
  await world.relay.drain();
  world.at = new Date('2033-03-01T02:00:00.000Z');
  const { identifier } = await madeBy(old);
  const renewal = await world.openRenewal(identifier, 2, { id: 'c1', outputs: ['food-permit'] });
  await world.tell(renewal, granted('c1'));
  await world.relay.drain();
  const [before, inHand] = [await madeBy(old), await madeBy(renewal)];
  expect([before.state.status, before.state.successor, inHand.state.status]).toEqual([
    'superseded',
    inHand.id,
    'valid',
  ]);
});
