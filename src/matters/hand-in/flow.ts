/**
 * From a plan to the cases of a matter: what is pinned when a matter is handed in. Tasks open when what they consume exists; only customary
 * prerequisites that the plan dropped are dropped here. Pure: plan, catalogue and people's choices in, case specifications out.
 */
import type { Catalogue, Facts, Item, Step, Text } from '../../catalogue/pure.ts';
import type { Plan, PlanItem } from '../../planner/pure.ts';
import type { CaseSpec, NeedSpec, TaskSpec, Wait } from '../facts/opening.ts';
import { policyOf } from '../payments/policy.ts';

const defaultRemedies = {
  review: {
    zh: '可以自收到本决定书之日起六十日内向本级人民政府申请行政复议。',
    en: 'You may apply for administrative reconsideration to the people’s government within 60 days of receiving this decision.',
  },
  litigation: {
    zh: '也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼。',
    en: 'You may also sue before the people’s court within six months of receiving it.',
  },
} as const;

/** Case ids in the order of the plan: `c1`, `c2`, … */
export const caseIds = (plan: Plan): ReadonlyMap<string, string> =>
  new Map(plan.items.map((item, index) => [item.id, `c${index + 1}`]));

/** Of items whose permits are renewed: the last day of the permit that runs, and what its renewal is called; the item’s own name is that of a first application. */
export type Renews = ReadonlyMap<string, { readonly until: string; readonly name?: Text }>;

/** The cases that the plan opens. Items that are not in the catalogue are a bug of the planner. */
export function flowOf(
  plan: Plan,
  catalogue: Catalogue,
  ids = caseIds(plan),
  facts: Facts = {},
  renews: Renews = new Map(),
): readonly CaseSpec[] {
  return plan.items.map((planned) => {
    const item = catalogue.items[planned.id];
    if (!item) throw new Error(`the plan names ${planned.id}, which the catalogue does not have`);
    const policy = policyOf(item, facts);
    const renewal = renews.get(item.id);
    return {
      ...caseSpec(plan, planned, item, catalogue, ids),
      ...(policy ? { policy } : {}),
      ...(renewal?.name ? { name: renewal.name } : {}),
      ...(renewal ? { renews: { until: renewal.until } } : {}),
    };
  });
}

function caseSpec(
  plan: Plan,
  planned: PlanItem,
  item: Item,
  catalogue: Catalogue,
  ids: ReadonlyMap<string, string>,
): CaseSpec {
  const id = ids.get(item.id) as string;
  const waits = laterGates(planned.variant, prerequisites(plan, item, catalogue, ids));
  const commit = item.mechanisms.find((one) => one.mechanism === 'commit');
  const promise = plan.obligations.find((one) => one.item === item.id && one.mechanism === 'commit');
  return {
    case: id,
    item: item.id,
    name: item.name,
    organ: item.organ,
    supervisor: item.supervisor ?? null,
    handlingCode: item.handlingCode,
    kind: item.kind,
    variant: planned.variant,
    decidedIn: item.decidedIn === 'here' ? null : { ...item.decidedIn },
    review: item.review,
    statutory: planned.statutory ?? item.statutory ?? null,
    promised: planned.promised,
    ...(item.sameDayUntil === undefined ? {} : { sameDayUntil: item.sameDayUntil }),
    ...officeTimeOf(item, catalogue),
    extension: item.extension ?? null,
    intake: {
      noticeLimit: item.intake.noticeLimit ?? null,
      silence: item.intake.silence,
      incomplete: item.intake.incomplete,
      startsClock: item.intake.startsClock,
      basis: [...item.intake.basis],
    },
    windowAccepts: windowAuthorisation(catalogue, item),
    waits,
    needs: needsOf(plan, item, catalogue),
    tasks: tasksOf(plan, planned, item, id, waits),
    outputs: outputsOf(plan, item, catalogue),
    commitment:
      planned.variant === 'committed'
        ? {
            check: promise?.due ?? { n: 2, unit: 'month' },
            text: promise?.text ?? item.name,
            breach: promise?.breach ?? 'handling-task',
            basis: [...(commit?.basis ?? [])],
          }
        : null,
    deemedDecision: item.deemedDecision ? [...item.deemedDecision.basis] : null,
    deemedConsent: item.deemedConsent && catalogue.switches['deemed-consent']?.on !== false,
    basis: [...item.basis],
    remedies: item.remedies ?? defaultRemedies,
  };
}

/** Office time of the place that handles the item, for promises in hours. */
function officeTimeOf(item: Item, { sites }: Catalogue): Pick<CaseSpec, 'officeTime'> {
  if (item.promised.unit !== 'h' && item.promised.unit !== 'min') return {};
  const found = item.sites.map((id) => sites[id]?.officeTime).find((spans) => spans !== undefined);
  return found ? { officeTime: found.map((span) => ({ ...span })) } : {};
}

