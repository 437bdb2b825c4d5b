/**
 * Renewing permits inside a combined certificate (一业一证). By law each permit is renewed by the organ that granted it, on an application thirty
 * days before its last day (Licensing Law article 50): the holder chooses which, nobody renews by a click. What is not chosen keeps its date. Pure.
 */
import { dayNumber, isoDay } from '../calendar/index.ts';
import type { Refusal } from '../platform/index.ts';
import { partOn, type CertificateState, type PartState } from './state.ts';

/** Days before the last day by which a renewal is applied for, where no other rule says more. */
const applyBefore = 30;

/** Until when the renewal of a permit is applied for; `null` where it has no last day. */
export const applyUntil = ({ validUntil }: PartState): string | null =>
  validUntil === null ? null : isoDay(dayNumber(validUntil) - applyBefore);

/** Why a permit is not renewed now; undefined where its renewal may be applied for. */
export function renewalRefused(state: CertificateState, part: PartState, today: string): Refusal | undefined {
  if (partOn(state, part, today) !== 'valid')
    return { refused: 'permit-not-valid', signpost: 'certificates.signpost.apply-anew' };
  const until = applyUntil(part);
  if (until === null) return { refused: 'permit-without-last-day' };
  return today > until
    ? { refused: 'renewal-too-late', detail: { until }, signpost: 'certificates.signpost.apply-anew' }
    : undefined;
}

/** The permits that were chosen; refused where one is not in the certificate or is not renewed now. */
export function chosenForRenewal(
  state: CertificateState,
  cases: readonly string[],
  today: string,
): readonly PartState[] | Refusal {
  if (state.parts.length === 0) return { refused: 'certificate-not-combined' };
  const chosen: PartState[] = [];
  for (const id of new Set(cases)) {
    const part = state.parts.find((each) => each.case === id);
    if (!part) return { refused: 'certificate-part-not-found' };
    const refusal = renewalRefused(state, part, today);
    if (refusal) return refusal;
    chosen.push(part);
  }
  return chosen;
}
