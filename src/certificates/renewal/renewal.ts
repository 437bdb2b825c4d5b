/**
 * Renewing permits, alone or inside a combined certificate (一业一证). Each is renewed by the organ that granted it, on an application inside the
 * window of its type, and where the type names none until thirty days before its last day (Licensing Law article 50): the holder chooses which,
 * nobody renews by a click. What is not chosen keeps its date. Pure.
 */
import { lastDayBefore, type Calendar, type Duration } from '../../calendar/index.ts';
import type { RenewalWindow } from '../../catalogue/index.ts';
import type { Refusal } from '../../platform/index.ts';
import { partOn, type CertificateState, type PartState } from '../state.ts';

/** How long before the last day a renewal is applied for, where no other rule says more. */
const ordinary: Duration = { n: 30, unit: 'd' };

/** First and last day of the application, both included; `opens` is null where no rule says when it opens. */
interface Days {
  readonly opens: string | null;
  readonly closes: string;
}

/** Windows of the types of the catalogue in force, and the calendar in which working days are counted back. */
export interface Rules {
  window(type: string): RenewalWindow | undefined;
  readonly calendar: Calendar;
}

/** When the renewal of a permit is applied for; `null` where it has no last day. */
export function daysToApply({ type, validUntil }: PartState, { window, calendar }: Rules): Days | null {
  if (validUntil === null) return null;
  const rule = window(type);
  const before = (limit: Duration): string => lastDayBefore(limit, validUntil, calendar).day;
  return { opens: rule?.opens ? before(rule.opens) : null, closes: before(rule?.closes ?? ordinary) };
}

/** The permits of a certificate; a certificate of one permit is that permit. */
export const permitsOf = (state: CertificateState): readonly PartState[] =>
  state.parts.length > 0 ? state.parts : [alone(state)];

const alone = ({ intent }: CertificateState): PartState => ({
  case: intent.cases[0] as string,
  type: intent.type,
  typeCode: intent.typeCode,
  name: intent.name,
  number: intent.number,
  organ: intent.organ.id,
  organName: intent.organ.name,
  validUntil: intent.validUntil,
  ended: null,
});

/** Why a permit is not renewed now; undefined where its renewal may be applied for. */
export function renewalRefused(
  state: CertificateState,
  part: PartState,
  today: string,
  rules: Rules,
): Refusal | undefined {
  if (partOn(state, part, today) !== 'valid')
    return { refused: 'permit-not-valid', signpost: 'certificates.signpost.apply-anew' };
  const days = daysToApply(part, rules);
  if (days === null) return { refused: 'permit-without-last-day' };
  const detail = { ...days };
  if (days.opens !== null && today < days.opens) return { refused: 'renewal-too-early', detail };
  return today > days.closes
    ? { refused: 'renewal-too-late', detail, signpost: 'certificates.signpost.apply-anew' }
    : undefined;
}

/** The permits that were chosen; refused where one is not in the certificate or is not renewed now. */
export function chosenForRenewal(
  state: CertificateState,
  cases: readonly string[],
  today: string,
  rules: Rules,
): readonly PartState[] | Refusal {
  const chosen: PartState[] = [];
  for (const id of new Set(cases)) {
    const part = permitsOf(state).find((each) => each.case === id);
    if (!part) return { refused: 'certificate-part-not-found' };
    const refusal = renewalRefused(state, part, today, rules);
    if (refusal) return refusal;
    chosen.push(part);
  }
  return chosen;
}
