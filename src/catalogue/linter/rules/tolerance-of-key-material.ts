import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const toleranceOfKeyMaterial: Rule = {
  id: 'tolerance-of-key-material',
  severity: 'error',
  title: { zh: '主要材料不能容缺', en: 'Key material cannot be deferred' },
  why: {
    zh: '容缺受理只适用于次要材料；缺主要材料就不能受理。',
    en: 'Only minor papers can be deferred; without the key ones the case cannot be accepted.',
  },
  remedy: {
    zh: '次要材料写 key: false；主要材料删去 deferrable。',
    en: 'Write key: false for a minor paper, or delete deferrable.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) =>
      i.requirements
        .filter((r) => r.key && r.deferrable)
        .map((r) => ({
          at: { kind: 'item', id: i.id, path: ['requirements', r.id, 'deferrable'] },
          message: {
            zh: `“${i.name.zh}”的主要材料 ${r.id} 写了容缺。`,
            en: `"${i.name.en}": the key material ${r.id} is deferrable.`,
          },
        })),
    ),
  failing: {
    'items/check.yaml': itemWith(
      'requirements:\n  plan: { materials: [floor-plan], deferrable: { within: 5 wd, basis: [示例法 §6] } }\n',
    ),
  },
  passing: {
    'items/check.yaml': itemWith(
      'requirements:\n  plan: { materials: [floor-plan], key: false, deferrable: { within: 5 wd, basis: [示例法 §6] } }\n',
    ),
  },
};
