import { elementsOf } from '../../conditions/index.ts';
import type { Condition } from '../../conditions/index.ts';
import { itemWith } from '../examples/pieces.ts';
import type { Catalogue } from '../../model.ts';
import type { Rule } from '../rule.ts';

export const outputNobodyNeeds: Rule = {
  id: 'output-nobody-needs',
  severity: 'warning',
  title: { zh: '没人要的结果', en: 'Output that nobody needs' },
  why: {
    zh: '没有事项要、也不在任何一件事里的证，要么漏写了，要么该取消。',
    en: 'A certificate that no item demands and no theme hands out is either forgotten somewhere or superfluous.',
  },
  remedy: {
    zh: '写进需要它的事项或一件事；都不需要的，考虑取消。',
    en: 'Name it where it is needed, or consider abolishing it.',
  },
  check: ({ catalogue }) => {
    const needed = new Set(
      Object.values(catalogue.items).flatMap((i) => [
        ...i.requirements.flatMap((r) => r.materials),
        ...i.prerequisites.map((p) => p.output),
        ...i.steps.flatMap((s) => s.consumes),
      ]),
    );
    const handedOut = new Set(
      Object.values(catalogue.themes).flatMap((t) => t.goals.flatMap((g) => catalogue.items[g.item]?.outputs ?? [])),
    );
    return Object.values(catalogue.certificateTypes)
      .filter((t) => !needed.has(t.code) && !needed.has(t.material) && !handedOut.has(t.code))
      .map((t) => ({
        at: { kind: 'certificates', id: t.code, path: ['name'] },
        message: {
          zh: `没有事项需要“${t.name.zh}”，也没有一件事发给它。`,
          en: `No item needs "${t.name.en}" and no theme hands it out.`,
        },
      }));
  },
  failing: {
    'themes/shop.yaml':
      'id: shop\ntitle: 我要开店\nsummary: 一次办\nlead: bureau\ngoals: [permit]\nresultPackage: 许可证\n',
  },
  passing: {
    'themes/shop.yaml':
      'id: shop\ntitle: 我要开店\nsummary: 一次办\nlead: bureau\ngoals: [permit, check]\nresultPackage: 许可证\n',
  },
};

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

export const itemOnNoList: Rule = {
  id: 'item-on-no-list',
  severity: 'error',
  title: { zh: '清单之外的事项', en: 'Item on no list' },
  why: {
    zh: '清单之外无事项：没有公布的事项不能受理（S078）。',
    en: 'An item on no published list cannot be filed (S078).',
  },
  remedy: {
    zh: '写进 lists.yaml 中已公布的清单，或撤下。',
    en: 'Put it on a published list in lists.yaml, or withdraw it.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items)
      .filter((i) => !i.onList)
      .map((i) => ({
        at: { kind: 'item', id: i.id, path: ['id'] },
        message: { zh: `“${i.name.zh}”不在任何已公布的清单上。`, en: `"${i.name.en}" is on no published list.` },
      })),
  failing: { 'lists.yaml': 'list-2026: { name: 示例清单, publishedOn: 2026-01-01, items: [permit] }\n' },
  passing: { 'lists.yaml': 'list-2026: { name: 示例清单, publishedOn: 2026-01-01, items: [permit, check] }\n' },
};

export const themeItemNotLive: Rule = {
  id: 'theme-item-not-live',
  severity: 'error',
  title: { zh: '一件事里的事项没有有效版本', en: 'Theme item without a live version' },
  why: {
    zh: '一件事里的事项全部依据已失效，就没有可办的版本。',
    en: 'A goal whose every basis has lapsed has no version that could be applied for.',
  },
  remedy: { zh: '更新事项依据，或从一件事里撤下。', en: 'Renew the basis of the item, or take it out of the theme.' },
  check: ({ catalogue, asOf }) =>
    Object.values(catalogue.themes).flatMap((t) =>
      t.goals.flatMap((g, n) => {
        const item = catalogue.items[g.item];
        const isLive =
          item &&
          (item.basis.length === 0 ||
            item.basis.some(
              (b) => (b.inForceFrom ?? '') <= asOf && (b.inForceUntil === undefined || asOf < b.inForceUntil),
            ));
        return isLive
          ? []
          : [
              {
                at: { kind: 'theme', id: t.id, path: ['goals', n] },
                message: {
                  zh: `“${t.title.zh}”里的 ${g.item} 没有有效版本。`,
                  en: `${g.item} of "${t.title.en}" has no live version.`,
                },
              },
            ];
      }),
    ),
  failing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceUntil: 2020-01-01 }\n',
    'items/check.yaml': itemWith('basis: [旧法 §3]\n'),
  },
  passing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceUntil: 2020-01-01 }\n',
    'items/check.yaml': itemWith('basis: [旧法 §3, 示例法 §15]\n'),
  },
};

/** Element keys that some condition mentions. */
function inConditions(c: Catalogue): Set<string> {
  const keys = new Set<string>();
  const seen = new Set<Condition>();
  const add = (condition: Condition | undefined): void => {
    if (!condition || seen.has(condition)) return;
    seen.add(condition);
    for (const key of elementsOf(condition)) keys.add(key);
  };
  for (const i of Object.values(c.items)) {
    add(i.appliesWhen);
    for (const e of i.elements) add(e.when);
    for (const r of i.requirements) for (const when of [r.when, r.deferrable?.when, r.committable?.when]) add(when);
    for (const p of [...i.prerequisites, ...i.steps, ...i.mechanisms]) add(p.when);
  }
  for (const t of Object.values(c.themes)) for (const x of [...t.goals, ...t.stops, ...t.advice]) add(x.when);
  return keys;
}

export const elementUnused: Rule = {
  id: 'element-unused',
  severity: 'warning',
  title: { zh: '问了没人用', en: 'Asked but used by nobody' },
  why: {
    zh: '不影响任何判断、不上任何表证的信息，不该问（个人信息最小必要）。',
    en: 'What changes no decision and stands on no form or certificate should not be asked (data minimisation).',
  },
  remedy: { zh: '删去，或写明用在哪里。', en: 'Delete it, or say where it is used.' },
  check: ({ catalogue }) => {
    const used = inConditions(catalogue);
    for (const m of Object.values(catalogue.materials)) for (const e of m.elements) used.add(e);
    for (const t of Object.values(catalogue.certificateTypes)) for (const f of t.fields) used.add(f.element);
    return Object.values(catalogue.elements)
      .filter((e) => !used.has(e.key))
      .map((e) => ({
        at: { kind: 'elements', id: e.key, path: ['label'] },
        message: {
          zh: `“${e.label.zh}”（${e.key}）没有条件、表格或证照用到。`,
          en: `"${e.label.en}" (${e.key}) is used by no condition, form or certificate.`,
        },
      }));
  },
  failing: {
    'elements.yaml': 'person.hobby: { label: 兴趣爱好, subject: person, type: string, question: 您的爱好？ }\n',
  },
  passing: {
    'elements.yaml': 'shop.seats: { label: 座位数, subject: premises, type: integer }\n',
    'materials.yaml': 'seat-plan: { name: 座位平面图, kind: drawing, issuedBy: applicant, elements: [shop.seats] }\n',
  },
};
