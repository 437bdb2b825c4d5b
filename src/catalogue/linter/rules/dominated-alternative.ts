import { itemWith } from '../examples/pieces.ts';
import { eachRequirement } from '../each.ts';
import type { MaterialType } from '../../model.ts';
import type { Rule } from '../rule.ts';

/** How hard a document is to come by: one's own words, a paper that a register holds, one from an authority, one that costs money. */
function burden(m: MaterialType, shared: ReadonlySet<string>): number {
  if (shared.has(m.code) || m.kind === 'form') return 0;
  return m.issuedBy === 'applicant' ? 1 : m.issuedBy === 'government' ? 2 : 3;
}

export const dominatedAlternative: Rule = {
  id: 'dominated-alternative',
  severity: 'warning',
  title: { zh: '没人会选的替代材料', en: 'Alternative that another dominates' },
  why: {
    zh: '另一种可选材料说明的信息一样多而更容易取得，这一种没人会选，只会让人以为要交。',
    en: 'Another alternative says as much and is easier to get, so nobody chooses this one; it only misleads.',
  },
  remedy: { zh: '删去这一种。', en: 'Delete this alternative.' },
  check: ({ catalogue }) => {
    const shared = new Set(Object.values(catalogue.registries).flatMap((r) => r.materials));
    return eachRequirement(catalogue).flatMap(({ item, requirement }) =>
      requirement.materials.flatMap((code, n) => {
        const worse = catalogue.materials[code];
        const better = requirement.materials
          .map((m) => catalogue.materials[m])
          .find(
            (m) =>
              m &&
              worse &&
              m !== worse &&
              worse.elements.length > 0 &&
              burden(m, shared) < burden(worse, shared) &&
              worse.elements.every((e) => m.elements.includes(e)),
          );
        if (!worse || !better) return [];
        return [
          {
            at: { kind: 'item', id: item.id, path: ['requirements', requirement.id, 'materials', n] },
            message: {
              zh: `“${worse.name.zh}”没人会选：“${better.name.zh}”说明同样的信息而更容易取得。`,
              en: `Nobody chooses "${worse.name.en}": "${better.name.en}" says the same and is easier to get.`,
            },
          },
        ];
      }),
    );
  },
  failing: {
    'materials.yaml':
      'area-report: { name: 房屋测绘报告, kind: report, issuedBy: intermediary, issuer: bureau, elements: [shop.area] }\narea-letter: { name: 面积声明书, kind: letter, issuedBy: applicant, elements: [shop.area] }\n',
    'items/check.yaml': itemWith('requirements:\n  area: { materials: [area-report, area-letter] }\n'),
  },
  passing: {
    'materials.yaml':
      'area-report: { name: 房屋测绘报告, kind: report, issuedBy: intermediary, issuer: bureau, elements: [shop.area, shop.open] }\narea-letter: { name: 面积声明书, kind: letter, issuedBy: applicant, elements: [shop.area] }\n',
    'items/check.yaml': itemWith('requirements:\n  area: { materials: [area-report, area-letter] }\n'),
  },
};
