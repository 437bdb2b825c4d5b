/** The amount of a policy by its rule: the first band whose condition holds. Pure. */
import { evaluate, type Facts, type Item } from '../../catalogue/pure.ts';
import type { CaseSpec } from '../facts/opening.ts';

/** What the policy pays for these facts; nothing where no band holds. `per` multiplies by an element, `cap` ends it. Whole yuan, rounded down. */
export function policyOf({ policy }: Item, facts: Facts): CaseSpec['policy'] {
  if (!policy) return undefined;
  const band = policy.amounts.find((one) => one.when === undefined || evaluate(one.when, facts) === true);
  const times = band?.per === undefined ? 1 : Number(facts[band.per] ?? 0);
  const full = Math.floor((band?.amount ?? 0) * (Number.isFinite(times) ? times : 0));
  return {
    fairnessReview: policy.fairnessReview,
    document: policy.document,
    amount: Math.min(full, band?.cap ?? full),
    budget: policy.budget,
    ...(policy.automatic ? { account: policy.automatic.account } : {}),
  };
}
