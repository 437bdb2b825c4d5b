import type { FactData, FactName, MatterFact } from '../facts.ts';
import type { CaseState } from '../state.ts';

/** What one kind of fact does to a case: the case after it. */
export type CaseEvolver<N extends FactName> = (one: CaseState, data: FactData<N>, fact: MatterFact) => CaseState;
