/** Doors to hours: what an organ offers, what is free for a matter, and holding a place. Booking and giving back are commands of the matter. */
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { IdParams } from '../schema.ts';
import { freeHours, holdHour } from './choose.ts';
import { close, listHours, offer } from './offers.ts';
import * as shape from './schema.ts';
import { windowDay } from './window-day.ts';

export function slotRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  get('/api/slots', { policy: 'matters.slots', query: shape.HoursQuery, reply: shape.Hours }, (request) =>
    listHours(house, request.actor, request.query),
  );
  get(
    '/api/slots/window-day',
    { policy: 'matters.counter', query: shape.WindowDayQuery, reply: shape.WindowDay },
    ({ query }) => windowDay(house, query.day),
  );
  post('/api/slots', { policy: 'matters.offer-slots', body: shape.OfferBody, reply: shape.Offered }, (request) =>
    offer(house, request.actor, request.body, causeOf(request)),
  );
  post(
    '/api/slots/close',
    { policy: 'matters.offer-slots', body: shape.CloseHoursBody, reply: shape.HoursClosed },
    (request) => close(house, request.actor, request.body, causeOf(request)),
  );
  get(
    '/api/matters/:id/slots',
    { policy: 'matters.free-hours', params: IdParams, query: shape.FreeQuery, reply: shape.FreeHours },
    (request) => freeHours(house, request.actor, request.params.id, request.query),
  );
  post(
    '/api/matters/:id/slots/hold',
    { policy: 'matters.book-visit', params: IdParams, body: shape.HoldBody, reply: shape.Held, idempotent: false },
    (request) => holdHour(house, request.actor, request.params.id, request.body),
  );
}
