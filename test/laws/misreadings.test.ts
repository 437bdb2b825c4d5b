/** Every misreading of the list stands in docs/misreadings.md: held by a test that exists. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const between = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const asked = [...between(2, 26), ...between(31, 35), ...between(43, 50)];

interface Row {
  readonly row: number;
  readonly test: string | undefined;
}

/** Rows of the table with the test that each names. */
const rowsOf = (text: string): readonly Row[] =>
  text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return /^\d+$/.test(cells[1] ?? '')
      ? [{ row: Number(cells[1]), test: cells.length > 5 ? cells[4] : undefined }]
      : [];
  });

/** What is wrong: rows that are missing, tests that are named and do not exist. */
function wrong(rows: readonly Row[], sources: string): readonly string[] {
  const missing = asked.filter((row) => !rows.some((one) => one.row === row)).map((row) => `row ${row} is missing`);
  const gone = rows.filter((one) => one.test !== undefined && !sources.includes(`'${one.test}'`));
  return [...missing, ...gone.map((one) => `row ${one.row}: no test ${one.test}`)];
}

const sources = globSync(['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('each misreading is held by a test that exists', () => {
  const rows = rowsOf(readFileSync('docs/misreadings.md', 'utf8'));
  expect(wrong(rows, sources)).toEqual([]);
  expect(rows.filter((one) => one.test === undefined)).toEqual([]);
  const others = rows.filter((one) => one.row !== rows[0]?.row);
  expect(wrong(others, sources)).toEqual([`row ${rows[0]?.row} is missing`]);
  expect(wrong([...rows, { row: 2, test: ['a test', 'that nobody wrote'].join(' ') }], sources)).toHaveLength(1);
});
