/** The door of the calendar: all of the browser's door, the shipped calendar, clocks, instants, service hours and the limits of the law. */
import type { Room } from '../platform/index.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { CalendarChange, MovedDay } from './change.ts';
export { unreadable } from './calendar.ts';
export { changeCalendar } from './change.ts';
export type { HeldRun } from './attribution.ts';
export { applicantElapsed, attribution } from './attribution.ts';
export type { Clock, ClockInterval, Colour, Extension, Holder, Reading, Side } from './clock.ts';
export { HOLDERS, readClock, suspensionsOf } from './clock.ts';
export type { ExtensionRefusal } from './extend.ts';
export { extendClock } from './extend.ts';
export type { InstantLike } from './instants.ts';
export { dayOver, instantOf, LEGAL_ZONE, legalDay, legalMinute } from './instants.ts';
export type { Limit } from './limits.ts';
export { lawfulDays, limits } from './limits.ts';
export { mainlandCalendar } from './mainland.ts';
export * from './pure.ts';
export type { MovedDue } from './recalculate.ts';
export { recalculate } from './recalculate.ts';
export type { InstantSpan, OpenSpan, ServiceHours } from './service-hours.ts';
export { dueInstant, handlingDay, isServing, minuteOf, servingSpans } from './service-hours.ts';

/** The room as the house sees it: words only so far, everything else is functions. */
export const calendar: Room & { readonly words: NonNullable<Room['words']> } = {
  name: 'calendar',
  words: { 'zh-CN': zh, en },
};
