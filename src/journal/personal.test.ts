import { randomBytes } from 'node:crypto';
import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../platform/pure.ts';
import {
  isErased,
  keyIdOf,
  open,
  personal,
  personalHash,
  putBack,
  referencesIn,
  seal,
  subjectsIn,
  takeOut,
} from './personal.ts';

const salt = (): Uint8Array => Buffer.alloc(16, 7);
const key = Buffer.alloc(32, 1);
const place = { group: 'cell', stream: 'm-1', seq: 3, n: 0, subject: 'p-1-a' };

test('the text of a fact carries a salted hash where the value stood, and the value goes back to the same place', () => {
  const data = { z: [personal('p-1-a', '李某'), 1], a: { inner: personal('p-1-b', { phone: '13900000000' }) } };
  const { data: cleaned, values } = takeOut('sm3', data, salt);
  expect(JSON.stringify(cleaned)).not.toContain('李某');
  expect(JSON.stringify(cleaned)).not.toContain('13900000000');
  expect(values.map((value) => [value.n, value.subject])).toEqual([
    [0, 'p-1-b'],
    [1, 'p-1-a'],
  ]);
  expect(referencesIn(cleaned)[1]).toEqual({ subject: 'p-1-a', hash: personalHash('sm3', salt(), '李某') });
  const revealed = putBack(cleaned, (n) => values[n]?.value);
  expect(revealed).toEqual({ z: ['李某', 1], a: { inner: { phone: '13900000000' } } });
  expect(subjectsIn(data)).toEqual(['p-1-b', 'p-1-a']);
});

test('an erased value says whose it was and nothing else', () => {
  const { data } = takeOut('sha256', { who: personal('p-1-a', '李某') }, salt);
  const revealed = putBack(data, () => undefined) as { who: JsonValue };
  expect(revealed).toEqual({ who: { $erased: 'p-1-a' } });
  expect(isErased(revealed.who)).toBe(true);
  expect(isErased('erased')).toBe(false);
});

const tidy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('whatever JSON a form sends is taken out and put back unchanged', () => {
  assert(
    property(jsonValue(), jsonValue(), (plain, secret) => {
      const { data, values } = takeOut('sha256', { plain, list: [personal('p-1-a', secret as JsonValue)] }, salt);
      const back = putBack(JSON.parse(JSON.stringify(data)), (n) => values[n]?.value);
      expect(tidy(back)).toEqual(tidy({ plain, list: [secret] }));
    }),
  );
});

test('half characters from a broken keyboard are replaced, what JSON does not know is refused', () => {
  expect(takeOut('sha256', { note: 'a\ud800b' }, salt).data).toEqual({ note: 'a\ufffdb' });
  for (const bad of [{ at: new Date() }, { f: () => 1 }, [undefined], { n: Number.NaN }, new Map()]) {
    expect(() => takeOut('sha256', bad, salt)).toThrow();
  }
  expect(() => takeOut('sha256', { $personal: { subject: 'p-1-a', hash: 'x' } }, salt)).toThrow('without a value');
  expect(() => takeOut('sha256', { $personal: { subject: 'p-1-a', value: 1 }, more: 1 }, salt)).toThrow('stands alone');
});

test('a sealed value opens in its place with its key, and nowhere else', () => {
  const salted = { n: 0, subject: 'p-1-a', salt: randomBytes(16), value: '330106190101010022' };
  const sealed = seal(key, randomBytes(12), place, salted);
  expect(open(key, place, sealed)).toEqual({ salt: salted.salt, value: salted.value });
  expect(open(undefined, place, sealed)).toBeUndefined();
  expect(open(Buffer.alloc(32, 2), place, sealed)).toBeUndefined();
  expect(() => open(key, { ...place, seq: 4 }, sealed)).toThrow();
  expect(() => open(key, place, { ...sealed, sealed: Buffer.from(sealed.sealed).fill(9, 3, 4) })).toThrow();
});

test('the sealed form tells neither the value nor its salt nor its length', () => {
  const yes = seal(key, Buffer.alloc(12), place, { n: 0, subject: 'p-1-a', salt: salt(), value: true });
  const no = seal(key, Buffer.alloc(12), place, { n: 0, subject: 'p-1-a', salt: salt(), value: false });
  expect(yes.sealed.length).toBe(no.sealed.length);
  expect(Buffer.from(yes.sealed).includes(Buffer.from(salt()))).toBe(false);
  expect(yes.keyId).toBe(keyIdOf(key));
});
