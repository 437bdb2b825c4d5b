import { breakerName, breakersOf } from '../cycles/breakers.ts';
import { findCycles } from '../cycles/find-cycles.ts';
import type { Cycle } from '../cycles/find-cycles.ts';
import type { Catalogue, LegalBasis, Text } from '../../model.ts';
import { itemWith } from '../examples/pieces.ts';
import type { Report, Rule } from '../rule.ts';

export const mutualPrerequisites: Rule = {
  id: 'mutual-prerequisites',
  severity: 'error',
  title: { zh: '互为前置', en: 'Mutual prerequisites' },
  why: {
    zh: '甲要乙的证、乙要甲的证，谁也办不成（S024）。沿材料、结果、前置、步骤找，长度不限；各处条件不能同时成立的不算，另有办法取得的不算。',
    en: 'A demands what B issues and B what A issues, so nobody can begin (S024). Followed through materials, outputs, prerequisites and steps at any length; not where the conditions exclude each other, nor where another way is open.',
  },
  remedy: {
    zh: '去掉其中一个要求；能用的办法写在句中。',
    en: 'Take out one of the demands; what could lawfully break the circle is named.',
  },
  check: ({ catalogue, types }) => findCycles(catalogue, types).map((cycle) => report(catalogue, cycle)),
  failing: {
    'items/permit.yaml':
      'id: permit\nbasicItem: permit\norgan: bureau\nserves: [person]\nintake: licence\nstatutory: 20 wd\npromised: 5 wd\nonlineDepth: IV\nrequirements:\n  form: permit-form\n  opinion: { materials: [opinion], when: shop.area > 300, basis: [示例法 §10] }\noutputs: [permit]\n',
    'items/check.yaml': itemWith('requirements:\n  permit: { materials: [permit], basis: [示例法 §15] }\n'),
  },
  passing: {
    'items/permit.yaml':
      'id: permit\nbasicItem: permit\norgan: bureau\nserves: [person]\nintake: licence\nstatutory: 20 wd\npromised: 5 wd\nonlineDepth: IV\nrequirements:\n  form: permit-form\n  opinion: { materials: [opinion], when: shop.area <= 200, basis: [示例法 §10] }\noutputs: [permit]\n',
    'items/check.yaml': itemWith('requirements:\n  permit: { materials: [permit], basis: [示例法 §15] }\n'),
  },
};

function report(c: Catalogue, cycle: Cycle): Report {
  const steps = cycle.map(({ demand }) => sentence(c, demand.from, demand.what, demand.basis));
  const [first] = cycle;
  const back = c.items[first?.demand.from ?? '']?.name;
  const ways = cycle.flatMap(({ demand }) => breakersOf(c, demand).map((m) => ({ demand, name: breakerName(m) })));
  const own: Text | undefined =
    ways.length > 0
      ? {
          zh: `可以这样断开：${ways.map((w) => `“${c.items[w.demand.from]?.name.zh ?? ''}”要“${w.demand.what.zh}”处用${w.name.zh}`).join('；')}。`,
          en: `It can be broken: ${ways.map((w) => `${w.name.en} where "${c.items[w.demand.from]?.name.en ?? ''}" demands "${w.demand.what.en}"`).join('; ')}.`,
        }
      : undefined;
  return {
    at: { kind: 'item', id: first?.demand.from ?? '', path: first?.demand.path ?? [] },
    message: {
      zh: `互为前置（${cycle.length} 步）：${steps.map((s) => s.zh).join(' → ')} → ${back?.zh ?? ''}`,
      en: `Mutual prerequisites (${cycle.length} steps): ${steps.map((s) => s.en).join(' → ')} → ${back?.en ?? ''}`,
    },
    ...(own ? { remedy: own } : {}),
    related: cycle.map(({ demand }, n) => ({
      at: { kind: 'item', id: demand.from, path: demand.path },
      message: steps[n] ?? demand.what,
    })),
  };
}

function sentence(c: Catalogue, id: string, what: Text, basis: readonly LegalBasis[]): Text {
  const item = c.items[id];
  const organ = c.organs[item?.organ ?? '']?.name;
  const [b] = basis;
  const cited = b ? `${b.law}${b.article ?? ''}` : undefined;
  return {
    zh: `“${item?.name.zh ?? id}”（${organ?.zh ?? ''}）要“${what.zh}”〔${cited ?? '无依据'}〕`,
    en: `"${item?.name.en ?? id}" (${organ?.en ?? ''}) demands "${what.en}" [${cited ?? 'no basis'}]`,
  };
}
