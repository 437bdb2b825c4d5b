import type { Calendar } from './calendar.ts';
import data from './data/cn-2004-2026.json' with { type: 'json' };

/** The calendar of mainland China from 2004 to the last published year, as shipped; a district may load a newer one (`changeCalendar`). */
export const mainlandCalendar: Calendar = data;
