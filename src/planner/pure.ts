/** The browser's door of the planner: derive a plan and explain it. The server derives again and wins. */
export { derivePlan } from './derive.ts';
export { whatWouldShorten, whyAsked, whyExpected, whyNotAsked, whyPromised } from './explain.ts';
export { metricsOf } from './metrics.ts';
export type { Trace } from './metrics.ts';
export type * from './plan.ts';
