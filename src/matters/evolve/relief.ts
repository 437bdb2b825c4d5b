/** What the facts of tolerance, commitment and breach do to the ledger. */
import type { FactName } from '../facts.ts';
import type { MatterState } from '../state.ts';
import type { Handling, Relief } from '../state/relief.ts';
import type { Evolver } from './change.ts';

const putRelief = (state: MatterState, id: string, one: Relief): MatterState => ({
  ...state,
  ledger: { ...state.ledger, reliefs: { ...state.ledger.reliefs, [id]: one } },
});
const putHandling = (state: MatterState, id: string, one: Handling): MatterState => ({
  ...state,
  ledger: { ...state.ledger, handlings: { ...state.ledger.handlings, [id]: one } },
});
function changeHandling(state: MatterState, id: string, change: Partial<Handling>): MatterState {
  const one = state.ledger.handlings?.[id];
  return one ? putHandling(state, id, { ...one, ...change }) : state;
}

/** Fact name -> change of the matter. */
export const reliefEvolvers: { readonly [N in FactName]?: Evolver<N> } = {
  'relief-agreed': (state, { relief, term }) => {
    const { variant, promise, issues, breach, basis, signer, text, textVersion } = term;
    const one = {
      case: term.case,
      need: term.need,
      variant,
      promise,
      issues,
      breach,
      basis,
      signer,
      text,
      textVersion,
    };
    return putRelief(state, relief, one);
  },
  'commitment-signed': (state, { relief, by }) => {
    const one = state.ledger.reliefs?.[relief];
    return one ? putRelief(state, relief, { ...one, signedBy: by }) : state;
  },
  'promise-reminded': (state, { obligation }) => {
    const one = state.ledger.obligations[obligation];
    return one
      ? {
          ...state,
          ledger: {
            ...state.ledger,
            obligations: { ...state.ledger.obligations, [obligation]: { ...one, isReminded: true } },
          },
        }
      : state;
  },
  'handling-opened': (state, { handling, obligation, case: id, organ, by, basis, putRightBy }) =>
    putHandling(state, handling, {
      obligation,
      case: id,
      organ,
      openedBy: by,
      basis,
      putRightBy,
      isHeard: false,
      state: 'open',
    }),
  'defence-stated': (state, { handling }) => changeHandling(state, handling, { isHeard: true }),
  'handling-decided': (state, { handling, outcome }) => changeHandling(state, handling, { state: 'decided', outcome }),
  'handling-closed': (state, { handling }) => changeHandling(state, handling, { state: 'closed' }),
  'breach-repaired': (state, { handling }) => changeHandling(state, handling, { isRepaired: true }),
};
