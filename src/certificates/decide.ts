/** The rules: what may be done to a certificate. A refusal is a value with a signpost. Pure. */
import type { Refusal } from '../platform/pure.ts';
import { fact, type FactData, type NewCertificateFact } from './facts.ts';
import { isEnded, type CertificateState } from './state.ts';

/** Legal acts that end a certificate by the hand of its organ. */
export const acts = ['revoke', 'forfeit', 'withdraw', 'cancel'] as const;
export type Act = (typeof acts)[number];

const names = {
  revoke: 'certificate-revoked',
  forfeit: 'certificate-forfeited',
  withdraw: 'certificate-withdrawn',
  cancel: 'certificate-cancelled',
} as const;

const refuse = (refused: string, signpost: string, status: number): Refusal => ({
  refused,
  signpost: `certificates.signpost.${signpost}`,
  status,
});

/** Ends a certificate. Only what is valid ends; what has ended may still be cancelled formally (Licensing Law art. 70), once. */
export function end(
  state: CertificateState,
  act: Act,
  data: FactData<'certificate-revoked'>,
): NewCertificateFact | Refusal {
  if (state.status === 'intended') return refuse('certificate-not-issued', 'wait-for-the-seal', 409);
  const isFormal = act === 'cancel' && state.status !== 'cancelled' && state.status !== 'abandoned';
  if (isEnded(state.status) && !isFormal) return refuse('certificate-ended', 'look-at-the-certificate', 409);
  return fact(names[act], data);
}

/**
 * Ends one permit inside a combined certificate. The others stand and the certificate with them; with the last permit the whole ends by the same act.
 */
export function endPart(
  state: CertificateState,
  one: string,
  act: Act,
  data: FactData<'certificate-revoked'>,
): readonly NewCertificateFact[] | Refusal {
  const part = state.parts.find((each) => each.case === one);
  if (!part) return refuse('certificate-part-not-found', 'look-at-the-certificate', 404);
  if (state.status === 'intended') return refuse('certificate-not-issued', 'wait-for-the-seal', 409);
  const isFormal = act === 'cancel' && part.ended !== null && part.ended !== 'cancelled';
  if (state.status !== 'valid' || (part.ended !== null && !isFormal))
    return refuse('certificate-ended', 'look-at-the-certificate', 409);
  const ended = fact('certificate-part-ended', { case: one, act, ...data });
  const isLast = state.parts.every((each) => each.case === one || each.ended !== null);
  return isLast && !isFormal ? [ended, fact(names[act], data)] : [ended];
}

/** Shows a certificate for a few minutes. */
export function show(state: CertificateState, data: FactData<'certificate-shown'>): NewCertificateFact | Refusal {
  if (state.status !== 'valid') return refuse('certificate-not-valid', 'look-at-the-certificate', 409);
  return fact('certificate-shown', data);
}

/** Records the seal: once, and only on an intent. Nothing where it is sealed already. */
export function seal(state: CertificateState, data: FactData<'certificate-sealed'>): NewCertificateFact | undefined {
  return state.status === 'intended' ? fact('certificate-sealed', data) : undefined;
}
