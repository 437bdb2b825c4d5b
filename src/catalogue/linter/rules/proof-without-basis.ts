import { itemWith } from '../examples/pieces.ts';
import { eachRequirement } from '../each.ts';
import type { Rule } from '../rule.ts';

export const proofWithoutBasis: Rule = {
  id: 'proof-without-basis',
  severity: 'error',
  title: { zh: '没有依据的材料', en: 'Document demanded without a basis' },
  why: {
    zh: '没有法律法规依据的证明一律取消（S008 第一条）；任何材料都要说得出依据。',
    en: 'A proof without a basis in law is cancelled (S008, first rule); every document must have its article.',
  },
  remedy: { zh: '写明依据的法和条；写不出的，删去这份材料。', en: 'Cite law and article, or delete the document.' },
  check: ({ catalogue }) =>
    eachRequirement(catalogue)
      .filter(({ requirement }) => requirement.basis.length === 0)
      .map(({ item, requirement, name }) => ({
        at: { kind: 'item', id: item.id, path: ['requirements', requirement.id] },
        message: {
          zh: `“${item.name.zh}”要“${name.zh}”，没有依据。`,
          en: `"${item.name.en}" demands "${name.en}" without a basis.`,
        },
      })),
  failing: { 'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], basis: [] }\n') },
  passing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], basis: [示例法 §16] }\n'),
  },
};
