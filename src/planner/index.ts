/** The door of the planner: from a goal to the shortest lawful plan, its comparison with the old way, and why. */
export { deriveBaseline, derivePlan } from './derive.ts';
export { ALL } from './passes/index.ts';
export { metricsOf } from './metrics.ts';
export type { Trace } from './metrics.ts';
export type * from './plan.ts';
