/** The browser's door of matters: what has to be read there, and in rooms to the right, as the engine reads it. */
export { reportsOfArea, type ReportInForce } from './area/of-area.ts';
export { policyOf } from './payments/policy.ts';
