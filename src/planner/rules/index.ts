/** The rules of the linter that need a plan; contributed to `onevisit check` when this room is loaded. */
import type { Rule } from '../../catalogue/index.ts';
import { themeVisits } from './theme-visits.ts';

export const PLANNER_RULES: readonly Rule[] = [themeVisits];
