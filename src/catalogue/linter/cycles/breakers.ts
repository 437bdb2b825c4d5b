/** What could lawfully break a circle, demand by demand: only what the law or the district has already opened, or what no article stands against. */
import type { Catalogue, Mechanism, Text } from '../../model.ts';
import type { Demand } from './demand-graph.ts';

const NAMES: Readonly<Record<string, Text>> = {
  parallelise: {
    zh: '并联审批（这一前置没有依据，可以去掉）',
    en: 'parallel approval (this prerequisite has no basis and may be dropped)',
  },
  tolerate: { zh: '容缺受理（该材料可以后补）', en: 'acceptance with deferred documents (this one may follow)' },
  commit: { zh: '告知承诺', en: 'notice-and-undertaking' },
  'simulate-ahead': {
    zh: '预审（不具效力，前置取得后转正式）',
    en: 'pre-review without effect, made formal once the prerequisite exists',
  },
  'preliminary-opinion': { zh: '初审意见', en: 'preliminary opinion' },
  'review-before-confirm-after': { zh: '先审后确认', en: 'review before, confirm after' },
  'area-assessment': { zh: '区域评估替代', en: 'area assessment instead' },
};
const OPEN: readonly Mechanism[] = [
  'simulate-ahead',
  'preliminary-opinion',
  'review-before-confirm-after',
  'area-assessment',
];

/** Mechanisms that could break one demand. */
export function breakersOf(c: Catalogue, demand: Demand): Mechanism[] {
  const item = c.items[demand.from];
  const found: Mechanism[] = [];
  if (demand.nature === 'customary') found.push('parallelise');
  if (demand.requirement?.deferrable && !demand.requirement.key) found.push('tolerate');
  if (demand.requirement?.committable || item?.mechanisms.some((m) => m.mechanism === 'commit')) found.push('commit');
  return [...found, ...OPEN.filter((o) => item?.mechanisms.some((m) => m.mechanism === o))];
}

/** The mechanism's name in a sentence. */
export function breakerName(mechanism: Mechanism): Text {
  return NAMES[mechanism] ?? { zh: mechanism, en: mechanism };
}
