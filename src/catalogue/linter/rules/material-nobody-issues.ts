import type { Rule } from '../rule.ts';

export const materialNobodyIssues: Rule = {
  id: 'material-nobody-issues',
  severity: 'error',
  title: { zh: '没人出具的材料', en: 'Material that nobody issues' },
  why: {
    zh: '要群众交一份没有机关出具的材料，等于办不成。',
    en: 'A paper that no authority issues cannot be handed in.',
  },
  remedy: {
    zh: '写明出具机关（issuer），或由某个事项产出，或删去。',
    en: 'Name the issuer, let an item produce it, or delete it.',
  },
  check: ({ catalogue }) => {
    const produced = new Set(
      Object.values(catalogue.items).flatMap((i) => i.outputs.map((o) => catalogue.certificateTypes[o]?.material ?? o)),
    );
    const answered = new Set(Object.values(catalogue.registries).flatMap((r) => r.materials));
    return Object.values(catalogue.materials)
      .filter(
        (m) =>
          m.issuedBy !== 'applicant' &&
          m.issuedBy !== 'bank' &&
          !m.issuer &&
          !produced.has(m.code) &&
          !answered.has(m.code),
      )
      .map((m) => ({
        at: { kind: 'materials', id: m.code, path: ['issuedBy'] },
        message: { zh: `“${m.name.zh}”没有人出具。`, en: `Nobody issues "${m.name.en}".` },
      }));
  },
  failing: { 'materials.yaml': 'odd: { name: 守法经营证明书, kind: proof, issuedBy: government }\n' },
  passing: { 'materials.yaml': 'odd: { name: 完税证明书, kind: proof, issuedBy: government, issuer: bureau }\n' },
};
