import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Fact } from '../journal/index.ts';
import { upcast } from './upcasters.ts';

const fixture = readFileSync(new URL('./fixtures/file-read.ndjson', import.meta.url), 'utf8');
const facts = fixture
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Fact);

test('who looked reads the same whenever it was written: with its reason, without one, or with one that was erased', () => {
  const seen = facts.map((fact) => upcast(fact));
  expect(seen.map((fact) => fact.version)).toEqual([2, 2, 2, 2, 2]);
  const reasons = seen.map((fact) => (fact.data as { reason: unknown }).reason);
  expect(reasons).toEqual([null, '核对证件原件', null, '核对证件原件', { $erased: 'p-1-example' }]);
  expect(facts.map((fact) => fact.version)).toEqual([1, 1, 2, 2, 2]);
});
