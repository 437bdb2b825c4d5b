/** The browser's door of the planner: derive a plan and count it. The server derives again and wins, and explains. */
export { plannerFor } from './load.ts';
export type { LivePlan } from './load.ts';
export { metricsOf } from './metrics.ts';
export type { Trace } from './metrics.ts';
export type * from './plan.ts';
