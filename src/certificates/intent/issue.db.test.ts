import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '../../platform/index.ts';
import { load } from '../../journal/index.ts';
import { intendAll } from './intend.ts';
import { cellOf } from '../ids.ts';
import { stateOf } from '../perform.ts';
import { sealCertificate, unsignedFile } from '../seal/sealing.ts';
import { rotateKeys, trustedKeys, verifyRecord, type RecordSealed, type SealKeyRow } from '../seal/provider.ts';
import { verifyPdf } from '../seal/verify-pdf.ts';
import * as store from '../store.ts';
import { decided, granted, openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
// Each test has a shop of its own: their days go back and forth, and of one right one certificate stays.
let shop = 100;
beforeEach(() => {
  world.answers['premises.address'] = `安和县示范路${(shop += 1)}号`;
});

const cellIn = (id: string): number => Number(/^[mc]-(\d+)-/.exec(id)?.[1]);
const rowsOf = (matter: string) =>
  world.db.read<{ certificate_id: string; status: string }>(store.ofMatter, [cellIn(matter), matter]);
const only = async (matter: string): Promise<string> => {
  const rows = await rowsOf(matter);
  expect(rows).toHaveLength(1);
  return rows[0]?.certificate_id ?? '';
};
const issued = async (): Promise<string> => {
  world.at = new Date(world.at.getTime() + 60_000);
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  return await only(matter);
};

test('a grant becomes one sealed certificate, entered in the data space and in the matter', async () => {
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  const found = await stateOf(world.house, await only(matter));
  expect(found?.state.status).toBe('valid');
  const intent = found?.state.intent;
  expect(intent?.number).toMatch(/^JY2999901\d{7}$/);
  expect(intent?.identifier).toMatch(
    /^1\.2\.156\.3005\.2\.11999900MBDEM1990B002\.11999901MBDEM10187\.[0-9A-Z]+\.001\.[0-9A-Z]$/,
  );
  expect(intent?.validUntil).toBe('2031-11-24');
  expect(world.entered.filter((each) => each.matterId === matter)).toEqual([
    {
      matterId: matter,
      case: 'c1',
      type: 'food-permit',
      number: intent?.number,
      identifier: intent?.identifier,
      // Under which letter the organ's seal was used goes to the register.
      seal: expect.objectContaining({ organ: 'approval-bureau', kind: 'organ-seal' }),
    },
  ]);
});

test('the reaction running twice, and at once from many sides, still makes exactly one certificate for a grant', async () => {
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await Promise.all(Array.from({ length: 6 }, () => intendAll(world.house, matter, cellIn(matter))));
  const id = await only(matter);
  await Promise.all([sealCertificate(world.house, id), sealCertificate(world.house, id), world.relay.drain()]);
  await world.relay.drain();
  const facts = await load(world.house, 'cell', cellIn(id), id);
  expect(facts.map((fact) => fact.name)).toEqual(['certificate-intended', 'certificate-sealed']);
  expect(await rowsOf(matter)).toHaveLength(1);
});

test('no certificate while one distinct decision is missing, denied, without effect or withheld', async () => {
  const missing = await world.open({ id: 'c1' }, { id: 'c2' });
  await world.tell(missing, granted('c1'));
  const denied = await world.open({ id: 'c1' }, { id: 'c2' });
  await world.tell(denied, granted('c1'), decided('c2', 'denied'));
  const simulated = await world.open({ id: 'c1' });
  await world.tell(simulated, granted('c1', { variant: 'simulated' }));
  const withheld = await world.open({ id: 'c1' });
  await world.tell(
    withheld,
    { name: 'obligation-opened', data: { obligation: 'o1', case: 'c1', withholds: true } },
    granted('c1'),
  );
  const waiting = await world.open({ id: 'c1', waits: [{ case: 'c2', gate: 'issue' }] }, { id: 'c2', outputs: [] });
  await world.tell(waiting, granted('c1'));
  await world.relay.drain();
  for (const matter of [missing, denied, simulated, withheld, waiting]) expect(await rowsOf(matter)).toEqual([]);
  await world.tell(withheld, { name: 'obligation-closed', data: { obligation: 'o1', how: 'supplied', note: null } });
  await world.tell(waiting, granted('c2'));
  await world.relay.drain();
  for (const matter of [withheld, waiting])
    expect((await stateOf(world.house, await only(matter)))?.state.file).not.toBeNull();
});

test('a combined certificate lists every decision it rests on', async () => {
  const matter = await world.open({ id: 'c1' }, { id: 'c2' });
  await world.tell(
    matter,
    granted('c1'),
    {
      name: 'notice-issued',
      data: { notice: 'n1', kind: 'grant', number: '安政审准〔2026〕第00001号', cases: ['c1'] },
    },
    granted('c2'),
  );
  await world.relay.drain();
  const found = await stateOf(world.house, await only(matter));
  expect(found?.state.intent.decisions.map((each) => [each.case, each.document])).toEqual([
    ['c1', '安政审准〔2026〕第00001号'],
    ['c2', null],
  ]);
});

test('a decision that falls between intent and seal leaves a number that is used up and no certificate', async () => {
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  const [id = ''] = await intendAll(world.house, matter, cellIn(matter));
  await world.tell(matter, { name: 'decision-revoked', data: { case: 'c1' } });
  expect(await sealCertificate(world.house, id)).toBe('abandoned');
  await world.relay.drain();
  expect((await stateOf(world.house, id))?.state.file).toBeNull();
  expect(world.entered.some((each) => each.matterId === matter)).toBe(false);
});

test('a decision that falls later takes its certificate with it', async () => {
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  await world.relay.drain();
  await world.tell(matter, { name: 'decision-revoked', data: { case: 'c1' } });
  await world.relay.drain();
  expect((await rowsOf(matter)).map((row) => row.status)).toEqual(['revoked']);
});

test('a crash between intent and seal heals itself, and the number stays the same', async () => {
  const matter = await world.open({ id: 'c1' });
  await world.tell(matter, granted('c1'));
  const [id = ''] = await intendAll(world.house, matter, cellIn(matter));
  const { number } = (await stateOf(world.house, id))?.state.intent ?? {};
  await world.relay.drain();
  const after = await stateOf(world.house, id);
  expect(after?.state).toMatchObject({ status: 'valid', intent: { number } });
});

test('a new certificate of the same single-holder right ends the old one, which names it, in whatever cell it lives', async () => {
  const [first, second, third] = [await issued(), await issued(), await issued()];
  await world.relay.drain();
  for (const [old, next] of [
    [first, second],
    [second, third],
  ] as const) {
    expect((await stateOf(world.house, old))?.state).toMatchObject({ status: 'superseded', successor: next });
  }
  expect((await stateOf(world.house, third))?.state.status).toBe('valid');
  world.answers['premises.address'] = '安和县示范路13号';
  const elsewhere = await issued();
  expect((await stateOf(world.house, third))?.state.status).toBe('valid');
  expect((await stateOf(world.house, elsewhere))?.state.status).toBe('valid');
});

test('numbers run without a gap and never twice, whoever asks at the same moment', async () => {
  const matters = await Promise.all(
    Array.from({ length: 12 }, () => world.open({ id: 'c1', outputs: ['fire-opinion'], organ: 'fire-brigade' })),
  );
  await Promise.all(matters.map((matter) => world.tell(matter, granted('c1', { organ: 'fire-brigade' }))));
  const ids = (await Promise.all(matters.map((matter) => intendAll(world.house, matter, cellIn(matter))))).flat();
  const intents = await Promise.all(
    ids.map(async (id) => ({ cell: cellOf(id), number: (await stateOf(world.house, id))?.state.intent.number ?? '' })),
  );
  const serials = intents.map((each) => Number(/第(\d{5})号$/.exec(each.number)?.[1]));
  expect(intents.every((each) => /^安消安检许字〔2026〕第\d{5}号$/.test(each.number))).toBe(true);
  expect(new Set(serials).size).toBe(12);
  const { cell: cells } = world.house.shards;
  for (const cell of cells) {
    const own = serials.filter((_, i) => intents[i]?.cell === cell).toSorted((a, b) => a - b);
    expect(own).toEqual(own.map((_, i) => i * cells.length + cells.indexOf(cell) + 1));
  }
});

test('the unsigned file drawn again from the log is the one that was sealed, byte for byte', async () => {
  const found = await stateOf(world.house, await issued());
  const sealed = found?.facts[1]?.data as { unsignedSha256: string };
  world.at = new Date('2026-12-24T02:00:00.000Z');
  const again = found ? await unsignedFile(found.facts, found.state) : undefined;
  world.at = new Date('2026-11-25T02:00:00.000Z');
  if (!again || isRefusal(again)) throw new Error('not drawn');
  const { createHash } = await import('node:crypto');
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hashOf(again)).toBe(sealed.unsignedSha256);
  // The letter of the seal is part of the face; what was sealed before letters were printed is drawn as it was.
  const { file } = found?.state ?? {};
  if (!found || !file) throw new Error('no file');
  expect(file.letter?.number).toBeTruthy();
  const plain = await unsignedFile(found.facts, { ...found.state, file: null }, null);
  if (isRefusal(plain)) throw new Error('not drawn');
  expect(hashOf(plain)).not.toBe(sealed.unsignedSha256);
  const before = { ...found.state, file: { ...file, unsignedSha256: hashOf(plain) } };
  const asBefore = await unsignedFile(found.facts, before);
  expect(isRefusal(asBefore) ? '' : hashOf(asBefore)).toBe(hashOf(plain));
});

