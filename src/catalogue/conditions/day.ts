/** Days as conditions reckon them; the arithmetic is the calendar's, so that a day is the same day everywhere. No time zone, no clock. */
export { addMonths, isoDay as isoOf, parseDay as dayOf } from '../../calendar/pure.ts';
