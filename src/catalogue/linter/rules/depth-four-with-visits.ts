import { itemWith, limits } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const depthFourWithVisits: Rule = {
  id: 'depth-four-with-visits',
  severity: 'error',
  title: { zh: '全程网办却要到场', en: 'Fully online yet with visits' },
  why: { zh: '网办深度Ⅳ级就是零跑动（考核规则）。', en: "Online depth IV means no visit (auditors' rule)." },
  remedy: { zh: '到场次数改为 0，或把深度改为Ⅲ级。', en: 'Set visits to 0, or the depth to III.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter((i) => i.onlineDepth === 'IV' && i.visits > 0)
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['visits'] },
        message: {
          zh: `“${i.name.zh}”是Ⅳ级网办，却要到场 ${i.visits} 次。`,
          en: `"${i.name.en}" is online depth IV and needs ${i.visits} visits.`,
        },
      })),
  failing: {
    'items/check.yaml': itemWith('', limits('onlineDepth: IV\nvisits: 1\nvisitReason: { zh: 签字, en: Signature }\n')),
  },
  passing: { 'items/check.yaml': itemWith('', limits('onlineDepth: IV\nvisits: 0\n')) },
};
