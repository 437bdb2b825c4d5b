import { expect, test } from 'vitest';
import { importViolations } from './imports.ts';
import { readSources, withSource, type Sources } from './sources.ts';

const sources = readSources();
const standing = new Set(importViolations(sources));
const caught = (more: Sources) => importViolations(more).filter((line) => !standing.has(line));

test('every room is entered by its door, to the left, without circles', () => {
  expect([...standing]).toEqual([]);
});

test('the law catches a room that enters another beside its door', () => {
  expect(
    caught(withSource(sources, 'src/people/planted.ts', `import { x } from '../journal/store.ts'; export { x };`)),
  ).toEqual(['src/people/planted.ts: enters journal beside its door (src/journal/store.ts)']);
});

test('the law catches a room that looks to its right, also by a re-export and a dynamic import', () => {
  for (const text of [
    `import { x } from '../people/index.ts'; x;`,
    `export * from '../people/index.ts';`,
    `export const x = import('../people/index.ts');`,
  ])
    expect(caught(withSource(sources, 'src/journal/planted.ts', text))).toContain(
      'src/journal/planted.ts: journal may not use people, which lies to its right',
    );
});

test('the law catches a platform that knows a room', () => {
  expect(
    caught(
      withSource(sources, 'src/platform/planted.ts', `import type { X } from '../people/index.ts'; export type Y = X;`),
    ),
  ).toEqual(['src/platform/planted.ts: platform knows no room, but imports src/people/index.ts']);
});

test('the law catches a pure door behind which something touches the machine', () => {
  const planted = withSource(
    withSource(sources, 'src/hall/pure.ts', `export { x } from './deep.ts';`),
    'src/hall/deep.ts',
    `import { readFileSync } from 'node:fs'; export const x = readFileSync;`,
  );
  expect(caught(planted)).toEqual(['src/hall/deep.ts: behind the pure door src/hall/pure.ts, but imports node:fs']);
});

test('the law catches a door of shapes that needs more than shapes', () => {
  const planted = withSource(sources, 'src/hall/shapes.ts', `import { decide } from './decide.ts'; export { decide };`);
  expect(caught(planted)).toEqual(['src/hall/shapes.ts: a door of shapes, but imports src/hall/decide.ts']);
  expect(
    caught(withSource(sources, 'src/hall/shapes.ts', `import { Id } from '../platform/shapes.ts'; export { Id };`)),
  ).toEqual([]);
});

test('the law catches a circle of types too: whoever reads a file need not have read one that reads it', () => {
  const circle = withSource(
    withSource(sources, 'src/hall/a.ts', `import { b } from './b.ts'; export type A = 1; export const a = b;`),
    'src/hall/b.ts',
    `import type { A } from './a.ts'; export const b: A = 1;`,
  );
  expect(caught(circle)).toEqual(['circle: src/hall/a.ts -> src/hall/b.ts -> src/hall/a.ts']);
});

test('the law catches two shelves of a room that need each other, though no two files do', () => {
  const planted = withSource(
    withSource(sources, 'src/calendar/one/a.ts', `import { b } from '../two/b.ts'; export const a = b;`),
    'src/calendar/two/c.ts',
    `import type { A } from '../one/d.ts'; export type C = A;`,
  );
  expect(caught(planted)).toEqual(['shelves in a circle: src/calendar/one -> src/calendar/two -> src/calendar/one']);
});

test('the law catches a circle and another way to the database', () => {
  const circle = withSource(
    withSource(sources, 'src/hall/a.ts', `import { b } from './b.ts'; export const a = b;`),
    'src/hall/b.ts',
    `import { a } from './a.ts'; export const b = a;`,
  );
  expect(caught(circle)).toEqual(['circle: src/hall/a.ts -> src/hall/b.ts -> src/hall/a.ts']);
  expect(caught(withSource(sources, 'src/hall/a.ts', `import pg from 'pg'; pg;`))).toEqual([
    'src/hall/a.ts: only platform speaks to the database driver',
  ]);
});
