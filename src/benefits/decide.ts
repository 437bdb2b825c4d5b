/** What may become of an offer. Pure: today comes as an argument. */
import type { Refusal } from '../platform/pure.ts';
import { benefitFact, type BenefitFact, type BenefitFactData } from './facts.ts';

/** An offer, folded from its facts. */
export interface BenefitState {
  readonly offer: BenefitFactData<'benefit-offered'>;
  readonly answer: 'confirmed' | 'declined' | null;
  readonly matter: string | null;
  /** How it reached the person; absent of offers that were made before it was recorded. */
  readonly told?: BenefitFactData<'benefit-told'>;
}

/** The state after one more fact. */
export function evolveBenefit(state: BenefitState | undefined, fact: BenefitFact): BenefitState {
  if (fact.name === 'benefit-offered') return { offer: fact.data, answer: null, matter: null };
  if (!state) throw new Error('a benefit begins with benefit-offered');
  if (fact.name === 'benefit-told') return { ...state, told: fact.data };
  if (fact.name === 'benefit-confirmed') return { ...state, answer: 'confirmed', matter: fact.data.matter };
  return { ...state, answer: 'declined' };
}

/** Whether the offer may still be answered: once, and until its day. */
export function mayAnswer({ offer, answer }: BenefitState, today: string): Refusal | undefined {
  if (answer !== null) return { refused: 'benefit-answered', detail: { answer } };
  return today > offer.until ? { refused: 'benefit-lapsed', detail: { until: offer.until } } : undefined;
}

/** The person wants it; told twice for the same matter it is nothing. */
export function confirm(
  state: BenefitState,
  today: string,
  done: BenefitFactData<'benefit-confirmed'>,
): readonly BenefitFact[] | Refusal {
  if (state.matter === done.matter) return [];
  return mayAnswer(state, today) ?? [benefitFact('benefit-confirmed', done)];
}

/** The person does not want it. */
export const decline = (
  state: BenefitState,
  today: string,
  done: BenefitFactData<'benefit-declined'>,
): readonly BenefitFact[] | Refusal => mayAnswer(state, today) ?? [benefitFact('benefit-declined', done)];
