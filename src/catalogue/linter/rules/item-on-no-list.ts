import type { Rule } from '../rule.ts';

export const itemOnNoList: Rule = {
  id: 'item-on-no-list',
  severity: 'error',
  title: { zh: '清单之外的事项', en: 'Item on no list' },
  why: {
    zh: '清单之外无事项：没有公布的事项不能受理（S078）。',
    en: 'An item on no published list cannot be filed (S078).',
  },
  remedy: {
    zh: '写进 lists.yaml 中已公布的清单，或撤下。',
    en: 'Put it on a published list in lists.yaml, or withdraw it.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter((i) => !i.onList)
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['id'] },
        message: { zh: `“${i.name.zh}”不在任何已公布的清单上。`, en: `"${i.name.en}" is on no published list.` },
      })),
  failing: { 'lists.yaml': 'list-2026: { name: 示例清单, publishedOn: 2026-01-01, items: [permit] }\n' },
  passing: { 'lists.yaml': 'list-2026: { name: 示例清单, publishedOn: 2026-01-01, items: [permit, check] }\n' },
};
