/** The calendar in force: the shipped one, or the last that an administrator published. Read again every few seconds, at once where it was changed here. */
import { mainlandCalendar, type Calendar } from '../../calendar/index.ts';
import type { House } from '../../platform/index.ts';
import { almanacOf } from '../clock/almanac.ts';
import type { Almanac } from '../clock/clock.ts';
import * as store from './store.ts';

export interface InForce {
  /** 0 is the shipped calendar. */
  readonly number: number;
  readonly change: string | null;
  readonly calendar: Calendar;
  readonly almanac: Almanac;
}

const keptMs = 5000;
const shipped: InForce = {
  number: 0,
  change: null,
  calendar: mainlandCalendar,
  almanac: almanacOf(mainlandCalendar),
};
const known = new WeakMap<House, { readonly until: number; readonly inForce: InForce }>();

/** What holds now; `isFresh` asks the database whatever is remembered. */
export async function calendarInForce(house: House, isFresh = false): Promise<InForce> {
  const kept = known.get(house);
  if (kept && !isFresh && performance.now() < kept.until) return kept.inForce;
  const [row] = await house.db.read<{ number: number; change_id: string; calendar: string }>(store.lastCalendar, []);
  const inForce = !row ? shipped : kept?.inForce.number === row.number ? kept.inForce : made(row);
  known.set(house, { until: performance.now() + keptMs, inForce });
  return inForce;
}

function made(row: { number: number; change_id: string; calendar: string }): InForce {
  const calendar = JSON.parse(row.calendar) as Calendar;
  return { number: row.number, change: row.change_id, calendar, almanac: almanacOf(calendar) };
}
