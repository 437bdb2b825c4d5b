import { alwaysTrue, implies } from '../../conditions/index.ts';
import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';
import { conditionsOf, isNever, remembered } from '../placed-conditions.ts';

export const conditionAlways: Rule = {
  id: 'condition-always',
  severity: 'warning',
  title: { zh: '总是成立的条件', en: 'Condition that always holds' },
  why: {
    zh: '总是成立的条件会让人多答一个问题。',
    en: 'A condition that always holds makes people answer a question for nothing.',
  },
  remedy: { zh: '删去条件，或改正数值。', en: 'Delete the condition, or correct the numbers.' },
  check: ({ catalogue, types }) => {
    const always = remembered((p) =>
      p.within ? implies(p.within, p.when, types) === 'yes' && !isNever(p, types) : alwaysTrue(p.when, types) === 'yes',
    );
    return conditionsOf(catalogue)
      .filter(always)
      .map(({ at }) => ({ at, message: { zh: '这个条件总是成立。', en: 'This condition always holds.' } }));
  },
  failing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area > 150 }\n'),
  },
  passing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area > 250 }\n'),
  },
};
