import { expect, test } from 'vitest';
import { figure, isFull } from '../../../test/support/figures.ts';
import { verifyRows, type Finding, type OpenedValue, type StoredFact } from './chain.ts';
import { buildFact, hashAlgorithms, hashHex, type Fact } from '../fact.ts';
import { rowOf, sampleLog } from '../sample.test-support.ts';

const stream = '7-20260302-0001';
const valuesFrom =
  (log: ReturnType<typeof sampleLog>) =>
  (row: StoredFact): OpenedValue[] =>
    log.values
      .filter((value) => value.seq === row.seq)
      .map(({ n, subject, salt, value }) => ({ n, subject, state: 'open', salt, value }));
const first = (found: readonly Finding[]) => found[0] && `${found[0].seq} ${found[0].damage}`;

test('a whole log has nothing wrong with it, in either algorithm', () => {
  for (const alg of hashAlgorithms) {
    const log = sampleLog(stream, 40, alg);
    expect(verifyRows(log.facts.map(rowOf), valuesFrom(log))).toEqual([]);
  }
});

test('every flipped byte of every text is found, and the altered fact alone is named', () => {
  const rows = sampleLog(stream, isFull ? 300 : 40).facts.map(rowOf);
  const bytes = rows.map((row) => Buffer.from(row.text, 'utf8'));
  const longest = Math.max(...bytes.map((one) => one.length));
  let flips = 0;
  for (let at = 0; at < longest; at += 1) {
    const hit = rows.filter((_, i) => at < (bytes[i] as Buffer).length);
    const altered = rows.map((row, i) => {
      const text = Buffer.from(bytes[i] as Buffer);
      if (at < text.length) text[at] = (text[at] as number) ^ 1;
      return { ...row, text: text.toString('utf8') };
    });
    const found = verifyRows(altered).map((one) => `${one.seq} ${one.name} ${one.damage}`);
    expect(found, `byte ${at}`).toEqual(hit.map((row) => `${row.seq} ${row.name} altered`));
    flips += hit.length;
  }
  expect(flips).toBe(bytes.reduce((sum, one) => sum + one.length, 0));
  expect(flips).toBeGreaterThan(10_000);
  figure(`${flips} bytes of ${rows.length} facts: 0 missed, 0 wrongly named`);
});

test('an inserted, a deleted and a swapped fact are named', () => {
  const { facts } = sampleLog(stream, 10);
  const rows = facts.map(rowOf);
  const forged = rowOf(buildFact({ ...contentOf(facts[4] as Fact), data: { note: '添加' } }));
  expect(first(verifyRows([...rows.slice(0, 3), ...rows.slice(4)]))).toBe('4 gap');
  expect(verifyRows([...rows.slice(0, 4), forged, ...rows.slice(5)]).map((one) => `${one.seq} ${one.damage}`)).toEqual([
    '6 cut-link',
  ]);
  const swapped = rows.map((row) =>
    row.seq === 4 ? { ...row, ...payload(rows[6]) } : row.seq === 7 ? { ...row, ...payload(rows[3]) } : row,
  );
  expect(first(verifyRows(swapped))).toBe('4 misplaced');
  expect(first(verifyRows([...rows.slice(0, 5), rows[4] as StoredFact, ...rows.slice(5)]))).toBe('6 gap');
});

const payload = (row: StoredFact | undefined) => ({ text: row?.text ?? '', hash: row?.hash ?? '' });
const contentOf = ({ text: _text, hash: _hash, ...content }: Fact) => content;

test('a fact of another stream, a first fact that does not begin its stream, and a wrong column are named', () => {
  const { facts } = sampleLog(stream, 3);
  const rows = facts.map(rowOf);
  const other = sampleLog('7-20260302-0002', 3).facts.map(rowOf);
  expect(first(verifyRows([{ ...(other[0] as StoredFact), stream }, ...rows.slice(1)]))).toBe('1 misplaced');
  const restarted = rowOf(buildFact({ ...contentOf(facts[0] as Fact), previous: hashHex('sha256', 'elsewhere') }));
  expect(first(verifyRows([restarted]))).toBe('1 cut-link');
  for (const change of [
    { name: 'case-decided' },
    { version: 2 },
    { recordedAt: '2020-01-01T00:00:00.000Z' },
    { alg: 'sm3' },
  ])
    expect(first(verifyRows([{ ...(rows[0] as StoredFact), ...change }]))).toBe('1 wrong-column');
});

test('a personal value that is gone, added, exchanged or altered is named with its fact', () => {
  const log = sampleLog(stream, 10);
  const rows = log.facts.map(rowOf);
  const changed = (change: (values: OpenedValue[]) => OpenedValue[]) =>
    first(verifyRows(rows, (row) => (row.seq === 5 ? change(valuesFrom(log)(row)) : valuesFrom(log)(row))));
  expect(changed(() => [])).toBe('5 personal-missing');
  expect(changed((values) => [...values, { ...(values[0] as OpenedValue), n: 1 }])).toBe('5 personal-extra');
  expect(changed(([value]) => [{ ...value, value: '别人' } as OpenedValue])).toBe('5 personal-altered');
  expect(changed(([value]) => [{ ...(value as OpenedValue), subject: 'p-1-other' }])).toBe('5 personal-altered');
  expect(changed(() => [{ n: 0, subject: 'p-1-example', state: 'unreadable' }])).toBe('5 personal-altered');
  expect(changed(() => [{ n: 0, subject: 'p-1-example', state: 'erased' }])).toBeUndefined();
});

test('planted fault: a verifier that does not look at the fact before misses a replaced fact', () => {
  const { facts } = sampleLog(stream, 10);
  const forged = rowOf(buildFact({ ...contentOf(facts[4] as Fact), data: { note: '添加' } }));
  const rows = [...facts.slice(0, 4).map(rowOf), forged, ...facts.slice(5).map(rowOf)];
  expect(verifyRows(rows, undefined, { checkPrevious: false })).toEqual([]);
  expect(verifyRows(rows)).not.toEqual([]);
});

test('planted fault: an appender that writes JSON in its own order is named although its hash is right', () => {
  const fact = sampleLog(stream, 1).facts[0] as Fact;
  const { stream: _stream, ...others } = contentOf(fact);
  const text = JSON.stringify({ stream, ...others });
  const row = { ...rowOf(fact), text, hash: hashHex('sha256', text) };
  expect(first(verifyRows([row]))).toBe('1 not-canonical');
});
