import { itemWith } from '../examples/pieces.ts';
import type { Report, Rule } from '../rule.ts';
import { conditionsOf, isNever, remembered } from '../placed-conditions.ts';

export const conditionNever: Rule = {
  id: 'condition-never',
  severity: 'error',
  title: { zh: '永远不成立的条件', en: 'Condition that can never hold' },
  why: {
    zh: '条件（连同事项的适用条件）不可能成立，写了等于没写。',
    en: 'Together with the condition of its item it can never hold, so it does nothing.',
  },
  remedy: { zh: '改正数值或逻辑，或删去。', en: 'Correct the numbers or the logic, or delete it.' },
  check: ({ catalogue, types }) => {
    const never = remembered((p) => isNever(p, types));
    return conditionsOf(catalogue)
      .filter(never)
      .map(
        ({ at, within }): Report => ({
          at,
          message: within
            ? {
                zh: '在事项的适用条件之下，这个条件永远不成立。',
                en: 'Under the condition of its item this one can never hold.',
              }
            : { zh: '这个条件永远不成立。', en: 'This condition can never hold.' },
        }),
      );
  },
  failing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area < 100 }\n'),
  },
  passing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area < 1000 }\n'),
  },
};
