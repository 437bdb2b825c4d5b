/** A claim may end before the last result: "until the approvals are issued" leaves out what follows later (systems.md 5 no. 4). */
import type { Calendar } from '../../calendar/pure.ts';
import type { Plan } from '../plan.ts';
import { DAY } from '../axis.ts';
import { instantOfMoment, minutesBetween } from '../schedule/instants.ts';
import { staffedSchedule } from '../schedule/staffed.ts';

/** Working and elapsed days of a plan from its first moment until the last of these items is handed over, in hundredths. */
export function daysUntil(
  plan: Plan,
  items: readonly string[],
  calendar: Calendar,
): { readonly workingDays: number; readonly elapsedDays: number } {
  const tasks = staffedSchedule(plan, {}, calendar);
  const ends = tasks.filter((one) => items.some((item) => one.task === `${item}/out`)).map((one) => one.ends);
  const begins = Math.min(...tasks.map((one) => one.begins));
  return daysBetween(calendar, instantOfMoment(begins, 'begin'), instantOfMoment(Math.max(...ends), 'end'));
}

/** The same between two instants. */
export function daysBetween(
  calendar: Calendar,
  from: string,
  to: string,
): { readonly workingDays: number; readonly elapsedDays: number } {
  const { workingMinutes, elapsedMinutes } = minutesBetween(calendar, from, to);
  const days = (minutes: number): number => Math.round((minutes / DAY) * 100) / 100;
  return { workingDays: days(workingMinutes), elapsedDays: days(elapsedMinutes) };
}