test('the seal of a file verifies; one flipped byte, an appended one or a stranger key fails', async () => {
  const file = (await stateOf(world.house, await issued()))?.state.file;
  const bytes = await world.house.files.get(file?.sha256 ?? '');
  if (!bytes) throw new Error('no file');
  const trusted = await trustedKeys(world.house);
  expect(verifyPdf(bytes, trusted)).toMatchObject({ isGood: true, keyId: file?.keyId });
  const from = bytes.indexOf('/Contents <') + 11;
  const until = bytes.indexOf('>', from);
  const places = [
    ...Array.from({ length: 150 }, (_, i) => Math.floor((i * bytes.length) / 150)),
    ...Array.from({ length: 250 }, (_, i) => from + i * 4),
    until - 1,
  ];
  for (const at of places) {
    const altered = Buffer.from(bytes);
    const flip = at >= from && at < until && /[0-9a-e]/i.test(String.fromCharCode(altered[at] as number)) ? 1 : 2;
    altered[at] = (altered[at] as number) ^ flip;
    expect(verifyPdf(altered, trusted), `byte ${at}`).toMatchObject({ isGood: false });
  }
  expect(verifyPdf(Buffer.concat([bytes, Buffer.from('\n')]), trusted)).toMatchObject({ isGood: false });
  expect(verifyPdf(bytes, [])).toMatchObject({ isGood: false });
});

