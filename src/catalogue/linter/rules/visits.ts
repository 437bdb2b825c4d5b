import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

const limits = (lines: string): string => `statutory: 10 wd\npromised: 8 wd\n${lines}`;

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
