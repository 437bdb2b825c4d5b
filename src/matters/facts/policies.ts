/** Facts of a policy that is cashed (惠企): the order, what became of it, and what had to be paid back. Amounts in yuan. */
import { Type } from 'typebox';
import { Id, Sentence, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis } from '../shapes.ts';

/** What a policy pays for this case: the band of its amount rule that held at opening, and where the money comes from. */
export const PolicySpec = closed({
  /** Number of the fairness review of competition (公平竞争审查). */
  fairnessReview: Type.String({ minLength: 2 }),
  document: Type.String(),
  amount: Type.Integer({ minimum: 0 }),
  budget: closed({ year: Type.Integer(), amount: Type.Integer({ minimum: 0 }) }),
  /** Element of the account into which it is paid, where the policy asks for one; it is corrected by `fact-changed` until the order. */
  account: Type.Optional(Id),
});

/** `payment-ordered`: the budget has taken the amount; who ordered is not who settles. */
export const PaymentOrdered = closed({
  case: Id,
  order: Id,
  amount: Type.Integer(),
  by: Id,
  fairnessReview: Type.String(),
});
/** `payment-settled`: paid, or refused with its reason; a refused amount goes back to the budget. */
export const PaymentSettled = closed({
  case: Id,
  order: Id,
  result: oneOf(['paid', 'refused']),
  reason: orNull(Sentence),
  by: Id,
});
/** `payment-returned`: the bank sent the amount back, as a rule for a wrong account; it is back in the budget and may be ordered anew. */
export const PaymentReturned = closed({ case: Id, order: Id, reason: Sentence, by: Id });
/** `payment-recovered`: paid without right, and back in the budget. */
export const PaymentRecovered = closed({
  case: Id,
  order: Id,
  amount: Type.Integer(),
  reasons: Sentence,
  basis: Type.Array(Basis, { minItems: 1 }),
});
