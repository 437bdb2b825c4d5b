import type { Calendar } from '../../calendar/index.ts';
import type { Almanac } from '../clock/clock.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';
import type { Names } from './names.ts';

/** What a view is made of: the matter with its facts as the reader may see them, the names in them, the calendar and the day. */
export interface Seen {
  readonly state: MatterState;
  readonly facts: readonly MatterFact[];
  readonly names: Names;
  readonly almanac: Almanac;
  readonly calendar: Calendar;
  readonly today: string;
  readonly now: string;
  /** Staff read who holds a step and what was said before the decision; everybody else the organ that answers for it. */
  readonly isStaff: boolean;
}
