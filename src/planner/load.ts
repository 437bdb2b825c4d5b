/** The planner for a browser: what a theme of everyday life needs comes with the page, the passes of staged projects only when a plan needs them. */
import type { Calendar } from '../calendar/pure.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import { deriveWith } from './derivation.ts';
import { everyday, isEveryday } from './passes/everyday.ts';
import type { Plan, PlanInput } from './plan.ts';

/** Derives plans on one catalogue as the server does; the promise waits for the second module only where the catalogue needs it. */
export async function plannerFor(catalogue: Catalogue): Promise<(input: PlanInput, calendar: Calendar) => Plan> {
  const passes = isEveryday(catalogue) ? everyday : (await import('./passes/index.ts')).passes;
  return (input, calendar) => deriveWith(passes, catalogue, input, calendar);
}
