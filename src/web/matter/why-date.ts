/** One step of "why this date" in words; the rules and their words belong to the calendar. */
import type { WhyStep } from '../../calendar/pure.ts';
import { sayDate } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

/** The sentence of a step. */
export function sayWhyDate(
  visit: Visit,
  step: { readonly rule: string; readonly date?: string; readonly note?: WhyStep['note'] },
): string {
  const note = Object.entries(step.note ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? sayDate(visit.lang, value) : value,
  ]);
  return visit.say(`why.${step.rule}`, {
    ...(Object.fromEntries(note) as WhyStep['note']),
    date: step.date ? sayDate(visit.lang, step.date) : '',
  });
}
