/** Wire shapes of the slips of an outage. */
import { Type, type Static } from 'typebox';
import { Id, Instant, closed, orNull } from '../../platform/shapes.ts';

const Outage = Type.String({ minLength: 1, maxLength: 120 });

/** POST /api/outages: the time that stands on each slip is when it was received. */
export const OutageSlipsBody = closed({
  outage: Outage,
  slips: Type.Array(closed({ slip: Id, occurredAt: Instant, note: Type.Optional(Type.String({ maxLength: 200 })) }), {
    minItems: 1,
    maxItems: 50,
  }),
});
export type OutageSlipsBody = Static<typeof OutageSlipsBody>;
export const SlipsListed = closed({ listed: Type.Integer() });

/** GET /api/outages */
export const OutageList = closed({
  slips: Type.Array(
    closed({ outage: Outage, slip: Id, occurredAt: Instant, note: Type.String(), matterId: orNull(Id) }),
  ),
});
export type OutageList = Static<typeof OutageList>;