/** One certificate for several permits names its own type, which every member produces together (一证化, S031). */
function outputsOf(plan: Plan, item: Item, catalogue: Catalogue): string[] {
  const one = plan.certificates.find(
    (each) =>
      each.combined && each.items.includes(item.id) && each.as !== undefined && catalogue.certificateTypes[each.as],
  );
  if (one?.as === undefined) return [...item.outputs];
  return [...item.outputs.filter((type) => !one.types.includes(type)), one.as];
}

/** The organ's letter that lets the window accept in its name: switch `window-accepts` (all organs) or `window-accepts.<organ>`. */
function windowAuthorisation(catalogue: Catalogue, item: Item): string | null {
  const own = catalogue.switches[`window-accepts.${item.organ}`] ?? catalogue.switches['window-accepts'];
  return own?.on ? (own.document ?? null) : null;
}

/** Reviewed before the prerequisite exists: what would be waited for is waited for at the conversion, or at the issue. */
function laterGates(variant: PlanItem['variant'], waits: CaseSpec['waits']): CaseSpec['waits'] {
  const later =
    variant === 'reviewed-awaiting'
      ? ('issue' as const)
      : variant === 'simulated' || variant === 'preliminary'
        ? ('convert' as const)
        : undefined;
  return later === undefined
    ? waits
    : waits.map((wait) => (wait.gate === 'after-issue' ? wait : { ...wait, gate: later }));
}

/** Earlier cases of this matter whose result is consumed; customary demands only where the plan kept them. */
function prerequisites(
  plan: Plan,
  item: Item,
  catalogue: Catalogue,
  ids: ReadonlyMap<string, string>,
): CaseSpec['waits'] {
  const demanded = item.prerequisites.filter(
    (one) => one.nature === 'consumed' || isCustomKept(plan, item, one.output),
  );
  const waits = [
    ...demanded.flatMap((one) =>
      producers(plan, catalogue, item, ids, (type) => type === one.output).map((id) => ({
        case: id,
        gate: one.neededBy,
      })),
    ),
    ...plan.needs
      .filter((need) => need.item === item.id && need.chosen.kind === 'output')
      .flatMap((need) =>
        producers(plan, catalogue, item, ids, (type) =>
          need.materials.includes(catalogue.certificateTypes[type]?.material ?? type),
        ).map((id) => ({ case: id, gate: need.gate })),
      ),
  ];
  return waits.filter((wait, index) => waits.findIndex((other) => other.case === wait.case) === index);
}

/** A custom of the old way stays only where the plan still has its edge (the pass `parallelise` drops it). */
function isCustomKept(plan: Plan, item: Item, output: string): boolean {
  const own = new Set(plan.tasks.filter((one) => one.items.includes(item.id)).map((one) => one.id));
  return plan.edges.some((edge) => edge.why === 'custom' && edge.need === output && own.has(edge.to));
}

/** Cases of this matter that produce a certificate type. */
function producers(
  plan: Plan,
  catalogue: Catalogue,
  item: Item,
  ids: ReadonlyMap<string, string>,
  isWanted: (type: string) => boolean,
): readonly string[] {
  return plan.items
    .filter((one) => one.id !== item.id && catalogue.items[one.id]?.outputs.some(isWanted))
    .map((one) => ids.get(one.id) as string);
}

function needsOf(plan: Plan, item: Item, catalogue: Catalogue): NeedSpec[] {
  return plan.needs
    .filter((need) => need.item === item.id)
    .map((need) => {
      const requirement = item.requirements.find((one) => one.id === need.requirement);
      return {
        need: need.id,
        requirement: need.requirement,
        name: need.name ?? catalogue.materials[need.material]?.name ?? { zh: need.material, en: need.material },
        materials: [...need.materials],
        key: need.key,
        gate: need.gate ?? requirement?.neededBy ?? 'intake',
        way: need.chosen.kind,
        line: need.line,
        relief: need.relief
          ? { mechanism: need.relief.mechanism, due: need.relief.due ?? null, basis: [...need.relief.basis] }
          : null,
      };
    });
}

/** Steps that the engine has as tasks of their own; accepting, examining and deciding are acts of every case. */
export const tasksOfCases: ReadonlySet<string> = new Set([
  'survey',
  'expert-review',
  'public-notice',
  'hearing',
  'test',
  'measure',
  'assess',
]);

