import { itemWith, limits } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const noWayIn: Rule = {
  id: 'no-way-in',
  severity: 'error',
  title: { zh: '不用到场又不能网办', en: 'No visit and no other way' },
  why: {
    zh: '到场次数为零又不能网上办的，必须支持邮寄（考核规则）。',
    en: "No visit and not online: then it must be possible by post (auditors' rule).",
  },
  remedy: {
    zh: '加 online 或 courier 机制，或写到场次数。',
    en: 'Add the mechanism online or courier, or state the visits.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter(
        (i) =>
          i.visits === 0 &&
          (i.onlineDepth === 'I' || i.onlineDepth === 'II') &&
          !i.mechanisms.some((m) => m.mechanism === 'courier' || m.mechanism === 'online'),
      )
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['onlineDepth'] },
        message: {
          zh: `“${i.name.zh}”不用到场，却没有网办和邮寄。`,
          en: `"${i.name.en}" needs no visit but can be done neither online nor by post.`,
        },
      })),
  failing: { 'items/check.yaml': itemWith('', limits('onlineDepth: II\nvisits: 0\n')) },
  passing: {
    'items/check.yaml': itemWith(
      'mechanisms: [courier]\nmechanismBasis: [示例法 §9]\n',
      limits('onlineDepth: II\nvisits: 0\n'),
    ),
  },
};
