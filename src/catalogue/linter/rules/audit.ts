import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const feeWithoutBasis: Rule = {
  id: 'fee-without-basis',
  severity: 'error',
  title: { zh: '收费没有依据', en: 'Fee without a basis' },
  why: {
    zh: '收费必须有依据、项目和标准（考核规则；行政许可法第五十八条）。',
    en: "A fee needs basis, name and rate (auditors' rule; Licensing Law, article 58).",
  },
  remedy: { zh: '写明收费依据；没有的，不得收费。', en: 'Cite the basis; without one nothing may be charged.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter((i) => i.fee && i.fee.amount > 0 && i.fee.basis.length === 0)
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['fee'] },
        message: {
          zh: `“${i.name.zh}”收费 ${i.fee?.amount ?? 0} 元，没有依据。`,
          en: `"${i.name.en}" charges ${i.fee?.amount ?? 0} yuan without a basis.`,
        },
      })),
  failing: { 'items/check.yaml': itemWith('fee: { name: 检查费, amount: 50, basis: [] }\n') },
  passing: { 'items/check.yaml': itemWith('fee: { name: 登记费, amount: 80, basis: [示例法 §58] }\n') },
};

export const sameTelephones: Rule = {
  id: 'same-telephones',
  severity: 'error',
  title: { zh: '咨询与投诉电话', en: 'Telephones of enquiry and complaint' },
  why: {
    zh: '咨询电话与监督投诉电话不能相同，固定电话要带区号（考核规则）。',
    en: "They must differ, and a landline needs its area code (auditors' rule).",
  },
  remedy: { zh: '写两个不同的、带区号的号码。', en: 'Give two different numbers with area code.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) => {
      if (!i.contact) return [];
      const { enquiry, complaint } = i.contact;
      const bare = [enquiry, complaint].find((n) => !/^(0\d{2,3}-\d{7,8}(-\d+)?|1\d{10}|1\d{4})$/.test(n));
      const at = { kind: 'item', id: i.id, path: ['contact'] };
      if (enquiry === complaint)
        return [
          {
            at,
            message: {
              zh: `“${i.name.zh}”的咨询电话和投诉电话相同：${enquiry}。`,
              en: `"${i.name.en}" has one number for enquiry and complaint: ${enquiry}.`,
            },
          },
        ];
      return bare
        ? [
            {
              at,
              message: {
                zh: `“${i.name.zh}”的电话 ${bare} 没有区号。`,
                en: `"${i.name.en}": the number ${bare} has no area code.`,
              },
            },
          ]
        : [];
    }),
  failing: { 'items/check.yaml': itemWith('contact: { enquiry: 0999-1234501, complaint: 0999-1234501 }\n') },
  passing: { 'items/check.yaml': itemWith('contact: { enquiry: 0999-1234501, complaint: "12345" }\n') },
};

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
