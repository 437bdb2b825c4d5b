/** 协助报批: the time that an organ above needs, apart from the time of the organs here (S095). */
import type { Almanac } from '../clock/clock.ts';
import type { MatterFact } from '../facts.ts';
import { legalDay } from '../../calendar/index.ts';
import type { CaseView } from '../schema.ts';
import type { Names } from './names.ts';

type Above = NonNullable<CaseView['above']>;

/** What went up for a case, when it came back, and how many working days that was. Nothing where nobody submitted anything above. */
export function aboveOf(
  facts: readonly MatterFact[],
  id: string,
  {
    names,
    almanac,
    today,
  }: {
    readonly names: Names;
    readonly almanac: Almanac;
    readonly today: string;
  },
): Above | null {
  const sent = facts.find((fact) => fact.name === 'submission-assisted' && fact.data.case === id);
  if (sent?.name !== 'submission-assisted') return null;
  const { task, helper, submittedOn, note } = sent.data;
  const back = facts.find((fact) => fact.name === 'external-result-recorded' && fact.data.task === task);
  const backOn = back ? legalDay(back.at) : null;
  return {
    task,
    helperName: names.staff(helper),
    submittedOn,
    backOn,
    workingDays: almanac.used(submittedOn, backOn ?? today),
    note,
  };
}

/** Working days in which something of the matter lay above; days in which two things lay there count once. */
export function daysAbove(stretches: readonly (Above | null)[], almanac: Almanac, from: string, until: string): number {
  const away = stretches.flatMap((one) =>
    one === null ? [] : [{ from: one.submittedOn, until: one.backOn ?? until }],
  );
  return away.length === 0 ? 0 : almanac.used(from, until) - almanac.used(from, until, away);
}
