/** The system administrator's doors to the calendar. */
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { applyCalendar, calendarView, previewCalendar } from './change.ts';
import * as shape from './schema.ts';

export function calendarRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  get('/api/calendar', { policy: 'matters.calendar-preview', reply: shape.CalendarView }, () => calendarView(house));
  post(
    '/api/calendar/preview',
    { policy: 'matters.calendar-preview', body: shape.CalendarBody, reply: shape.CalendarPreview, idempotent: false },
    ({ body }) => previewCalendar(house, body),
  );
  post(
    '/api/calendar',
    { policy: 'matters.calendar', body: shape.CalendarChangeBody, reply: shape.CalendarChanged },
    (request) => applyCalendar(house, request.actor, request.body, causeOf(request)),
  );
}
