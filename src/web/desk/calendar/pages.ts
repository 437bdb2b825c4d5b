/** The page of the calendar. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { calendarPage, changeCalendar } from './calendar-page.tsx';

export const calendarPages: readonly PageDefinition[] = [
  show('/desk/calendar', 'web.public', calendarPage),
  take('/desk/calendar', 'web.public', changeCalendar),
];
