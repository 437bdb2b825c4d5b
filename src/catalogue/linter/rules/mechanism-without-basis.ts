import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

const RELIEFS = [
  'tolerate',
  'commit',
  'simulate-ahead',
  'preliminary-opinion',
  'review-before-confirm-after',
  'area-assessment',
];

export const mechanismWithoutBasis: Rule = {
  id: 'mechanism-without-basis',
  severity: 'error',
  title: { zh: '改革措施没有依据', en: 'Mechanism without a basis' },
  why: {
    zh: '容缺、承诺、模拟审批等减轻程序的做法，必须说得出依据的法或本地文件，开关要打开。',
    en: 'What lightens a procedure must rest on a law or a document of the district, and its switch must be on.',
  },
  remedy: {
    zh: '写明依据；未获授权的，在 district.yaml 关掉并删去。',
    en: 'Cite the basis and switch it on, or take it out.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) =>
      i.mechanisms.flatMap((m, n) => {
        if (!RELIEFS.includes(m.mechanism)) return [];
        const isOff = catalogue.switches[m.mechanism]?.on === false;
        if (m.basis.length > 0 && !isOff) return [];
        const [zh, en] = isOff ? ['本地区没有开通', 'is switched off in this district'] : ['没有依据', 'has no basis'];
        return [
          {
            at: { kind: 'item', id: i.id, path: ['mechanisms', n] },
            message: { zh: `“${i.name.zh}”的 ${m.mechanism} ${zh}。`, en: `${m.mechanism} of "${i.name.en}" ${en}.` },
          },
        ];
      }),
    ),
  failing: { 'items/check.yaml': itemWith('mechanisms: [commit]\n') },
  passing: { 'items/check.yaml': itemWith('mechanisms: [commit]\nmechanismBasis: [示例法 §15]\n') },
};
