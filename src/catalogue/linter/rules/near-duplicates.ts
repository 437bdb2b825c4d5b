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

export const nearDuplicateMaterial: Rule = {
  id: 'near-duplicate-material',
  severity: 'warning',
  title: { zh: '一种材料两个编码', en: 'One material under two codes' },
  why: { zh: '同一种材料有两个编码，就会交两遍。', en: 'One document under two codes is handed in twice.' },
  remedy: { zh: '只留一个，引用处一并改。', en: 'Keep one and change the references.' },
  check: ({ catalogue }) =>
    nearPairs(Object.values(catalogue.materials).map((m) => ({ id: m.code, name: m.name.zh, group: m.issuedBy }))).map(
      ([a, b]) => ({
        at: { kind: 'materials', id: b.id, path: ['name'] },
        message: {
          zh: `“${b.name}”（${b.id}）与“${a.name}”（${a.id}）像是同一种。`,
          en: `"${b.name}" (${b.id}) and "${a.name}" (${a.id}) look like one.`,
        },
        related: [
          { at: { kind: 'materials', id: a.id, path: ['name'] }, message: { zh: `“${a.name}”`, en: `"${a.name}"` } },
        ],
      }),
    ),
  failing: {
    'materials.yaml': 'plan-copy: { name: 平面布置图（复印件一式两份）, kind: drawing, issuedBy: applicant }\n',
  },
  passing: { 'materials.yaml': 'fire-plan: { name: 消防设施平面图, kind: drawing, issuedBy: applicant }\n' },
};
