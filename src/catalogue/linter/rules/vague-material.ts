import { matching } from '../wording.ts';
import type { Rule } from '../rule.ts';

const WHOSE = '(本人|申请人|经办人|法定代表人|负责人|当事人|代理人|企业|单位|双方)?的?';
const WHAT = '(身份|资格|资质|主体资格|产权|权属|房屋|场地|场所|住所|学历|资金|资信|收入|婚姻|关系|职业|任职|工作)';
const VAGUE = [
  new RegExp(
    `^${WHOSE}(有效|合法|相关|有关|必要|对应|相应)的?${WHAT}?的?(证件|证明|证明材料|材料|资料|文件|手续|凭证|证照)$`,
  ),
  new RegExp(`^${WHOSE}${WHAT}的?(有效|合法|相关|有关)?的?(证件|证明|证明材料|凭证|有效证件)$`),
  /(有效|合法)的?身份(证件|证明|证明材料)/,
  /^(相关|有关|必要)(证照|批准文件|审批手续)/,
] as const;

export const vagueMaterial: Rule = {
  id: 'vague-material',
  severity: 'error',
  title: { zh: '含糊材料', en: 'Vague material' },
  why: {
    zh: '“有效身份证件”“有关证明”没说是哪一种，每个窗口各有各的理解（S024）。',
    en: '"Valid identity document" or "relevant proof" does not say which, and each window reads it in its own way (S024).',
  },
  remedy: {
    zh: '写明是哪一种，例如“居民身份证”“不动产权证书”；几种都行的，逐一列为可选材料。',
    en: 'Say which: the resident identity card, the certificate of title. If several will do, list each as an alternative.',
  },
  check: ({ texts }) =>
    matching(texts, ['name'], VAGUE)
      .filter(({ wording }) => wording.at.kind === 'materials')
      .map(({ wording }) => ({
        at: wording.at,
        message: { zh: `“${wording.text}”没有说是哪一种。`, en: `"${wording.text}" does not say which one.` },
      })),
  failing: {
    'materials.yaml': 'who: { name: 申请人 有效身份证件, kind: certificate, issuedBy: government, issuer: brigade }\n',
  },
  passing: {
    'materials.yaml':
      'who: { name: 港澳居民来往内地通行证, kind: certificate, issuedBy: government, issuer: brigade }\n',
  },
};
