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
    const combinedAs = new Set(
      Object.values(catalogue.items).flatMap((i) => i.mechanisms.map((m) => m.with?.['certificate'])),
    );
    return Object.values(catalogue.certificateTypes)
      .filter((t) => !combinedAs.has(t.code))
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
