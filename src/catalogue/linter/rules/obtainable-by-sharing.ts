import { itemWith } from '../examples/pieces.ts';
import { eachRequirement, materialName } from '../each.ts';
import type { LintInput, Report, Rule } from '../rule.ts';

export const obtainableBySharing: Rule = {
  id: 'obtainable-by-sharing',
  severity: 'error',
  title: { zh: '能共享的还让人交', en: 'Demanded although it can be shared' },
  why: {
    zh: '政务数据能共享的，不得要求申请人提供（S008 第三条；政务数据共享条例；优化营商环境条例第三十七条）。',
    en: 'What other authorities can answer may not be demanded from the applicant (S008 third rule; Data Sharing Regulation; Business Environment Regulation, article 37).',
  },
  remedy: {
    zh: '在 metBy 最前面加 registry，本人提供的作为兜底。',
    en: 'Put registry first in metBy; the paper stays as the fallback.',
  },
  check: (input) => {
    const sources = new Map<string, string>();
    for (const r of Object.values(input.catalogue.registries))
      for (const m of r.materials) if (!sources.has(m)) sources.set(m, r.id);
    return eachRequirement(input.catalogue).flatMap(({ item, requirement }) => {
      const material = requirement.materials.find((m) => sources.has(m));
      if (!material || requirement.metBy.includes('registry')) return [];
      return [
        report(input, item.id, item.name.zh, item.name.en, requirement.id, material, sources.get(material) ?? ''),
      ];
    });
  },
  failing: {
    'items/check.yaml': itemWith(
      'requirements:\n  identity: { materials: [identity-card], metBy: [upload, original-at-window] }\n',
    ),
  },
  passing: {
    'items/check.yaml': itemWith(
      'requirements:\n  identity: { materials: [identity-card], metBy: [registry, upload] }\n',
    ),
  },
};

function report(
  input: LintInput,
  item: string,
  zh: string,
  en: string,
  requirement: string,
  material: string,
  registry: string,
): Report {
  const name = materialName(input.catalogue, material);
  const source = input.catalogue.registries[registry];
  const at = { kind: 'item', id: item, path: ['requirements', requirement, 'metBy'] };
  const written = input.written(at);
  const isFlow = written?.text.startsWith('[');
  return {
    at,
    message: {
      zh: `“${zh}”让人交“${name.zh}”，而${source?.name.zh ?? registry}能答。`,
      en: `"${en}" has people hand in "${name.en}", which the ${source?.name.en ?? registry} can answer.`,
    },
    ...(written && isFlow
      ? { fix: { file: written.file, from: written.from + 1, to: written.from + 1, text: 'registry, ' } }
      : {}),
  };
}
