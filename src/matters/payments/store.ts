/** Statements about budgets of policies; pinned to the office of the policy's organ. */
import { statement } from '../../platform/index.ts';

export const openBudget = statement(
  'matters.open-budget',
  'office',
  `
  insert into matters.policy_budget (office, item, year, amount) values ($1, $2, $3, $4) on conflict (office, item, year) do nothing`,
);

/** Takes only what is there. */
export const take = statement(
  'matters.take-budget',
  'office',
  `
  update matters.policy_budget set taken = taken + $4 where office = $1 and item = $2 and year = $3 and taken + $4 <= amount returning taken`,
);

export const giveBack = statement(
  'matters.give-back-budget',
  'office',
  `
  update matters.policy_budget set taken = greatest(0, taken - $4) where office = $1 and item = $2 and year = $3`,
);

export const balance = statement(
  'matters.budget-balance',
  'office',
  `
  select amount, taken from matters.policy_budget where office = $1 and item = $2 and year = $3`,
);
