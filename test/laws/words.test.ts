import { expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { platformRoom } from '../../src/platform/platform-room.ts';
import { readSources, withSource } from './sources.ts';
import { wordViolations, type RoomWords } from './words.ts';

const sources = readSources();
const all: RoomWords[] = [platformRoom, ...rooms];
const plant = (zh: Record<string, string>, en: Record<string, string>) =>
  wordViolations([{ name: 'planted', words: { 'zh-CN': zh, en } }], new Map([['src/x.ts', `say('a'); say('b');`]]));

test('every word stands in Chinese and English, sorted, with the same placeholders, and is used', () => {
  expect(wordViolations(all, sources)).toEqual([]);
});

test('the law catches a word without its mirror', () => {
  expect(plant({ a: '甲', b: '乙' }, { a: 'A' })).toEqual(['planted: b is missing in en']);
});

test('the law catches words out of order', () => {
  expect(plant({ b: '乙', a: '甲' }, { a: 'A', b: 'B' })).toEqual(['planted zh-CN: a is not in its sorted place']);
});

test('the law catches differing placeholders, also inside plurals', () => {
  expect(
    plant({ a: '{n} 份', b: '乙' }, { a: '{count, plural, one {# copy} other {# copies of {what}}}', b: 'B' }),
  ).toEqual(['planted: a has {n} in Chinese and {count, what} in English']);
});

test('the law catches a word that nobody uses, and one that does not exist', () => {
  expect(plant({ a: '甲', b: '乙', c: '丙' }, { a: 'A', b: 'B', c: 'C' })).toEqual(['planted: c is used nowhere']);
  const planted = withSource(sources, 'src/hall/planted.ts', `export const x = say('hall.nowhere-defined');`);
  expect(wordViolations(all, planted)).toContain('src/hall/planted.ts: the word hall.nowhere-defined does not exist');
});