/** Steps of the item as tasks; an item without named examination or approval gets them, because somebody decides. */
function tasksOf(plan: Plan, planned: PlanItem, item: Item, id: string, waits: CaseSpec['waits']): TaskSpec[] {
  const decisive = waits
    .filter((wait) => wait.gate !== 'intake' && wait.gate !== 'after-issue')
    .map((wait): Wait => ({ case: wait.case }));
  if (item.decidedIn !== 'here') return [task(id, item, undefined, 'external', [...decisive], plan)];
  const isCheckedLater = planned.variant === 'committed';
  const isAhead = planned.variant === 'simulated' || planned.variant === 'preliminary';
  const isBefore = isAhead || planned.variant === 'reviewed-awaiting';
  const steps = planSteps(plan, item).filter(
    (step) => tasksOfCases.has(step.kind) && !(isCheckedLater && step.siteTrip),
  );
  const tasks = steps.map((step) =>
    task(id, item, step, step.kind as TaskSpec['kind'], consumed(step, steps, id, isBefore ? [] : waits), plan),
  );
  const all = tasks.map((one): Wait => ({ task: one.task }));
  const examining =
    item.review === 'one'
      ? []
      : [
          task(
            id,
            item,
            item.steps.find((step) => step.kind === 'examine'),
            'examine',
            all,
            plan,
          ),
        ];
  const last = item.review === 'one' ? all : examining.map((one): Wait => ({ task: one.task }));
  return [
    ...tasks,
    ...examining,
    task(
      id,
      item,
      item.steps.find((step) => step.kind === 'approve'),
      'decide',
      isBefore ? last : [...last, ...decisive],
      plan,
    ),
    ...(isAhead
      ? [task(id, item, undefined, 'convert', [{ task: `${id}.${decidedBy(item)}` }, ...decisive], plan)]
      : []),
  ];
}

/** The step that decides, by its name in the item. */
const decidedBy = (item: Item): string => item.steps.find((step) => step.kind === 'approve')?.id ?? 'decide';

/** Steps of the item that the plan kept (a condition may have dropped one). */
function planSteps(plan: Plan, item: Item): readonly Step[] {
  const kept = new Set(
    plan.tasks
      .filter((one) => one.nature === 'work' && one.items.includes(item.id))
      .flatMap((one) => (one.step === undefined ? [] : [one.step])),
  );
  const joint = plan.tasks
    .filter((one) => one.nature === 'work' && one.items.length > 1 && one.items.includes(item.id))
    .map((one) => one.shareKey);
  return item.steps.filter(
    (step) => kept.has(step.id) || (step.shareKey !== undefined && joint.includes(step.shareKey)),
  );
}

function consumed(step: Step, steps: readonly Step[], id: string, waits: CaseSpec['waits']): Wait[] {
  const own = step.consumes
    .filter((name) => steps.some((other) => other.id === name))
    .map((name): Wait => ({ task: `${id}.${name}` }));
  const foreign = step.consumes.some((name) => !steps.some((other) => other.id === name))
    ? waits.map((wait): Wait => ({ case: wait.case }))
    : [];
  return [...own, ...foreign];
}

function task(
  id: string,
  item: Item,
  step: Step | undefined,
  kind: TaskSpec['kind'],
  waits: Wait[],
  plan: Plan,
): TaskSpec {
  const shared =
    step &&
    plan.tasks.find(
      (one) =>
        one.items.length > 1 &&
        one.items.includes(item.id) &&
        (one.step === step.id || (step.shareKey !== undefined && one.shareKey === step.shareKey)),
    );
  const name = step?.id ?? kind;
  const dated = step?.siteTrip
    ? plan.tasks.find((one) => one.kind === 'joint-date' && one.items.includes(item.id))
    : undefined;
  return {
    task: `${id}.${name}`,
    step: name,
    kind,
    name: step?.name ?? generic[kind],
    organ: step?.organ ?? item.organ,
    duration: step?.duration ?? item.promised,
    waits,
    joint: shared ? `j:${shared.shareKey ?? shared.id}` : dated ? `j:${dated.id}` : null,
    checklist: [...(step?.checklist ?? [])],
    staff: step?.staff ?? 1,
    stopsClock: step?.stopsClock ?? null,
  };
}

const generic: Readonly<Record<TaskSpec['kind'], { zh: string; en: string }>> = {
  examine: { zh: '审查', en: 'Examination' },
  decide: { zh: '决定', en: 'Decision' },
  external: { zh: '外部系统办理', en: 'Handling in the external system' },
  survey: { zh: '现场核查', en: 'Site check' },
  'expert-review': { zh: '专家评审', en: 'Expert review' },
  'public-notice': { zh: '公示', en: 'Public notice' },
  hearing: { zh: '听证', en: 'Hearing' },
  test: { zh: '检验检测', en: 'Test' },
  measure: { zh: '测绘', en: 'Measurement' },
  assess: { zh: '评估', en: 'Assessment' },
  convert: { zh: '转为正式决定', en: 'Conversion into the formal decision' },
};
