/** The door of the planner: from a goal to the shortest lawful plan, its comparison with the old way, and why. */
import './bundled-words.ts';
import { contributeRules } from '../catalogue/index.ts';
import { PLANNER_RULES } from './rules/index.ts';

contributeRules(PLANNER_RULES);

export { checkFigures, counted, figureUntil } from './compare/claim.ts';
export type { Checked, Claim, Expectation } from './compare/claim.ts';
export { daysBetween } from './compare/endpoint.ts';
export { inputFrom } from './compare/input.ts';
export { compare, figuresOf } from './compare/compare.ts';
export type { Comparison, Figures, Share } from './compare/compare.ts';
export { difference, populationDifference, tellDifference } from './compare/difference.ts';
export type { Delta, NeedChange, PlanDifference, PopulationDifference } from './compare/difference.ts';
export { grid, METRICS, tableOf } from './compare/table.ts';
export { deriveBaseline, derivePlan } from './derive.ts';
export { mermaidOf } from './draw/mermaid.ts';
export { svgOf } from './draw/svg.ts';
export { whatWouldShorten, whyAsked, whyExpected, whyNotAsked, whyPromised } from './explain.ts';
export { instantOfMoment, minutesBetween, momentOf } from './schedule/instants.ts';
export { promiseOfPart } from './schedule/promised.ts';
export { slicePlan } from './slice.ts';
export { staffedSchedule } from './schedule/staffed.ts';
export type { StaffedTask } from './schedule/staffed.ts';
export { metricsOf } from './metrics.ts';
export type { Trace } from './metrics.ts';
export { ALL } from './passes/index.ts';
export type * from './plan.ts';
export { planner } from './room.ts';
