/**
 * Old facts fold: a fact keeps for ever the version it was written in; readers see it in the newest shape through upcasters,
 * each of which brings the data of one version of one fact name to the next version.
 */
import type { JsonValue } from '../platform/pure.ts';
import type { Fact } from './fact.ts';

/** Brings data of `name` in version `from` to version `from + 1`. Pure: same data, same result. */
export interface Upcaster {
  readonly name: string;
  readonly from: number;
  up(data: JsonValue, fact: Fact): JsonValue;
}

/** A fact as readers see it: `version` and `data` are of the newest shape, text and hash remain those of the stored fact. */
export type Upcast = (fact: Fact) => Fact;

/** Makes the reader's view from a room's upcasters. Two upcasters for the same name and version are a mistake and throw. */
export function upcasting(upcasters: readonly Upcaster[]): Upcast {
  const steps = new Map<string, Upcaster>();
  for (const one of upcasters) {
    const at = `${one.name}@${one.from}`;
    if (steps.has(at)) throw new Error(`two upcasters for ${at}`);
    steps.set(at, one);
  }
  return (fact) => {
    let seen = fact;
    for (let step = steps.get(`${seen.name}@${seen.version}`); step; step = steps.get(`${seen.name}@${seen.version}`)) {
      seen = { ...seen, version: step.from + 1, data: step.up(seen.data, seen) };
    }
    return seen;
  };
}

/** Folds facts to a state, oldest first, each in its newest shape. */
export function fold<State>(
  facts: Iterable<Fact>,
  upcast: Upcast,
  evolve: (state: State, fact: Fact) => State,
  initial: State,
): State {
  let state = initial;
  for (const fact of facts) state = evolve(state, upcast(fact));
  return state;
}
