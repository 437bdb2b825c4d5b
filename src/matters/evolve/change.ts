/** How a part of the state is changed: head, ledger, one case. Pure; what is not named stays as it was. */
import type { FactData, FactName, MatterFact } from '../facts.ts';
import type { CaseState, Head, MatterState } from '../state.ts';
import type { Ledger } from '../state/ledger.ts';

/** What one fact changes of the matter. */
export type Evolver<N extends FactName> = (state: MatterState, data: FactData<N>, fact: MatterFact) => MatterState;
/** What one fact changes of a case that it speaks of. */
export type CaseEvolver<N extends FactName> = (one: CaseState, data: FactData<N>, fact: MatterFact) => CaseState;

/** Changes the ledger. */
export const ledger = (state: MatterState, change: Partial<Ledger>): MatterState => ({
  ...state,
  ledger: { ...state.ledger, ...change },
});
/** Changes the head. */
export const head = (state: MatterState, change: Partial<Head>): MatterState => ({
  ...state,
  head: { ...state.head, ...change },
});
/** Changes one case; where there is none, nothing. */
export const patch = (state: MatterState, id: string, change: (one: CaseState) => CaseState): MatterState => {
  const one = state.cases[id];
  return one ? { ...state, cases: { ...state.cases, [id]: change(one) } } : state;
};
