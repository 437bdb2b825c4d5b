import { expect, test } from 'vitest';
import { rooms } from '../../src/main.ts';
import { platformRoom } from '../../src/platform/platform-room.ts';
import { problemViolations } from './problems.ts';
import { readSources, withSource } from './sources.ts';

const sources = readSources();
const all = [platformRoom, ...rooms];

test('every problem code exists once, has words, and is used', () => {
  expect(problemViolations(all, sources)).toEqual([]);
});

test('the law catches a refusal with a code that does not exist', () => {
  const planted = withSource(sources, 'src/hall/planted.ts', `export const x = { refused: 'no-such-code' };`);
  expect(problemViolations(all, planted)).toContain('src/hall/planted.ts: the problem no-such-code does not exist');
});

test('the law catches a code defined twice, without words, or never used', () => {
  const planted = { name: 'planted', problems: [{ code: 'not-found' }, { code: 'silent-code' }] };
  expect(problemViolations([...all, planted], sources)).toEqual(
    expect.arrayContaining([
      'planted: not-found exists already in platform',
      'planted: problem.silent-code.title has no word',
      'planted: nothing is refused with silent-code',
    ]),
  );
});
