import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

const LICENCE_KINDS = ['accept', 'examine', 'approve'] as const;

export const licenceCourse: Rule = {
  id: 'licence-course',
  severity: 'error',
  title: { zh: '许可的环节不全', en: 'Course of a licence is incomplete' },
  why: {
    zh: '许可类流程至少有受理、审查、决定、制证、送达；审查与决定不得由一人（考核规则；行政许可法第四章）。',
    en: "A licence is accepted, examined, decided, issued and served; one person may not both examine and decide (auditors' rule; Licensing Law, chapter 4).",
  },
  remedy: {
    zh: '补上缺的环节，review 写 examine-approve 或 collective。',
    en: 'Add the missing step, and set review to examine-approve or collective.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) => {
      if (i.kind !== '01' || i.handling === 'on-the-spot' || i.decidedIn !== 'here') return [];
      const missing = LICENCE_KINDS.filter((kind) => !i.steps.some((s) => s.kind === kind));
      if (missing.length > 0)
        return [
          {
            at: { kind: 'item', id: i.id, path: ['steps'] },
            message: {
              zh: `“${i.name.zh}”缺少环节：${missing.join('、')}。`,
              en: `"${i.name.en}" lacks: ${missing.join(', ')}.`,
            },
          },
        ];
      return i.review === 'one'
        ? [
            {
              at: { kind: 'item', id: i.id, path: ['review'] },
              message: {
                zh: `“${i.name.zh}”审查与决定由一人。`,
                en: `"${i.name.en}" is examined and decided by one person.`,
              },
            },
          ]
        : [];
    }),
  failing: {
    'items/check.yaml': itemWith(
      'steps:\n  accept: { name: 受理, kind: accept, duration: 1 h }\n  approve: { name: 决定, kind: approve, duration: 1 h }\n',
    ),
  },
  passing: {
    'items/check.yaml': itemWith(
      'steps:\n  accept: { name: 受理, kind: accept, duration: 1 h }\n  examine: { name: 审查, kind: examine, duration: 1 h }\n  approve: { name: 决定, kind: approve, duration: 1 h }\n',
    ),
  },
};
