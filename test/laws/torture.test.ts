/** The full sizes run rarely: a test that was moved or renamed must not be missed only then. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectOf, suites } from '../../scripts/torture-parts.mjs';

const root = join(import.meta.dirname, '../..');

test('every part of the torture names tests that are there, all of one project', () => {
  const files = suites.flatMap((part) => part.files);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const projects = suites.map((part) => new Set(part.files.map((file) => projectOf({ files: [file] }))));
  expect(projects.filter((some) => some.size > 1)).toEqual([]);
});
