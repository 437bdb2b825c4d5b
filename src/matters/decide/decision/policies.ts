/** Cashing a policy: after the approval the payment is ordered, then paid or refused with its reason, by another person. */
import type { Refusal } from '../../../platform/pure.ts';
import { isToOrder, nextOrder } from '../../payments/orders.ts';
import { isGranted, type CaseState } from '../../state.ts';
import { onCase, refuse } from '../scene.ts';

const granted = (one: CaseState): Refusal | undefined => {
  if (one.spec.policy === undefined) return refuse('not-a-policy');
  return isGranted(one) ? undefined : refuse('case-not-granted');
};

export const orderPayment = onCase<'order-payment'>({
  possible: ({ one }) => granted(one) ?? (isToOrder(one) ? undefined : refuse('payment-already-ordered')),
  decide: ({ one, draft, context }) => {
    const { amount, fairnessReview } = one.spec.policy ?? { amount: 0, fairnessReview: '' };
    draft.add('payment-ordered', {
      case: one.spec.case,
      order: nextOrder(one),
      amount,
      by: context.actor.id,
      fairnessReview,
    });
    return undefined;
  },
});

export const settlePayment = onCase<'settle-payment'>({
  possible: ({ one }, actor) => {
    if (one.payment?.state !== 'ordered') return granted(one) ?? refuse('payment-not-ordered');
    return one.payment.by === actor.id ? refuse('payer-ordered-payment') : undefined;
  },
  decide: ({ one, body, draft, context }) => {
    if (!one.payment) return refuse('payment-not-ordered');
    const { order } = one.payment;
    const { result, reason = '' } = body;
    if (result === 'paid' && !isGranted(one)) return refuse('case-not-granted');
    if (result !== 'paid' && reason === '') return refuse('refusal-without-reason');
    if (result === 'returned') {
      draft.add('payment-returned', { case: one.spec.case, order, reason, by: context.actor.id });
      return undefined;
    }
    draft.add('payment-settled', {
      case: one.spec.case,
      order,
      result,
      reason: body.reason ?? null,
      by: context.actor.id,
    });
    return undefined;
  },
});

export const recoverPayment = onCase<'recover-payment'>({
  possible: ({ one }) => (one.payment?.state === 'paid' ? undefined : refuse('nothing-to-recover')),
  decide: ({ one, body, draft }) => {
    if (!one.payment) return refuse('nothing-to-recover');
    const { order, amount } = one.payment;
    draft.add('payment-recovered', {
      case: one.spec.case,
      order,
      amount,
      reasons: body.reasons,
      basis: [{ law: body.law }],
    });
    return undefined;
  },
});
