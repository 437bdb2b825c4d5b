/** Hours by day, for choosing: which days have any, and which hours a day has. */
import { legalDay } from '../../../calendar/index.ts';
import type { FreeHours } from '../../../matters/index.ts';

type Hour = FreeHours['hours'][number];

/** One day with its hours, in order. */
export interface HoursOfDay {
  readonly day: string;
  readonly hours: readonly Hour[];
  /** Places of the day that are free. */
  readonly free: number;
}

/** The days that have hours, soonest first. */
export function byDay(hours: readonly Hour[]): readonly HoursOfDay[] {
  const days = new Map<string, Hour[]>();
  for (const hour of hours) days.set(legalDay(hour.at), [...(days.get(legalDay(hour.at)) ?? []), hour]);
  return [...days].map(([day, all]) => ({ day, hours: all, free: all.reduce((sum, hour) => sum + hour.free, 0) }));
}

/** The day that is shown: the one asked for, else that of the booked hour, else the first with a free place. */
export function shownDay(days: readonly HoursOfDay[], wanted: string | undefined, booked: string | null): string {
  const isThere = (day: string | undefined): boolean => days.some((one) => one.day === day);
  if (wanted !== undefined && isThere(wanted)) return wanted;
  const own = booked === null ? undefined : legalDay(booked);
  if (own !== undefined && isThere(own)) return own;
  return (days.find((one) => one.free > 0) ?? days[0])?.day ?? '';
}
