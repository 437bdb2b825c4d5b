import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const surveyByOne: Rule = {
  id: 'survey-by-one',
  severity: 'error',
  title: { zh: '一人核查', en: 'Site check by one person' },
  why: {
    zh: '实地核查应当指派两名以上工作人员（行政许可法第三十四条）。',
    en: 'A site check is made by two or more members of staff (Licensing Law, article 34).',
  },
  remedy: { zh: 'staff 写 2 或更多。', en: 'Set staff to 2 or more.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) =>
      i.steps
        .filter((s) => s.kind === 'survey' && s.staff < 2)
        .map((s) => ({
          at: { kind: 'item', id: i.id, path: ['steps', s.id, 'staff'] },
          message: {
            zh: `“${i.name.zh}”的“${s.name.zh}”只派 ${s.staff} 人。`,
            en: `"${s.name.en}" of "${i.name.en}" is done by ${s.staff}.`,
          },
        })),
    ),
  failing: {
    'items/check.yaml': itemWith(
      'steps:\n  accept: { name: 受理, kind: accept, duration: 1 h }\n  look: { name: 核查, kind: survey, duration: 1 h, staff: 1 }\n  examine: { name: 审查, kind: examine, duration: 1 h }\n  approve: { name: 决定, kind: approve, duration: 1 h }\n',
    ),
  },
  passing: {
    'items/check.yaml': itemWith(
      'steps:\n  accept: { name: 受理, kind: accept, duration: 1 h }\n  look: { name: 核查, kind: survey, duration: 1 h }\n  examine: { name: 审查, kind: examine, duration: 1 h }\n  approve: { name: 决定, kind: approve, duration: 1 h }\n',
    ),
  },
};
