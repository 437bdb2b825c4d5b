/** An objection against a public notice (异议): its facts, its state, and what may become of it. Pure. */
import { Type, type Static } from 'typebox';
import { Personal } from '../../matters/shapes.ts';
import type { Refusal } from '../../platform/pure.ts';
import { Day, Id, Sentence, Text, closed, factsBy, type FactOf } from '../../platform/shapes.ts';

/** `objection-entered`: anybody, on a notice that stands. Name, contact and reason are personal, under a key that is nobody else's. */
const ObjectionEntered = closed({
  matter: Id,
  case: Id,
  notice: Id,
  item: Id,
  itemName: Text,
  organ: Id,
  until: Day,
  said: Personal,
});
/** `objection-answered`: the organ has looked at it; `upheld` says whether it follows. */
const ObjectionAnswered = closed({ upheld: Type.Boolean(), answer: Sentence, by: Id });

const objectionFacts = {
  'objection-entered': ObjectionEntered,
  'objection-answered': ObjectionAnswered,
} as const;
type ObjectionFact = FactOf<typeof objectionFacts>;
type ObjectionFactData<N extends keyof typeof objectionFacts> = Static<(typeof objectionFacts)[N]>;

/** Makes one; reads those of a stream. */
export const { make: objectionFact, read: readObjectionFacts } = factsBy(objectionFacts);

export interface Objection {
  readonly entered: ObjectionFactData<'objection-entered'>;
  readonly answered: ObjectionFactData<'objection-answered'> | null;
}

/** The state after one more fact. */
export const evolveObjection = (state: Objection | undefined, fact: ObjectionFact): Objection | undefined =>
  fact.name === 'objection-entered'
    ? { entered: fact.data, answered: null }
    : state && { ...state, answered: state.answered ?? fact.data };

/** Answers once. */
export const answer = (
  { answered }: Objection,
  data: ObjectionFactData<'objection-answered'>,
): readonly ObjectionFact[] | Refusal =>
  answered ? { refused: 'objection-answered' } : [objectionFact('objection-answered', data)];