test('both suites seal the record, either fails on another record, and a retired key goes on verifying', async () => {
  const id = await issued();
  const found = await stateOf(world.house, id);
  if (!found) throw new Error('not issued');
  const { record, seals } = found.facts[1]!.data as unknown as { record: string; seals: RecordSealed[] };
  await rotateKeys(world.house);
  const later = await stateOf(world.house, await issued());
  expect(later?.state.file?.keyId).not.toBe(found.state.file?.keyId);
  const keys = await world.db.read<SealKeyRow>(store.sealKeys, []);
  expect(seals.map((seal) => seal.suite)).toEqual(['p256-sha256', 'sm2-sm3']);
  for (const seal of seals) {
    const key = keys.find((row) => row.key_id === seal.keyId)?.public_key as Buffer;
    expect(verifyRecord(seal, record, key)).toBe(true);
    expect(verifyRecord(seal, record.replace('food-permit', 'fire-permit'), key)).toBe(false);
  }
  const bytes = await world.house.files.get(found.state.file?.sha256 ?? '');
  expect(verifyPdf(bytes ?? Buffer.alloc(0), await trustedKeys(world.house))).toMatchObject({ isGood: true });
});

test('a licence that another system issued is recorded under its own number and carries no seal of ours', async () => {
  const matter = await world.open({ id: 'c1', outputs: ['business-licence'], organ: 'market-supervision' });
  await world.tell(
    matter,
    granted('c1', {
      organ: 'market-supervision',
      elsewhere: { system: 'registration', serial: 'R-1', number: '92330106MADEM1030H' },
    }),
  );
  await world.relay.drain();
  const found = await stateOf(world.house, await only(matter));
  expect(found?.state).toMatchObject({ status: 'valid', file: null, intent: { number: '92330106MADEM1030H' } });
});

