/** Proofs that were cancelled are told by `reuse-known` (S007, S008). */
import { expect, test } from 'vitest';
import { derivePlan } from '../derive.ts';
import { aCatalogue, calendar } from '../testing/builders.ts';
import { EXAMPLES, inputOf } from '../testing/pass-examples.ts';

test('a cancelled proof is told, so that nobody brings it, from the day of its cancellation', () => {
  const proof = (on: string) => ({
    id: 'single',
    name: { zh: '未婚证明', en: 'Proof of being single' },
    rule: 'cancelled-above' as const,
    on,
    reason: { zh: '改为书面声明', en: 'a declaration' },
  });
  const [item] = EXAMPLES['reuse-known'].items;
  if (!item) throw new Error('no example');
  const told = (on: string) =>
    derivePlan(
      aCatalogue([{ ...item, cancelledProofs: [proof(on)] }]),
      inputOf(EXAMPLES['reuse-known']),
      calendar,
    ).notAsked.filter((n) => n.why.via?.kind === 'cancelled');
  expect(told('2020-01-01')).toMatchObject([{ name: { zh: '未婚证明' }, why: { via: { id: 'cancelled-above' } } }]);
  expect(told('2999-01-01')).toEqual([]);
});
