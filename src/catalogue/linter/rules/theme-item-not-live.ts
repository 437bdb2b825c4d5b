import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const themeItemNotLive: Rule = {
  id: 'theme-item-not-live',
  severity: 'error',
  title: { zh: '一件事里的事项没有有效版本', en: 'Theme item without a live version' },
  why: {
    zh: '一件事里的事项全部依据已失效，就没有可办的版本。',
    en: 'A goal whose every basis has lapsed has no version that could be applied for.',
  },
  remedy: { zh: '更新事项依据，或从一件事里撤下。', en: 'Renew the basis of the item, or take it out of the theme.' },
  check: ({ catalogue, asOf }) =>
    Object.values(catalogue.themes).flatMap((t) =>
      t.goals.flatMap((g, n) => {
        const item = catalogue.items[g.item];
        const isLive =
          item &&
          (item.basis.length === 0 ||
            item.basis.some(
              (b) => (b.inForceFrom ?? '') <= asOf && (b.inForceUntil === undefined || asOf < b.inForceUntil),
            ));
        return isLive
          ? []
          : [
              {
                at: { kind: 'theme', id: t.id, path: ['goals', n] },
                message: {
                  zh: `“${t.title.zh}”里的 ${g.item} 没有有效版本。`,
                  en: `${g.item} of "${t.title.en}" has no live version.`,
                },
              },
            ];
      }),
    ),
  failing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceUntil: 2020-01-01 }\n',
    'items/check.yaml': itemWith('basis: [旧法 §3]\n'),
  },
  passing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceUntil: 2020-01-01 }\n',
    'items/check.yaml': itemWith('basis: [旧法 §3, 示例法 §15]\n'),
  },
};
