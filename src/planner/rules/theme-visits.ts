/** A theme that keeps somebody from being done in one visit, and the items that are to blame (M02, S075). */
import { mainlandCalendar } from '../../calendar/index.ts';
import type { Catalogue, Report, Rule, Theme } from '../../catalogue/index.ts';
import { derivePlan } from '../derive.ts';
import { AT_HOME } from '../metrics.ts';
import type { Contact, Plan, PlanInput } from '../plan.ts';
import { samplePersons } from './sample-persons.ts';

/** A second place, at which the one window does not serve. */
const YARD = `yard:
  name: { zh: 大队驻地, en: Yard of the brigade }
  address: { zh: 示例路2号, en: 2 Example Road }
  hours: { zh: 工作日, en: Working days }
  windows: { one: { name: { zh: 窗口, en: Window } } }
`;

const itemOf = (id: string, organ: string, output: string, more: string): string => `id: ${id}
basicItem: ${id}
organ: ${organ}
serves: [person, organisation]
intake: licence
statutory: 10 wd
promised: 8 wd
visits: 1
visitReason: 原件当场核验
onlineDepth: II
mechanisms:
  - { mechanism: one-window, basis: [示例法 §8] }
  - { mechanism: courier, basis: [示例法 §8] }
${more}requirements:
  plan: floor-plan
outputs: [${output}]
`;

/** Persons tried for each theme; the lines that conditions draw are few. */
const PERSONS = 24;

export const themeVisits: Rule = {
  id: 'theme-visits',
  severity: 'error',
  title: { zh: '一件事跑不成一次', en: 'One thing that takes more than one visit' },
  why: {
    zh: '一件事以申请人到现场的次数计，取结果也算一次；按全部改革措施排出的最短办法仍要跑第二次的，就不是一次办。分阶段的项目，每个阶段一次。',
    en: 'A theme is counted in visits of its applicant, and picking up a result is one. Where the shortest plan with every mechanism still needs a second visit, it is not done in one. A staged project has one for each stage.',
  },
  remedy: {
    zh: '给句中的事项写上网办、寄送或综合窗口（mechanisms: online、courier、one-window），或说明它为什么不能放进这件事。',
    en: 'Give the items that are named the net, a courier or the one window (mechanisms: online, courier, one-window), or take them out of the theme.',
  },
  check: ({ catalogue }) => Object.values(catalogue.themes).flatMap((theme) => tooMany(catalogue, theme)),
  failing: {
    'sites.yaml': YARD,
    'items/permit.yaml': itemOf('permit', 'bureau', 'permit', 'elements: [shop.area, shop.open]\n'),
    'items/check.yaml': itemOf('check', 'brigade', 'opinion', 'sites: [yard]\n'),
  },
  passing: {
    'sites.yaml': YARD,
    'items/permit.yaml': itemOf('permit', 'bureau', 'permit', 'elements: [shop.area, shop.open]\n'),
    'items/check.yaml': itemOf('check', 'brigade', 'opinion', ''),
  },
};

/** The first person whose shortest plan has more visits than one (for each stage, where there are stages). */
function tooMany(catalogue: Catalogue, theme: Theme): Report[] {
  const allowed = catalogue.stageTemplates[theme.stageTemplate ?? '']?.stages.length ?? 1;
  const [nobody, ...others] = samplePersons(catalogue, theme.id, PERSONS);
  const plan = (input: PlanInput): Plan => derivePlan(catalogue, input, mainlandCalendar);
  if (nobody === undefined || plan(nobody).metrics.visits <= allowed) return [];
  for (const person of others) {
    const found = plan(person);
    if (!isStopped(found) && found.metrics.visits > allowed) return [reportOf(catalogue, theme, found, allowed)];
  }
  return [];
}

const isStopped = (plan: Plan): boolean => plan.findings.some((f) => f.kind === 'stop');

function reportOf(catalogue: Catalogue, theme: Theme, plan: Plan, allowed: number): Report {
  const n = plan.metrics.visits;
  const guilty = toBlame(plan, allowed);
  const names = (lang: 'zh' | 'en', comma: string): string =>
    guilty.map((id) => catalogue.items[id]?.name[lang] ?? id).join(comma);
  return {
    at: { kind: 'theme', id: theme.id, path: ['goals'] },
    message: {
      zh: `“${theme.title.zh}”按最短的办法也要跑 ${n} 次（应不超过 ${allowed} 次），多跑的是：${names('zh', '、')}。`,
      en: `"${theme.title.en}" takes ${n} visits at best (at most ${allowed}); to blame: ${names('en', ', ')}.`,
    },
    related: guilty.map((id) => ({
      at: { kind: 'item', id, path: ['sites'] },
      message: { zh: `${id} 要单独到场。`, en: `${id} needs a visit of its own.` },
    })),
  };
}

/** Items of the visits beyond those allowed: the visits that serve most items are the ones to keep. */
function toBlame(plan: Plan, allowed: number): string[] {
  const visits = new Map<string, Set<string>>();
  for (const c of plan.contacts.filter(isVisit)) {
    const key = `${c.site} ${c.presence}`;
    visits.set(key, new Set([...(visits.get(key) ?? []), ...c.items]));
  }
  const smallestLast = [...visits.values()].sort((a, b) => b.size - a.size);
  return [...new Set(smallestLast.slice(allowed).flatMap((items) => [...items]))].sort();
}

const isVisit = (c: Contact): boolean => c.channel === 'person' || (c.channel === 'kiosk' && c.site !== AT_HOME);
