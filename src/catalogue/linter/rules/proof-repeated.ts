import { compatible } from '../../conditions/index.ts';
import { itemWith } from '../examples/pieces.ts';
import { materialName } from '../each.ts';
import type { Rule } from '../rule.ts';

export const proofRepeated: Rule = {
  id: 'proof-repeated',
  severity: 'error',
  title: { zh: '同一事项重复要同一材料', en: 'Same document twice in one item' },
  why: {
    zh: '一个事项里同一份材料只交一次（S008 第三条）。条件不能同时成立的，不算重复。',
    en: 'One document is handed in once for one item (S008, third rule). Conditions that cannot hold together do not count.',
  },
  remedy: { zh: '合并为一项，在最早需要的环节要。', en: 'Keep one, at the earliest gate that needs it.' },
  check: ({ catalogue, types }) =>
    Object.values(catalogue.items).flatMap((item) =>
      item.requirements.flatMap((second, n) =>
        item.requirements.slice(0, n).flatMap((first) => {
          const same = second.materials.find((m) => first.materials.includes(m));
          const conditions = [first.when, second.when, item.appliesWhen].filter((c) => c !== undefined);
          if (!same || (conditions.length > 1 && compatible(conditions, types) === 'no')) return [];
          const name = materialName(catalogue, same);
          return [
            {
              at: { kind: 'item', id: item.id, path: ['requirements', second.id] },
              message: {
                zh: `“${item.name.zh}”两次要“${name.zh}”（${first.id}、${second.id}）。`,
                en: `"${item.name.en}" demands "${name.en}" twice (${first.id}, ${second.id}).`,
              },
              related: [
                {
                  at: { kind: 'item', id: item.id, path: ['requirements', first.id] },
                  message: { zh: '第一次', en: 'first' },
                },
              ],
            },
          ];
        }),
      ),
    ),
  failing: {
    'items/check.yaml': itemWith(
      'requirements:\n  identity: identity-card\n  again: { materials: [identity-card], neededBy: issue }\n',
    ),
  },
  passing: {
    'items/check.yaml': itemWith(
      'requirements:\n  night: { materials: [floor-plan], when: shop.open }\n  day: { materials: [floor-plan], when: not(shop.open) }\n',
    ),
  },
};
