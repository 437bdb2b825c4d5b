import { CODE_WORDS } from '../obsolete.ts';
import { plainOf } from '../wording.ts';
import type { Rule } from '../rule.ts';

export const freeTextForCode: Rule = {
  id: 'free-text-for-code',
  severity: 'warning',
  title: { zh: '有代码表却手填', en: 'Free text where a code exists' },
  why: {
    zh: '性别、民族、学历等有国家代码表；手填的交换不出去，也查不准。',
    en: 'For these there are national code tables; free text can neither be exchanged nor searched.',
  },
  remedy: { zh: '写 options，值用代码。', en: 'Give options whose values are the codes.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.elements)
      .filter((e) => e.type === 'string' && !e.options && CODE_WORDS.some((w) => plainOf(e.label.zh).endsWith(w)))
      .map((e) => ({
        at: { kind: 'elements', id: e.key, path: ['type'] },
        message: {
          zh: `“${e.label.zh}”有代码表，不应手填。`,
          en: `"${e.label.en}" has a code table and should not be free text.`,
        },
      })),
  failing: {
    'elements.yaml': 'person.education: { label: 学历, subject: person, type: string }\n',
    'materials.yaml': 'cv: { name: 个人简历, kind: letter, issuedBy: applicant, elements: [person.education] }\n',
  },
  passing: {
    'elements.yaml':
      'person.education: { label: 学历, subject: person, type: string, options: [{ value: "20", label: 大学本科 }] }\n',
    'materials.yaml': 'cv: { name: 个人简历, kind: letter, issuedBy: applicant, elements: [person.education] }\n',
  },
};
