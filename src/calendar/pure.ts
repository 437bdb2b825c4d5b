/** The browser's door of the calendar: days, working days, limits and the reason of a date. No library, no data; the page hands the calendar in. */
export type { Calendar, CalendarYear, DayDetail, DayKind } from './calendar.ts';
export { dayDetail, dayKind, isPublished, isWorkingDay, sliceCalendar } from './calendar.ts';
export { addWorkingDays, nextWorkingDay, workingDaysBetween } from './counting.ts';
export { addMonths, dayNumber, isoDay, parseDay, weekday } from './day.ts';
export type { DueDate } from './due.ts';
export { dueDate, lastDayBefore, OFFICE_MINUTES } from './due.ts';
export type { Duration, DurationUnit } from './duration.ts';
export { parseDuration, writeDuration } from './duration.ts';
export type { Suspension } from './suspension.ts';
export type { WhyRule, WhyStep } from './why.ts';
export { WHY_RULES } from './why.ts';
