/** The planner for a browser: what a theme of everyday life needs comes with the page, the passes of staged projects only when a plan needs them. */
import type { Calendar } from '../calendar/pure.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import { deriveWith } from './derivation.ts';
import type { Scheduled } from './derivation.ts';
import { everyday, isEveryday } from './passes/everyday.ts';
import type { PlanInput, Schedule } from './plan.ts';
import { promisedOf } from './schedule/promised.ts';

/** A plan as a browser has it: everything but the expected dates, the slack and the shares, which the server reckons and explains. */
export type LivePlan = Scheduled<Pick<Schedule, 'promised'>>;

/** Derives plans on one catalogue as the server does; the promise waits for the second module only where the catalogue needs it. */
export async function plannerFor(catalogue: Catalogue): Promise<(input: PlanInput, calendar: Calendar) => LivePlan> {
  const passes = isEveryday(catalogue) ? everyday : (await import('./passes/index.ts')).passes;
  return (input, calendar) =>
    deriveWith(passes, catalogue, input, calendar, (graph, context) => ({ promised: promisedOf(graph, context) }));
}
