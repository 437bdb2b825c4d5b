import { expect, test } from 'vitest';
import { buildFact, genesis, hashHex, isFactContent, isLinked, readFact, type FactContent } from './fact.ts';

const content: FactContent = {
  stream: '7-20260302-0001',
  seq: 1,
  name: 'matter-received',
  version: 1,
  alg: 'sha256',
  previous: genesis('sha256', '7-20260302-0001'),
  occurredAt: '2026-03-02T01:00:00.000Z',
  recordedAt: '2026-03-02T01:00:00.000Z',
  actor: { id: 'p-1-example', kind: 'person' },
  data: { theme: '我要开餐馆', seats: 24, '1': true, é: null },
};

test('a fact is the RFC 8785 text of its ten members and its hash is the hash of that text', () => {
  const fact = buildFact(content);
  expect(fact.text).toBe(
    '{"actor":{"id":"p-1-example","kind":"person"},"alg":"sha256","data":{"1":true,"seats":24,"theme":"我要开餐馆","é":null},' +
      '"name":"matter-received","occurredAt":"2026-03-02T01:00:00.000Z",' +
      `"previous":"${content.previous}",` +
      '"recordedAt":"2026-03-02T01:00:00.000Z","seq":1,"stream":"7-20260302-0001","version":1}',
  );
  expect(fact.hash).toBe(hashHex('sha256', fact.text));
  expect(readFact(fact.text, fact.hash)).toEqual(fact);
});

test('SM3 and SHA-256 give the published values', () => {
  expect(hashHex('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(hashHex('sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a fact that is not of the format is a mistake of the caller', () => {
  expect(() => buildFact({ ...content, seq: 0 })).toThrow('not a fact');
  expect(() => buildFact({ ...content, recordedAt: '2026-03-02' })).toThrow('not a fact');
  expect(() => buildFact({ ...content, extra: 1 } as FactContent)).toThrow('not a fact');
  expect(isFactContent(null)).toBe(false);
});

test('a fact follows another only by its number and by its hash', () => {
  const first = buildFact(content);
  const second = buildFact({ ...content, seq: 2, previous: first.hash });
  expect(isLinked(undefined, first)).toBe(true);
  expect(isLinked(first, second)).toBe(true);
  expect(isLinked(undefined, second)).toBe(false);
  expect(isLinked(second, first)).toBe(false);
  expect(isLinked({ seq: 1, hash: second.hash }, second)).toBe(false);
  expect(isLinked(undefined, { ...first, stream: 'another' })).toBe(false);
});
