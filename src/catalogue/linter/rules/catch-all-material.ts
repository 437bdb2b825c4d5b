import { matching } from '../wording.ts';
import type { Rule } from '../rule.ts';

/** Patterns over plain text (no spaces, no punctuation, 其它 written 其他). */
const CATCH_ALL = [
  /其他(有关|相关|必要|需要|所需|应当|应|须|法定)?的?(提交的|提供的|申请|申报|证明|补充|佐证|支撑)?(材料|资料|文件|证明|证件|手续)/,
  /等(有关|相关|其他|必要|所需)?的?(证明|申请|佐证)?(材料|资料|文件|证明|证件|手续)$/,
  /(法律|法规|规章|国家|规定|政策|文件).{0,14}规定的?(应当|需要|须)?(提交|提供)?的?其他/,
  /规定的?(应当|需要|须)?(提交|提供)的?其他/,
  /(机关|部门|窗口|工作人员|审批局)(认为|要求|认定)(有)?(必要|需要|应当)?的?(提交|提供|补充)?的?(其他)?(材料|资料|文件|证明|证件|的)/,
  /(视情况|视情|根据(实际)?(情况|需要)|必要时|如有需要)(另行)?(提交|提供|补充|补交)/,
  /(等等|及其他|以及其他|和其他)$/,
] as const;

export const catchAllMaterial: Rule = {
  id: 'catch-all-material',
  severity: 'error',
  title: { zh: '兜底材料', en: 'Catch-all material' },
  why: {
    zh: '“其他材料”“等相关材料”“法律法规规定的其他材料”让窗口可以随时加材料，申请人无从准备（S024；行政许可法第三十条要求列明全部材料）。',
    en: 'A catch-all lets the window ask for anything at any time; the applicant cannot prepare (S024; article 30 of the Licensing Law demands the full list).',
  },
  remedy: { zh: '逐项列出材料；列不出的，删去。', en: 'Name each document; what cannot be named is deleted.' },
  check: ({ texts }) =>
    matching(texts, ['name', 'demand'], CATCH_ALL).map(({ wording, found }) => ({
      at: wording.at,
      message: { zh: `“${wording.text}”是兜底说法（${found}）。`, en: `"${wording.text}" is a catch-all (${found}).` },
    })),
  failing: { 'materials.yaml': 'rest: { name: 法律、法规 规定的 其它 材料, kind: proof, issuedBy: applicant }\n' },
  passing: { 'materials.yaml': 'rest: { name: 房屋租赁合同, kind: letter, issuedBy: applicant }\n' },
};
