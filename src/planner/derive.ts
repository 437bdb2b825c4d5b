/** The planner with every pass, as the server has it. */
import type { Calendar } from '../calendar/pure.ts';
import type { Catalogue } from '../catalogue/pure.ts';
import { deriveWith } from './derivation.ts';
import { passes } from './passes/index.ts';
import type { Plan, PlanInput } from './plan.ts';
import { scheduleOf } from './schedule/schedule.ts';

/** The shortest lawful plan for the input. Unknown facts make uncertain elements and questions, never an exception. */
export function derivePlan(catalogue: Catalogue, input: PlanInput, calendar: Calendar): Plan {
  return deriveWith(passes, catalogue, input, calendar, scheduleOf);
}

/** The unoptimised plan: every pass off, whatever the input says. */
export function deriveBaseline(catalogue: Catalogue, input: PlanInput, calendar: Calendar): Plan {
  return deriveWith([], catalogue, input, calendar, scheduleOf);
}
