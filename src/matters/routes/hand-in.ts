/** Handing in: by the applicant, an agent or the window; and in one go what was received on paper during an outage. */
import type { People } from '../../people/index.ts';
import { causeOf, doors, isRefusal, type App, type House } from '../../platform/index.ts';
import { enterOutage, handIn } from '../hand-in/hand-in.ts';
import * as shape from '../schema.ts';

export function handInRoutes(app: App, house: House): void {
  const { post } = doors(app);
  post(
    '/api/matters',
    { policy: 'matters.hand-in', body: shape.HandInBody, reply: shape.HandedIn, status: 201 },
    async (request) => {
      const { draft } = request.body;
      const done = await handIn(house, request.actor, request.body, causeOf(request));
      if (!isRefusal(done) && draft !== undefined)
        await house.room<People>('people').markHandedIn(draft, done.matterId, `hand-in:${done.matterId}`);
      return done;
    },
  );
  // Each slip is told apart, so that one that is refused holds up no other.
  post(
    '/api/matters/outage',
    { policy: 'matters.outage', body: shape.OutageBody, reply: shape.OutageEntered },
    (request) => enterOutage(house, request.actor, request.body, causeOf(request)),
  );
}
