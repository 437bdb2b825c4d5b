/** Doors of acting for another: under a mandate, and at the counter for whoever stands there. */
import { doors, type App, type House } from '../../platform/index.ts';
import * as shape from '../schema-access.ts';
import { Done } from '../schema.ts';
import { cookieOf } from '../session-cookie.ts';
import { chooseActing, closeCounter, openCounter, principalsOf } from './acting.ts';

/** Hangs them on the server. */
export function actingRoutes(app: App, house: House): void {
  counterRoutes(app, house);
  const { get, post } = doors(app);
  const policy = 'people.acting';
  get('/api/acting', { policy, reply: shape.Acting }, async ({ actor }) => ({
    current: actor.onBehalfOf ?? null,
    principals: await principalsOf(house, actor.id),
  }));
  post('/api/acting', { policy, idempotent: false, body: shape.ActingBody, reply: Done }, (request) =>
    request.actor.kind === 'person'
      ? chooseActing(house, request.actor, cookieOf(request), request.body.principal)
      : { refused: 'sign-in-required' },
  );
}

function counterRoutes(app: App, house: House): void {
  const { post, remove } = doors(app);
  const door = { policy: 'people.counter', idempotent: false, perMinute: 30 } as const;
  post('/api/counter', { ...door, body: shape.CounterBody, reply: shape.Served }, (request) =>
    openCounter(house, request.actor, cookieOf(request), request.body.identity),
  );
  remove('/api/counter', { ...door, reply: Done }, (request) => closeCounter(house, request.actor, cookieOf(request)));
}
