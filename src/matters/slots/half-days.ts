/** Half days as hours: what an organ offers on the working days of a stretch, by the calendar in force. */
import { addWorkingDays, instantOf, nextWorkingDay, type Calendar } from '../../calendar/index.ts';

/** The halves of a day with the wall clock's minutes at which they begin and end. */
export const halves = {
  morning: { from: 9 * 60, to: 12 * 60 },
  afternoon: { from: 13 * 60 + 30, to: 17 * 60 },
} as const;
export type Half = keyof typeof halves;

/** The longest stretch that is offered or closed at once, in days. */
export const longestStretch = 92;

/** The working days from one day to another, both included. */
export function workingDays(calendar: Calendar, from: string, until: string): readonly string[] {
  const days: string[] = [];
  for (let day = nextWorkingDay(calendar, from); day <= until; day = addWorkingDays(calendar, day, 1)) days.push(day);
  return days;
}

/** Each half of each working day, or stretches of so many minutes within it; the rest of a half that is too short is not offered. */
export function hoursIn(
  days: readonly string[],
  wanted: readonly Half[],
  minutes?: number,
): readonly { readonly at: string; readonly until: string }[] {
  return days.flatMap((day) =>
    wanted.flatMap((half) => {
      const { from, to } = halves[half];
      const length = minutes ?? to - from;
      const count = Math.floor((to - from) / length);
      return Array.from({ length: count }, (_, n) => ({
        at: instantOf(day, from + n * length),
        until: instantOf(day, from + (n + 1) * length),
      }));
    }),
  );
}
