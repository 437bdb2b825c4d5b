/** The plan of a project: derived once for the whole undertaking, always the same from the same answers, and cut into its stages. */
import { mainlandCalendar } from '../../calendar/index.ts';
import type { Catalogue, StageTemplate } from '../../catalogue/index.ts';
import { derivePlan, slicePlan, type Plan } from '../../planner/index.ts';
import type { House, JsonValue } from '../../platform/index.ts';
import { catalogueOf } from '../catalogue-of.ts';
import { allReports, reportsFor, type AreaReport } from '../area/reports.ts';
import { factsKnown, nothingKnown, valuesOf } from '../plan-for.ts';
import { presentStages, type StageOrder } from './rules.ts';
import type { ProjectState } from './state.ts';

/** The whole plan with the stages that have something to do. */
export interface ProjectPlan {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly stages: readonly StageOrder[];
  readonly names: ReadonlyMap<string, StageTemplate['stages'][number]>;
}

/** Plans the project on the edition and the day on which it was opened. */
export async function planProject(
  house: House,
  state: Pick<ProjectState, 'theme' | 'catalogue' | 'on'>,
  answers: Readonly<Record<string, JsonValue>>,
): Promise<ProjectPlan> {
  return planWith(await catalogueOf(house, state.catalogue), state, answers, await allReports(house));
}

/** The same with the edition in hand. */
export function planWith(
  catalogue: Catalogue,
  { theme, on }: Pick<ProjectState, 'theme' | 'on'>,
  answers: Readonly<Record<string, JsonValue>>,
  reports: readonly AreaReport[],
): ProjectPlan {
  const facts = factsKnown(catalogue, answers, nothingKnown);
  const plan = derivePlan(
    catalogue,
    {
      theme,
      facts,
      held: [],
      registries: Object.keys(catalogue.registries),
      areaReports: reportsFor(reports, valuesOf(facts), on),
      earlierFilings: [],
      credit: 'good',
      today: on,
    },
    mainlandCalendar,
  );
  const template = catalogue.stageTemplates[catalogue.themes[theme]?.stageTemplate ?? ''];
  const all = template?.stages ?? [];
  const items = new Set(plan.items.map((item) => item.id));
  return {
    plan,
    catalogue,
    stages: presentStages(all, items),
    names: new Map(all.map((stage) => [stage.id, stage])),
  };
}

/** The plan of one stage: what it asks is its one form. */
export function stagePlan({ plan, stages }: ProjectPlan, stage: string): Plan {
  const found = stages.find((one) => one.id === stage);
  return slicePlan(plan, new Set(found?.items ?? []));
}

/** Whether everything of a stage may be worked at before its barrier: its results are simulated or preliminary until then. */
export const isAhead = (plan: Plan): boolean =>
  plan.items.length > 0 && plan.items.every((item) => item.variant === 'simulated' || item.variant === 'preliminary');
