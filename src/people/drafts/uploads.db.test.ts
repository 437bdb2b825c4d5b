import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { journal } from '../../journal/index.ts';
import { people } from '../index.ts';
import { demoPassword, loadSample } from '../sample.ts';
import { largestPiece, quota } from './uploads-in-pieces.ts';

let at: FreshHouse;
const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
beforeAll(async () => {
  at = await freshHouse([journal, people], { clock: { now: () => clock.at } });
  await loadSample(at.house, 'catalogue/anhe');
});
afterAll(() => at.close());

type Cookies = Record<string, string>;
async function signedIn(account: string): Promise<Cookies> {
  const reply = await at.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: demoPassword },
  });
  return { onevisit_session: reply.cookies.find((one) => one.name === 'onevisit_session')?.value ?? '' };
}
/** A PDF of so many bytes, unlike any other. */
const pdf = (size: number): Buffer => {
  const head = Buffer.from(`%PDF-1.4\n% ${randomBytes(8).toString('hex')}\n`);
  return Buffer.concat([head, Buffer.alloc(size - head.length, 'a')]);
};
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const begin = (cookies: Cookies, file: Buffer, order: object = {}) =>
  at.app.inject({
    method: 'POST',
    url: '/api/uploads',
    cookies,
    payload: { name: '租赁合同.pdf', size: file.length, sha256: hashOf(file), ...order },
  });
const piece = (cookies: Cookies, id: string, offset: number, bytes: Buffer) =>
  at.app.inject({
    method: 'PATCH',
    url: `/api/uploads/${id}?offset=${offset}`,
    cookies,
    headers: { 'content-type': 'application/offset+octet-stream' },
    payload: bytes,
  });
const step = 400_000;

test('a file of three pieces arrives whole; a piece sent twice is there once, and the file is judged and stored at the end', async () => {
  const own = await signedIn('zhang-shifan');
  const file = pdf(1_000_000);
  const { uploadId, offset } = (await begin(own, file)).json();
  expect(offset).toBe(0);
  expect((await piece(own, uploadId, 0, file.subarray(0, step))).json()).toMatchObject({ offset: step });
  expect((await piece(own, uploadId, 0, file.subarray(0, step))).json()).toMatchObject({ offset: step });
  await piece(own, uploadId, step, file.subarray(step, 2 * step));
  const last = (await piece(own, uploadId, 2 * step, file.subarray(2 * step))).json();
  expect(last.file).toEqual({ sha256: hashOf(file), name: '租赁合同.pdf', type: 'application/pdf', size: 1_000_000 });
  expect(await at.house.files.get(hashOf(file))).toEqual(file);
});

test('after a broken line or on another device the same file goes on where it was', async () => {
  const file = pdf(900_000);
  const first = await signedIn('zhang-shifan');
  const { uploadId } = (await begin(first, file)).json();
  await piece(first, uploadId, 0, file.subarray(0, step));
  const other = await signedIn('zhang-shifan');
  expect((await at.app.inject({ url: '/api/uploads', cookies: other })).json().uploads).toEqual([
    { uploadId, name: '租赁合同.pdf', size: 900_000, offset: step },
  ]);
  expect((await begin(other, file)).json()).toMatchObject({ uploadId, offset: step });
  expect((await piece(other, uploadId, step, file.subarray(step))).json().file.sha256).toBe(hashOf(file));
});

test('the same bytes under another name are another paper with its own name', async () => {
  const own = await signedIn('zhang-shifan');
  const file = pdf(600);
  const named = async (name: string) => {
    const { uploadId } = (await begin(own, file, { name })).json();
    return (await piece(own, uploadId, 0, file)).json().file.name;
  };
  expect([await named('租赁合同.pdf'), await named('平面图.pdf')]).toEqual(['租赁合同.pdf', '平面图.pdf']);
});

test('a piece from a wrong place is refused with the right one, and changes nothing', async () => {
  const own = await signedIn('zhang-shifan');
  const file = pdf(900_000);
  const { uploadId } = (await begin(own, file)).json();
  await piece(own, uploadId, 0, file.subarray(0, step));
  for (const wrong of [0, step - 1, step + 1, 899_999]) {
    const refused = await piece(own, uploadId, wrong, file.subarray(wrong, wrong + step + 7));
    expect([wrong, refused.statusCode, refused.json().code]).toEqual([wrong, 409, 'upload-offset-wrong']);
    expect(refused.json().detail).toEqual({ offset: step });
  }
  const tooMuch = await piece(own, uploadId, step, Buffer.alloc(600_000, 'b'));
  expect(tooMuch.json()).toMatchObject({ code: 'upload-offset-wrong', detail: { offset: step } });
  expect((await piece(own, uploadId, step, Buffer.alloc(largestPiece + 1))).statusCode).toBe(413);
});

