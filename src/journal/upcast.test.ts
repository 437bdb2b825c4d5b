import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonValue } from '../platform/pure.ts';
import { verifyRows, type OpenedValue, type StoredFact } from './verify/chain.ts';
import { readFact, type Fact } from './fact.ts';
import { putBack } from './personal.ts';
import { fold, upcasting, type Upcaster } from './upcast.ts';

const folder = join(import.meta.dirname, 'fixtures');

interface Line {
  readonly fact: StoredFact;
  readonly values: readonly {
    readonly n: number;
    readonly subject: string;
    readonly salt: string;
    readonly value: JsonValue;
  }[];
}

const linesOf = (file: string): Line[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const openedOf = (line: Line): OpenedValue[] =>
  line.values.map((value) => ({ ...value, state: 'open', salt: Buffer.from(value.salt, 'hex') }));

/** How the example's data changed: 1 {note}, 2 {text}, 3 {text, kind}. */
const upcasters: Upcaster[] = [
  { name: 'example-noted', from: 1, up: (data) => ({ text: (data as { note: string }).note }) },
  { name: 'example-noted', from: 2, up: (data) => ({ ...(data as object), kind: 'plain' }) },
];

test('no fixture was ever lost: every file that was written is still here', () => {
  expect(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ndjson'))
      .sort(),
  ).toEqual(expect.arrayContaining(['0001-format-sha256.ndjson', '0002-format-sm3.ndjson']));
});

test('every fact ever written still verifies, byte for byte, with its personal values', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ndjson'))) {
    const lines = linesOf(file);
    const values = new Map(lines.map((line) => [line.fact.seq, openedOf(line)]));
    expect(lines.length, file).toBeGreaterThan(3);
    expect(
      verifyRows(
        lines.map((line) => line.fact),
        (row) => values.get(row.seq) ?? [],
      ),
      file,
    ).toEqual([]);
  }
});

const texts = (state: string[], fact: Fact): string[] =>
  fact.name === 'example-noted' ? [...state, (fact.data as { text: string }).text] : state;

test('old versions of a fact fold in the newest shape, and their text and hash stay as they were', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ndjson'))) {
    const lines = linesOf(file);
    const facts = lines.map(({ fact, values }) => {
      const read = readFact(fact.text, fact.hash);
      return { ...read, data: putBack(read.data, (n) => values[n]?.value) };
    });
    const upcast = upcasting(upcasters);
    const noted = facts.filter((fact) => fact.name === 'example-noted');
    expect(new Set(noted.map((fact) => fact.version)), file).toEqual(new Set([1, 2, 3]));
    for (const fact of noted) {
      const seen = upcast(fact);
      expect(seen).toMatchObject({ version: 3, text: fact.text, hash: fact.hash, data: { kind: 'plain' } });
    }
    const folded = fold(facts, upcast, texts, []);
    expect(folded, file).toEqual(['第一版', '第二版', '第三版']);
    expect(fold(facts, upcast, texts, [])).toEqual(folded);
  }
});

test('two upcasters for the same step are a mistake', () => {
  expect(() => upcasting([...upcasters, upcasters[0] as Upcaster])).toThrow('two upcasters');
});
