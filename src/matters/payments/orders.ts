/** The orders of a payment, one after another. */
import type { CaseState } from '../state.ts';

/** The number of the order that would come next: what the bank sent back is ordered under a new one. */
export const nextOrder = ({ number, payment }: CaseState): string =>
  `${number}-${payment === undefined ? 1 : Number(payment.order.slice(payment.order.lastIndexOf('-') + 1)) + 1}`;

/** Whether money is still to be ordered: it never was, or it came back. */
export const isToOrder = ({ payment }: CaseState): boolean => payment === undefined || payment.state === 'returned';
