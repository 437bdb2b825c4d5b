/** Why a date is what it is, as data. Words: `why.<rule>` with the note's values and `date`. */
import type { Calendar } from './calendar.ts';
import { detailOf } from './calendar.ts';
import { isoDay } from './day.ts';
import type { Span } from './suspension.ts';
import { spanOf } from './suspension.ts';

/** The rules that can appear in a reason, each with words of the same name. */
export const WHY_RULES = [
  'start-not-counted',
  'counted',
  'same-day',
  'office-time',
  'holiday-not-counted',
  'make-up-counted',
  'suspended',
  'month-clipped',
  'last-day-moved',
  'extended',
  'provisional',
  'due',
] as const;

export type WhyRule = (typeof WHY_RULES)[number];

/** One step of the reason: the rule, the day that it is about, and the values that its words need. */
export interface WhyStep {
  readonly rule: WhyRule;
  readonly date: string;
  readonly note: Readonly<Record<string, string | number>>;
}

/** A step; `day` is a day number. */
export function step(rule: WhyRule, day: number, note: WhyStep['note'] = {}): WhyStep {
  return { rule, date: isoDay(day), note };
}

/** Holidays skipped and make-up days counted among the days `[from, to]`, in order; suspended days are told elsewhere. */
export function holidaySteps(calendar: Calendar, from: number, to: number, spans: readonly Span[]): WhyStep[] {
  const steps: WhyStep[] = [];
  let run: { from: number; to: number; holiday: string } | undefined;
  const close = (): void => {
    if (run) steps.push(step('holiday-not-counted', run.from, { until: isoDay(run.to), holiday: run.holiday }));
    run = undefined;
  };
  for (let day = from; day <= to; day += 1) {
    const detail = detailOf(calendar, day);
    const holiday = detail.kind === 'holiday' && !spanOf(spans, day) ? (detail.holiday ?? '') : undefined;
    if (run && run.holiday !== holiday) close();
    if (holiday !== undefined) run = run ? { ...run, to: day } : { from: day, to: day, holiday };
    else if (detail.makeUp && !spanOf(spans, day))
      steps.push(step('make-up-counted', day, { holiday: detail.holiday ?? '' }));
  }
  close();
  return steps;
}
