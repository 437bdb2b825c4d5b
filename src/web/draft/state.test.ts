import { expect, test } from 'vitest';
import type { Plan } from '../../planner/index.ts';
import { laterGate } from './state.ts';

const need = (over: object) =>
  ({ certain: true, chosen: { kind: 'upload' }, gate: 'decision', ...over }) as unknown as Plan['needs'][number];

test('a paper that only the decision needs may come later; with an item that needs it at handing in it may not', () => {
  expect(laterGate([need({})])).toBe('decision');
  expect(laterGate([need({ gate: 'issue' })])).toBe('issue');
  expect(laterGate([need({}), need({ gate: 'intake' })])).toBeUndefined();
});

test('a paper that we fetch, or that relief speaks of already, says nothing of coming later', () => {
  expect(laterGate([need({ chosen: { kind: 'registry' } })])).toBeUndefined();
  expect(laterGate([need({ relief: { mechanism: 'tolerate' } })])).toBeUndefined();
});
