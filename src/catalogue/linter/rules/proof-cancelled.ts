import { CANCELLED_PROOFS } from '../obsolete.ts';
import { plainOf } from '../wording.ts';
import type { Rule } from '../rule.ts';

export const proofCancelled: Rule = {
  id: 'proof-cancelled',
  severity: 'error',
  title: { zh: '上级已取消的证明', en: 'Proof cancelled by a superior rule' },
  why: {
    zh: '上级规定已经取消的证明，本级不得再要（S007、S008 第二条）。',
    en: 'What a superior rule has cancelled may not be demanded below (S007, S008 second rule).',
  },
  remedy: { zh: '改为共享核验或本人承诺。', en: 'Check with the other authority, or take a declaration.' },
  check: ({ catalogue }) =>
    Object.values(catalogue.materials).flatMap((m) => {
      const plain = plainOf(m.name.zh);
      const hit = CANCELLED_PROOFS.find((p) => p.words.some((w) => plain.includes(w)));
      if (!hit) return [];
      return [
        {
          at: { kind: 'materials', id: m.code, path: ['name'] },
          message: { zh: `“${m.name.zh}”已被上级取消。`, en: `"${m.name.en}" was cancelled by a superior rule.` },
          remedy: { zh: `${hit.successor.zh}。`, en: `${hit.successor.en}.` },
        },
      ];
    }),
  failing: { 'materials.yaml': 'single: { name: 未婚证明, kind: proof, issuedBy: government, issuer: bureau }\n' },
  passing: { 'materials.yaml': 'single: { name: 婚姻状况声明书, kind: letter, issuedBy: applicant }\n' },
};
