import { elementsOf } from '../../conditions/index.ts';
import type { Condition } from '../../conditions/index.ts';
import type { Catalogue } from '../../model.ts';
import type { Rule } from '../rule.ts';

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
    for (const i of Object.values(catalogue.items)) if (i.policy?.automatic) used.add(i.policy.automatic.account);
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
