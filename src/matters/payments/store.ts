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

/** What an order has taken before; the row orders everybody who takes for the same order. */
export const openOrder = statement(
  'matters.open-budget-order',
  'office',
  `
  insert into matters.budget_order (office, matter_id, order_no, item, year, amount, taken_at) values ($1, $2, $3, $4, $5, 0, $6)
  on conflict (office, matter_id, order_no) do update set taken_at = excluded.taken_at returning amount`,
);

export const keepOrder = statement(
  'matters.keep-budget-order',
  'office',
  `
  update matters.budget_order set amount = $4 where office = $1 and matter_id = $2 and order_no = $3`,
);

/** What an order has taken that was not recorded, unless somebody has tried again meanwhile. */
export const unrecorded = statement(
  'matters.unrecorded-budget-order',
  'office',
  `
  select item, year, amount from matters.budget_order
  where office = $1 and matter_id = $2 and order_no = $3 and taken_at <= $4 and amount > 0 for update`,
);
