/** The system administrator's doors to the calendar. */
import { causeOf, type App, type House } from '../../platform/index.ts';
import { applyCalendar, calendarView, previewCalendar } from './change.ts';
import * as shape from './schema.ts';

export function calendarRoutes(app: App, house: House): void {
  app.get(
    '/api/calendar',
    { config: { policy: 'matters.calendar-preview' }, schema: { response: { 200: shape.CalendarView } } },
    () => calendarView(house),
  );
  app.post(
    '/api/calendar/preview',
    {
      config: { policy: 'matters.calendar-preview', idempotent: false },
      schema: { body: shape.CalendarBody, response: { 200: shape.CalendarPreview } },
    },
    async (request) => (await previewCalendar(house, request.body)) as never,
  );
  app.post(
    '/api/calendar',
    {
      config: { policy: 'matters.calendar' },
      schema: { body: shape.CalendarChangeBody, response: { 200: shape.CalendarChanged } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await applyCalendar(house, request.actor, request.body, cause)) as never;
    },
  );
}
