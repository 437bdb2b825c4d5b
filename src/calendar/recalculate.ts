/** What a change of calendar does to running clocks. */
import type { Calendar } from './calendar.ts';
import type { Clock, Side } from './clock.ts';
import { readClock } from './clock.ts';

/** A due day that moved, for the audit and for the message to the applicant. */
export interface MovedDue {
  readonly side: Side;
  readonly from: string;
  readonly to: string;
  readonly provisionalBefore: boolean;
  readonly provisionalAfter: boolean;
}

/** The sides of an open clock whose due day or provisional mark differs under the calendar that `changeCalendar` gave. Ended clocks never move. */
export function recalculate(clock: Clock, before: Calendar, after: Calendar, today: string): MovedDue[] {
  if (clock.endedOn !== undefined) return [];
  return (['statutory', 'promised'] as const).flatMap((side) => {
    const old = readClock(clock, side, before, today);
    const fresh = readClock(clock, side, after, today);
    if (!old || !fresh || (old.due === fresh.due && old.provisional === fresh.provisional)) return [];
    return [
      { side, from: old.due, to: fresh.due, provisionalBefore: old.provisional, provisionalAfter: fresh.provisional },
    ];
  });
}
