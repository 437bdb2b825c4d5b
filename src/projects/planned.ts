/** The plan of a project: derived once for the whole undertaking, always the same from the same answers, and cut into its stages. */
import type { Calendar } from '../calendar/index.ts';
import { catalogueOf, type Catalogue, type StageTemplate } from '../catalogue/index.ts';
import { groundOf, planOn, type Ground } from '../matters/index.ts';
import { slicePlan, type Plan } from '../planner/index.ts';
import type { House, JsonValue } from '../platform/index.ts';
import { presentStages, type StageOrder } from './decide.ts';
import type { ProjectState } from './state.ts';

/** The whole plan with the stages that have something to do. */
export interface ProjectPlan {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
  readonly stages: readonly StageOrder[];
  readonly names: ReadonlyMap<string, StageTemplate['stages'][number]>;
}

/** Plans the project on the edition and the day on which it was opened. */
export async function planProject(
  house: House,
  state: Pick<ProjectState, 'theme' | 'template' | 'catalogue' | 'on'>,
  answers: Readonly<Record<string, JsonValue>>,
): Promise<ProjectPlan> {
  return planWith(await groundOf(house, await catalogueOf(house, state.catalogue)), state, answers);
}

/** The same with the ground in hand. */
export function planWith(
  ground: Ground,
  { theme, template, on }: Pick<ProjectState, 'theme' | 'template' | 'on'>,
  answers: Readonly<Record<string, JsonValue>>,
): ProjectPlan {
  const { catalogue, calendar } = ground;
  const plan = planOn(
    { ...ground, catalogue: underTemplate(catalogue, theme, template) },
    { theme, answers, today: on },
  );
  const all = catalogue.stageTemplates[template]?.stages ?? [];
  const items = new Set(plan.items.map((item) => item.id));
  return {
    plan,
    catalogue,
    calendar,
    stages: presentStages(all, items),
    names: new Map(all.map((stage) => [stage.id, stage])),
  };
}

/** The catalogue with the theme under the stages that were chosen for this project. */
function underTemplate(catalogue: Catalogue, id: string, template: string): Catalogue {
  const theme = catalogue.themes[id];
  if (!theme || theme.stageTemplate === template) return catalogue;
  return { ...catalogue, themes: { ...catalogue.themes, [id]: { ...theme, stageTemplate: template } } };
}

/** Templates under which a theme may run: those that have a stage for every one of its goals. The theme's own comes first. */
export function templatesFor(catalogue: Catalogue, id: string): readonly StageTemplate[] {
  const theme = catalogue.themes[id];
  if (theme?.stageTemplate === undefined) return [];
  const fits = ({ stages }: StageTemplate): boolean =>
    theme.goals.every((goal) => stages.some((stage) => stage.items.includes(goal.item)));
  return Object.values(catalogue.stageTemplates)
    .filter(fits)
    .toSorted((a, b) => Number(b.id === theme.stageTemplate) - Number(a.id === theme.stageTemplate));
}

/** The plan of one stage: what it asks is its one form. */
export function stagePlan({ plan, stages }: ProjectPlan, stage: string): Plan {
  const found = stages.find((one) => one.id === stage);
  return slicePlan(plan, new Set(found?.items ?? []));
}

/** Whether everything of a stage may be worked at before its barrier: its results are simulated or preliminary until then. */
export const isAhead = (plan: Plan): boolean =>
  plan.items.length > 0 && plan.items.every((item) => item.variant === 'simulated' || item.variant === 'preliminary');
