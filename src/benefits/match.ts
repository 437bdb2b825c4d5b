/** Whether a policy that pays without application fits a person, by what the registers say and nothing else. Pure. */
import {
  elementsOf,
  evaluate,
  explain,
  unknowns,
  type Condition,
  type Explanation,
  type Facts,
  type Item,
} from '../catalogue/pure.ts';
import { policyOf } from '../matters/pure.ts';

/** What came out for one person. */
export type Match =
  | { readonly outcome: 'offered'; readonly amount: number }
  /** The rule does not hold; `because` is the part of it that decided. */
  | { readonly outcome: 'excluded'; readonly because: Condition | null }
  /** The registers do not say enough; `missing` are the elements that could still decide. */
  | { readonly outcome: 'insufficient'; readonly missing: readonly string[] };

/** Elements that a policy's rule and amount read. */
export function elementsRead({ appliesWhen, policy }: Pick<Item, 'appliesWhen' | 'policy'>): readonly string[] {
  const conditions = [appliesWhen, ...(policy?.amounts.map((band) => band.when) ?? [])];
  const counted = policy?.amounts.flatMap((band) => band.per ?? []) ?? [];
  return [...new Set([...conditions.flatMap((one) => (one ? elementsOf(one) : [])), ...counted])];
}

/** Matches one person. What is not known is never taken for a no: it makes the data insufficient. */
export function matchOf(item: Item, facts: Facts): Match {
  const fits = item.appliesWhen === undefined ? true : evaluate(item.appliesWhen, facts);
  if (fits === false)
    return { outcome: 'excluded', because: item.appliesWhen ? decidingPart(item.appliesWhen, facts) : null };
  const missing = missingFor(item, facts);
  if (missing.length > 0) return { outcome: 'insufficient', missing };
  const amount = policyOf(item, facts)?.amount ?? 0;
  return amount > 0 ? { outcome: 'offered', amount } : { outcome: 'excluded', because: null };
}

function missingFor({ appliesWhen, policy }: Item, facts: Facts): readonly string[] {
  const missing = new Set(appliesWhen ? unknowns(appliesWhen, facts) : []);
  for (const band of policy?.amounts ?? []) {
    const holds = band.when === undefined ? true : evaluate(band.when, facts);
    if (band.when && holds === 'unknown') for (const key of unknowns(band.when, facts)) missing.add(key);
    if (band.per !== undefined && holds !== false && facts[band.per] === undefined) missing.add(band.per);
    if (holds === true) break;
  }
  return [...missing];
}

/** The smallest part of a rule that by itself makes it false. */
function decidingPart(condition: Condition, facts: Facts): Condition {
  const deepest = (one: Explanation): Condition => {
    const part =
      one.condition.op === 'not' ? undefined : one.parts.find((each) => each.decides && each.result === false);
    return part ? deepest(part) : one.condition;
  };
  return deepest(explain(condition, facts));
}
