import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

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