test('a file that is not the one that was begun, or that is no paper, is refused at the end and nothing of it is kept', async () => {
  const own = await signedIn('zhang-shifan');
  const file = pdf(500_000);
  const changed = Buffer.from(file).fill('x', 450_000);
  const { uploadId } = (await begin(own, file)).json();
  await piece(own, uploadId, 0, changed.subarray(0, step));
  expect((await piece(own, uploadId, step, changed.subarray(step))).json().code).toBe('upload-changed');
  expect((await at.app.inject({ url: `/api/uploads/${uploadId}`, cookies: own })).statusCode).toBe(404);
  const script = Buffer.concat([pdf(1000), Buffer.from('/JavaScript (app.alert(1))')]);
  const second = (await begin(own, script)).json();
  expect((await piece(own, second.uploadId, 0, script)).json().code).toBe('file-has-active-content');
  expect(await at.house.files.has(hashOf(script))).toBe(false);
  expect((await begin(own, file, { size: 21 * 1024 * 1024 })).json().code).toBe('file-too-large');
});

test('another’s upload is answered like one that does not exist, to persons, staff and browsers without an account', async () => {
  const own = await signedIn('zhang-shifan');
  const file = pdf(500_000);
  const { uploadId } = (await begin(own, file)).json();
  const nobodys = uploadId.replace(/.{6}$/, '000000');
  for (const [who, cookies] of [
    ['another person', await signedIn('li-yangli')],
    ['a clerk', await signedIn('chen-chuangkou')],
    ['a browser', { onevisit_draft: 'a'.repeat(43) }],
    ['nobody', {}],
  ] as const) {
    const same = (text: string) => ({ ...(JSON.parse(text) as object), traceId: '', instance: '' });
    for (const ask of [
      (id: string) => at.app.inject({ url: `/api/uploads/${id}`, cookies }),
      (id: string) => piece(cookies, id, 0, file.subarray(0, step)),
    ]) {
      const [theirs, none] = [await ask(uploadId), await ask(nobodys)];
      expect([who, theirs.statusCode, same(theirs.body)]).toEqual([who, 404, same(none.body)]);
    }
  }
  expect((await begin(await signedIn('li-yangli'), file)).json()).toMatchObject({ offset: 0 });
  expect((await begin(own, file)).json()).toMatchObject({ uploadId, offset: 0 });
});

test('nobody fills the house: more than twenty unfinished files or two hundred megabytes are refused, finishing makes room', async () => {
  const own = await signedIn('wang-daiban');
  const files = Array.from({ length: quota.uploads }, () => pdf(60));
  for (const file of files) expect((await begin(own, file)).statusCode).toBe(200);
  const more = pdf(60);
  expect((await begin(own, more)).json()).toMatchObject({ code: 'upload-quota', status: 429 });
  const [first] = files as [Buffer];
  await piece(own, (await begin(own, first)).json().uploadId, 0, first);
  expect((await begin(own, more)).statusCode).toBe(200);
  const clerk = await signedIn('chen-chuangkou');
  const large = () => begin(clerk, pdf(60), { size: 20 * 1024 * 1024 });
  for (let n = 0; n < 10; n += 1) expect((await large()).statusCode).toBe(200);
  expect((await large()).json().code).toBe('upload-quota');
});

test('a day later an upload is gone, and what it had brought too; thirty days later an untouched draft is', async () => {
  const own = await signedIn('li-yangli');
  const file = pdf(500_000);
  const { uploadId } = (await begin(own, file)).json();
  await piece(own, uploadId, 0, file.subarray(0, step));
  const started = await at.app.inject({
    method: 'POST',
    url: '/api/drafts',
    cookies: own,
    headers: { 'idempotency-key': 'draft-of-a-month' },
    payload: { theme: 'restaurant', content: { facts: {} } },
  });
  const rows = async (table: string, id: string) => {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: at.adminUrl });
    await client.connect();
    const found = await client.query(`select 1 from people.${table} t where t::text like '%' || $1 || '%'`, [id]);
    await client.end();
    return found.rowCount;
  };
  expect([await rows('upload', uploadId), await rows('upload_piece', uploadId)]).toEqual([1, 1]);
  clock.at = new Date(clock.at.getTime() + 24 * 3_600_000);
  expect(
    (await at.app.inject({ url: `/api/uploads/${uploadId}`, cookies: await signedIn('li-yangli') })).statusCode,
  ).toBe(404);
  await at.relay.drain();
  expect([await rows('upload', uploadId), await rows('upload_piece', uploadId)]).toEqual([0, 0]);
  const { draftId } = started.json();
  expect(await rows('draft', draftId)).toBe(1);
  clock.at = new Date(clock.at.getTime() + 30 * 24 * 3_600_000);
  await at.relay.drain();
  expect(await rows('draft', draftId)).toBe(0);
}, 60_000);
