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
