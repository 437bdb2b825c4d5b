import { nearPairs } from '../near.ts';
import type { Rule } from '../rule.ts';

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
