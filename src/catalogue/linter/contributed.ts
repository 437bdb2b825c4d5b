/** The rules that `check` runs: those of this room and those that rooms to the right contribute when they are loaded (the planner's). */
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

const contributed: Rule[] = [];

/** Adds rules of another room, each once. Called where that room's door is opened, before anything is checked. */
export function contributeRules(rules: readonly Rule[]): void {
  for (const rule of rules) if (!contributed.some((r) => r.id === rule.id)) contributed.push(rule);
}

/** Every rule there is. */
export function allRules(): readonly Rule[] {
  return [...RULES, ...contributed];
}
