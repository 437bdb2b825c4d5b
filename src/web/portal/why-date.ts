/** One step of "why this date" in words; the rules and their words belong to the calendar. */
import type { WhyStep } from '../../calendar/pure.ts';
import { sayDate } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

/** The sentence of a step. */
export function sayWhyDate(visit: Visit, step: WhyStep): string {
  const { rule, date, ...values } = step as WhyStep & { readonly rule: string; readonly date: string };
  const plain = Object.fromEntries(
    Object.entries(values).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  ) as Record<string, string | number>;
  return visit.say(`calendar.why.${rule}`, { ...plain, date: sayDate(visit.lang, date) });
}
