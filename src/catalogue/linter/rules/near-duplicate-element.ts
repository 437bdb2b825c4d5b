import { nearPairs } from '../near.ts';
import type { Rule } from '../rule.ts';

export const nearDuplicateElement: Rule = {
  id: 'near-duplicate-element',
  severity: 'warning',
  title: { zh: '一个数据元两个名字', en: 'One element under two names' },
  why: { zh: '同一件事有两个数据元，就会问两遍。', en: 'Two elements for one fact are asked twice.' },
  remedy: { zh: '只留一个，引用处一并改。', en: 'Keep one and change the references.' },
  check: ({ catalogue }) =>
    nearPairs(
      Object.values(catalogue.elements).map((e) => ({ id: e.key, name: e.label.zh, group: `${e.subject}/${e.type}` })),
    ).map(([a, b]) => ({
      at: { kind: 'elements', id: b.id, path: ['label'] },
      message: {
        zh: `“${b.name}”（${b.id}）与“${a.name}”（${a.id}）像是同一个。`,
        en: `"${b.name}" (${b.id}) and "${a.name}" (${a.id}) look like one.`,
      },
      related: [
        { at: { kind: 'elements', id: a.id, path: ['label'] }, message: { zh: `“${a.name}”`, en: `"${a.name}"` } },
      ],
    })),
  failing: {
    'elements.yaml': 'shop.size: { label: 营业 面积, subject: premises, type: number }\n',
    'materials.yaml': 'size-plan: { name: 尺寸图, kind: drawing, issuedBy: applicant, elements: [shop.size] }\n',
  },
  passing: {
    'elements.yaml': 'shop.kitchen: { label: 厨房层高, subject: premises, type: number }\n',
    'materials.yaml': 'size-plan: { name: 尺寸图, kind: drawing, issuedBy: applicant, elements: [shop.kitchen] }\n',
  },
};
