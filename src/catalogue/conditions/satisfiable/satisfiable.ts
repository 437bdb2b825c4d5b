/**
 * Can conditions hold together? Intervals, enumerations and yes/no per element, by search over the ways in which each `or` can hold.
 * 'yes' always has an example that was evaluated; 'no' means that no complete, well-typed facts exist; whatever cannot be told, or would take
 * too long, is 'undecided', and the linter stays silent there. For checked conditions, at publish; not for browsers.
 */
import { elementsOf } from '../condition.ts';
import type { Condition } from '../condition.ts';
import { elementType } from '../element-types.ts';
import type { ElementTypes } from '../element-types.ts';
import { evaluate } from '../evaluate.ts';
import type { Facts } from '../evaluate.ts';
import { all, formulaOf, nameOf } from './formula.ts';
import type { Formula, Variable } from './formula.ts';
import { intersect, isEmpty } from './value-set.ts';
import type { ValueSet } from './value-set.ts';
import { domainOf, examplesOf, isWhole, listExample } from './witness.ts';

/** Answer of a check that may give up. */
export type Verdict = 'yes' | 'no' | 'undecided';

/** An answer, with facts that prove a 'yes'. */
export interface Finding {
  readonly verdict: Verdict;
  readonly example?: Facts;
}

/** Most branches that are looked at, and most examples tried at the end of one. */
const MAX_STEPS = 4096;
const MAX_EXAMPLES = 48;

/** One demand: that a condition holds, or that it does not. */
interface Demand {
  readonly condition: Condition;
  readonly holds: boolean;
}

type Domains = ReadonlyMap<string, { readonly variable: Variable; readonly set: ValueSet }>;

/** Whether all conditions can hold at once, with an example where they can. */
export function findExample(conditions: readonly Condition[], types: ElementTypes): Finding {
  return solve(
    conditions.map((condition) => ({ condition, holds: true })),
    types,
  );
}

/** Whether all conditions can hold at once. */
export function satisfiable(conditions: readonly Condition[], types: ElementTypes): Verdict {
  return findExample(conditions, types).verdict;
}

/** Whether a list of conditions is compatible: the same question as `satisfiable`, in the linter's words. */
export function compatible(conditions: readonly Condition[], types: ElementTypes): Verdict {
  return satisfiable(conditions, types);
}

/** Whether a condition holds whatever the facts are; an element that can be absent is tried absent too. */
export function alwaysTrue(condition: Condition, types: ElementTypes): Verdict {
  return opposite(solve([{ condition, holds: false }], types).verdict);
}

/** Whether b holds wherever a holds. */
export function implies(a: Condition, b: Condition, types: ElementTypes): Verdict {
  const counterexample = solve(
    [
      { condition: a, holds: true },
      { condition: b, holds: false },
    ],
    types,
  );
  return opposite(counterexample.verdict);
}

function opposite(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'undecided';
}

function solve(demands: readonly Demand[], types: ElementTypes): Finding {
  const keys = [...new Set(demands.flatMap((d) => elementsOf(d.condition)))];
  if (keys.some((key) => !elementType(types, key))) return { verdict: 'undecided' };
  const formula = all(demands.map((d) => formulaOf(d.condition, types, d.holds)));
  return new Search(demands, keys, types).run(formula);
}

/** Depth-first search: narrows the domains of the variables, branches at `any`, and tries examples where nothing is left to narrow. */
class Search {
  readonly demands: readonly Demand[];
  readonly keys: readonly string[];
  readonly types: ElementTypes;
  steps = 0;
  hasGivenUp = false;

  constructor(demands: readonly Demand[], keys: readonly string[], types: ElementTypes) {
    this.demands = demands;
    this.keys = keys;
    this.types = types;
  }

  run(formula: Formula): Finding {
    const example = this.branch([formula], new Map());
    if (example) return { verdict: 'yes', example };
    return { verdict: this.hasGivenUp ? 'undecided' : 'no' };
  }

  /** An example for all formulas within the domains, or undefined where there is none or the search gave up. */
  branch(formulas: readonly Formula[], before: Domains): Facts | undefined {
    this.steps += 1;
    if (this.steps > MAX_STEPS) {
      this.hasGivenUp = true;
      return undefined;
    }
    const choices: (Formula & { is: 'any' })[] = [];
    const domains = this.narrow(formulas, before, choices);
    if (!domains) return undefined;
    const [choice, ...others] = choices.sort((a, b) => a.parts.length - b.parts.length);
    if (!choice) return this.leaf(domains);
    for (const part of choice.parts) {
      const example = this.branch([part, ...others], domains);
      if (example) return example;
    }
    return undefined;
  }

  /** Domains after all statements; undefined where one becomes empty. Choices are gathered, not made. */
  narrow(formulas: readonly Formula[], before: Domains, choices: (Formula & { is: 'any' })[]): Domains | undefined {
    const domains = new Map(before);
    const todo = [...formulas];
    for (let f = todo.pop(); f; f = todo.pop()) {
      if (f.is === 'false') return undefined;
      if (f.is === 'all') todo.push(...f.parts);
      if (f.is === 'any') choices.push(f as Formula & { is: 'any' });
      if (f.is !== 'within') continue;
      const type = elementType(this.types, f.variable.key);
      if (!type) continue;
      const name = nameOf(f.variable);
      const set = intersect(domains.get(name)?.set ?? domainOf(f.variable, type), f.set);
      if (isEmpty(set, isWhole(f.variable, type))) return undefined;
      domains.set(name, { variable: f.variable, set });
    }
    return domains;
  }

  leaf(domains: Domains): Facts | undefined {
    const choices: (readonly unknown[])[] = [];
    for (const key of this.keys) {
      const values = this.valuesOf(key, domains);
      if (!values) return undefined;
      choices.push(values);
    }
    for (let n = 0; n < MAX_EXAMPLES; n += 1) {
      const facts = this.nth(choices, n);
      if (!facts) break;
      if (this.demands.every((d) => evaluate(d.condition, facts) === d.holds)) return facts;
    }
    this.hasGivenUp = true;
    return undefined;
  }

  /** The n-th combination of examples, or undefined after the last. */
  nth(choices: readonly (readonly unknown[])[], n: number): Facts | undefined {
    let rest = n;
    const facts: Record<string, unknown> = {};
    this.keys.forEach((key, i) => {
      const values = choices[i] ?? [];
      facts[key] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    });
    return rest > 0 ? undefined : facts;
  }

  /** Examples for one element; undefined where the statements about a list contradict each other. */
  valuesOf(key: string, domains: Domains): readonly unknown[] | undefined {
    const type = elementType(this.types, key);
    if (!type) return [null];
    const setOf = (variable: Variable): ValueSet => domains.get(nameOf(variable))?.set ?? domainOf(variable, type);
    if (type.type !== 'list') return examplesOf(setOf({ of: 'element', key }), type);
    const members = [...domains.values()].flatMap(({ variable: v, set }) =>
      v.of === 'has' && v.key === key ? [{ member: v.member, set }] : [],
    );
    const list = listExample(type, setOf({ of: 'absent', key }), setOf({ of: 'count', key }), members);
    return list ? [list.value] : undefined;
  }
}