test('the credit code of a licence granted in the same matter is printed without being asked', async () => {
  const matter = await world.open(
    { id: 'c1', outputs: ['business-licence'], organ: 'market-supervision' },
    { id: 'c2' },
  );
  const typed = world.answers['organisation.uscc'] as string;
  delete world.answers['organisation.uscc'];
  await world.tell(
    matter,
    granted('c1', {
      organ: 'market-supervision',
      elsewhere: { system: 'registration', serial: 'R-2', number: '92330106MADEM1030H' },
    }),
  );
  await world.relay.drain();
  await world.tell(matter, granted('c2'));
  await world.relay.drain();
  world.answers['organisation.uscc'] = typed;
  const all = await Promise.all((await rowsOf(matter)).map((row) => stateOf(world.house, row.certificate_id)));
  const permit = all.find((each) => each?.state.intent.type === 'food-permit');
  expect(permit?.state.intent.fields).toContainEqual({
    label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    value: '92330106MADEM1030H',
  });
});

test('a name that no face can print stops the certificate before a number is used, and names the character', async () => {
  const matter = await world.open({ id: 'c1' });
  const before = world.answers['organisation.name'] as string;
  world.answers['organisation.name'] = '安和县\u{31350}记餐饮店';
  await world.tell(matter, granted('c1'));
  await expect(intendAll(world.house, matter, cellIn(matter))).rejects.toThrow('U+31350');
  expect(await rowsOf(matter)).toEqual([]);
  world.answers['organisation.name'] = before;
  await world.relay.drain();
});

test('the database itself refuses a second certificate for a grant, a number used twice and a status place used twice', async () => {
  const id = await issued();
  const owner = new pg.Client(world.adminUrl);
  await owner.connect();
  const copy = (set: string) =>
    owner.query(
      `insert into certificates.certificate select (jsonb_populate_record(c, '${set}'::jsonb)).* from certificates.certificate c where certificate_id = '${id}'`,
    );
  await expect(copy('{"certificate_id":"c-x","number_key":"X","status_index":1,"right_key":null}')).rejects.toThrow(
    'certificate_one_for_each_grant',
  );
  await expect(copy('{"certificate_id":"c-x","basis_key":"x","status_index":1,"right_key":null}')).rejects.toThrow(
    'number_key',
  );
  await expect(copy('{"certificate_id":"c-x","basis_key":"x","number_key":"X","right_key":null}')).rejects.toThrow(
    'status_index',
  );
  await expect(copy('{"certificate_id":"c-x","basis_key":"x","number_key":"X","status_index":1}')).rejects.toThrow(
    'certificate_one_for_each_right',
  );
  await owner.end();
});
