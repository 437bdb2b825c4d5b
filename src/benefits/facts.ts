/** Facts of a benefit that is offered without application (免申即享): the offer, and the person's answer. The rest is an ordinary matter. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Text, closed, factsBy, oneOf, orNull, type FactOf } from '../platform/shapes.ts';
import { Basis, Personal } from '../matters/shapes.ts';

/** `benefit-offered`: registers answered, the rule holds, and the person is told what, why, and until when to answer. Pays nothing. */
export const BenefitOffered = closed({
  item: Id,
  itemName: Text,
  organ: Id,
  period: Type.Integer(),
  person: Id,
  catalogue: Type.String(),
  amount: Type.Integer({ minimum: 1 }),
  /** The condition as it was put into words on that day. */
  rule: Text,
  /** What the registers said, by element; personal. */
  used: Personal,
  registers: Type.Array(closed({ element: Id, register: Id, on: orNull(Day) })),
  document: Type.String(),
  fairnessReview: Type.String(),
  basis: Type.Array(Basis, { minItems: 1 }),
  until: Day,
});
/**
 * `benefit-told`: how the offer reached the person. `electronic` where they agreed to it, in the matter that is named: arrival in the system is
 * the service; `page` where nobody agreed to anything: it waits on their page, and nothing counts as served.
 */
export const BenefitTold = closed({ way: oneOf(['electronic', 'page']), at: Instant, agreedIn: orNull(Id) });
/** `benefit-confirmed`: the person wants it, into the account that they named; the matter by which it is reviewed and paid. */
export const BenefitConfirmed = closed({ matter: Id, by: Id });
/** `benefit-declined`: not wanted, or the data of a register is wrong. */
export const BenefitDeclined = closed({
  why: oneOf(['not-wanted', 'data-wrong']),
  reason: orNull(Sentence),
  by: Id,
});

/** Name -> shape. */
export const benefitFacts = {
  'benefit-offered': BenefitOffered,
  'benefit-told': BenefitTold,
  'benefit-confirmed': BenefitConfirmed,
  'benefit-declined': BenefitDeclined,
} as const;

export type BenefitFact = FactOf<typeof benefitFacts>;
export type BenefitFactData<N extends keyof typeof benefitFacts> = Static<(typeof benefitFacts)[N]>;

/** Makes one; reads those of a stream. */
export const { make: benefitFact, read: readBenefitFacts } = factsBy(benefitFacts);
