/** The door of the planner: from a goal to the shortest lawful plan, its comparison with the old way, and why. */
export { ALL, deriveBaseline, derivePlan } from './derive.ts';
export { metricsOf } from './metrics.ts';
export type { Trace } from './metrics.ts';
export type * from './plan.ts';
