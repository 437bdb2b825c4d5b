import { itemWith, limits } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const visitWithoutReason: Rule = {
  id: 'visit-without-reason',
  severity: 'error',
  title: { zh: '要到场却没有原因', en: 'Visit without a reason' },
  why: {
    zh: '到办事现场次数不为零的，必须说明原因（考核规则 limit_scene_explain）。',
    en: "An item that makes people come must say why (auditors' rule).",
  },
  remedy: { zh: '写 visitReason，或改为不到场。', en: 'Write visitReason, or do without the visit.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter((i) => i.visits > 0 && !i.visitReason)
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['visits'] },
        message: {
          zh: `“${i.name.zh}”要到场 ${i.visits} 次，没有说明原因。`,
          en: `"${i.name.en}" needs ${i.visits} visits and does not say why.`,
        },
      })),
  failing: { 'items/check.yaml': itemWith('', limits('onlineDepth: III\nvisits: 1\n')) },
  passing: {
    'items/check.yaml': itemWith(
      '',
      limits('onlineDepth: III\nvisits: 1\nvisitReason: { zh: 核验本人, en: Identity is checked in person }\n'),
    ),
  },
};
