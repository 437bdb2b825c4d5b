/** Doors to hours: what an organ offers, what is free for a matter, and holding a place. Booking and giving back are commands of the matter. */
import { causeOf, type App, type House } from '../../platform/index.ts';
import { IdParams } from '../schema.ts';
import { freeHours, holdHour } from './choose.ts';
import { close, listHours, offer } from './offers.ts';
import * as shape from './schema.ts';
import { windowDay } from './window-day.ts';

export function slotRoutes(app: App, house: House): void {
  app.get(
    '/api/slots',
    {
      config: { policy: 'matters.slots' },
      schema: { querystring: shape.HoursQuery, response: { 200: shape.Hours } },
    },
    async (request) => (await listHours(house, request.actor, request.query)) as never,
  );
  app.get(
    '/api/slots/window-day',
    {
      config: { policy: 'matters.counter' },
      schema: { querystring: shape.WindowDayQuery, response: { 200: shape.WindowDay } },
    },
    async (request) => (await windowDay(house, request.query.day)) as never,
  );
  app.post(
    '/api/slots',
    {
      config: { policy: 'matters.offer-slots' },
      schema: { body: shape.OfferBody, response: { 200: shape.Offered } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await offer(house, request.actor, request.body, cause)) as never;
    },
  );
  app.post(
    '/api/slots/close',
    {
      config: { policy: 'matters.offer-slots' },
      schema: {
        body: shape.CloseHoursBody,
        response: { 200: shape.HoursClosed },
      },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await close(house, request.actor, request.body, cause)) as never;
    },
  );
  app.get(
    '/api/matters/:id/slots',
    {
      config: { policy: 'matters.free-hours' },
      schema: {
        params: IdParams,
        querystring: shape.FreeQuery,
        response: { 200: shape.FreeHours },
      },
    },
    async (request) => (await freeHours(house, request.actor, request.params.id, request.query)) as never,
  );
  app.post(
    '/api/matters/:id/slots/hold',
    {
      config: { policy: 'matters.book-visit', idempotent: false },
      schema: {
        params: IdParams,
        body: shape.HoldBody,
        response: { 200: shape.Held },
      },
    },
    async (request) => (await holdHour(house, request.actor, request.params.id, request.body)) as never,
  );
}
