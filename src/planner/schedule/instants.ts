/** Between instants of the world and moments of the schedule: what happened is measured with the same ruler as what is expected. */
import { isoDay } from '../../calendar/pure.ts';
import type { Calendar } from '../../calendar/pure.ts';
import { axisOf, DAY } from '../axis.ts';
import type { Moment } from '../axis.ts';

/** The district's local time is UTC+8; its offices open at nine, for eight hours. */
const zoneMs = 8 * 3_600_000;
const openingMs = 9 * 3_600_000;
const dayMs = 86_400_000;

const dayOf = (instant: string): number => Math.floor((Date.parse(instant) + zoneMs) / dayMs);

/** The moment of an instant: before nine it is the opening, after closing it is the end of that day. */
export function momentOf(instant: string): Moment {
  const day = dayOf(instant);
  const minutes = Math.floor((Date.parse(instant) + zoneMs - day * dayMs - openingMs) / 60_000);
  return day * DAY + Math.min(DAY, Math.max(0, minutes));
}

/** The instant of a moment. What ends exactly at closing time ends on that day; what begins then begins at the next opening. */
export function instantOfMoment(moment: Moment, edge: 'begin' | 'end'): string {
  const isClosing = edge === 'end' && moment % DAY === 0;
  const day = isClosing ? moment / DAY - 1 : Math.floor(moment / DAY);
  return new Date(day * dayMs - zoneMs + openingMs + (moment - day * DAY) * 60_000).toISOString();
}

/** Working minutes and minutes of eight-hour days between two instants, as `Trace` counts them. */
export function minutesBetween(
  calendar: Calendar,
  from: string,
  to: string,
): { readonly workingMinutes: number; readonly elapsedMinutes: number } {
  const [begins, ends] = [momentOf(from), momentOf(to)];
  const axis = axisOf(calendar, isoDay(dayOf(from)));
  return { workingMinutes: axis.working(begins, ends), elapsedMinutes: ends - begins };
}
