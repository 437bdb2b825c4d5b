/** Every limit of the law stands in docs/limits.md: kept by something that a test holds, or by nobody and why. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limits } from '../../src/calendar/index.ts';

const sources = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const page = readFileSync('docs/limits.md', 'utf8');

/** Limits without a row, rows without a limit, and tests that are named for what the engine keeps and do not exist. */
function wrong(text: string, ids: readonly string[]): readonly string[] {
  const rows = text.split('\n').flatMap((line) => {
    const [, id = '', , keeper = '', held = ''] = line.split('|').map((cell) => cell.trim());
    return /^[a-z-]+\.[a-z-]+$|^[a-z-]+\.\*$/.test(id) ? [{ id, keeper, held }] : [];
  });
  const isOf = (row: string, id: string) => row === id || (row.endsWith('*') && id.startsWith(row.slice(0, -1)));
  return [
    ...ids.filter((id) => rows.filter((row) => isOf(row.id, id)).length !== 1).map((id) => `${id}: not one row`),
    ...rows.filter((row) => !ids.some((id) => isOf(row.id, id))).map((row) => `${row.id}: no limit`),
    ...rows.filter((row) => row.held === '').map((row) => `${row.id}: no reason`),
    ...rows
      .filter(({ keeper, held }) => keeper === 'engine' && !sources.includes(`'${held}'`))
      .map(({ id, held }) => `${id}: no test ${held}`),
  ];
}

test('each limit of the law is kept and a test holds it, or the page says why nobody keeps it', () => {
  const ids = [...limits.keys()];
  expect(wrong(page, ids)).toEqual([]);
  expect(wrong(page, [...ids, 'planted.limit'])).toEqual(['planted.limit: not one row']);
  expect(wrong(page, ids.slice(1))).toEqual([`${ids[0]}: no limit`]);
  expect(wrong(page.replace('time and place are told', 'time and place are'), ids)).toHaveLength(1);
});
