/** Wire shapes of hours: what an organ offers, and what somebody may choose from. */
import { Type, type Static } from 'typebox';
import { visitKinds } from '../facts/visits.ts';
import { Day, Id, Instant, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';

const Kind = oneOf(visitKinds);
const Halves = Type.Array(oneOf(['morning', 'afternoon']), { minItems: 1, maxItems: 2 });

/** GET /api/slots: the hours of one's own organ; the centre may ask for any. */
export const HoursQuery = closed({
  kind: Type.Optional(Kind),
  organ: Type.Optional(Id),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
});
export type HoursQuery = Static<typeof HoursQuery>;
export const Hours = closed({
  organ: Id,
  organName: Text,
  kind: Kind,
  from: Day,
  until: Day,
  /** The working days of the stretch; on every other day nobody comes. */
  days: Type.Array(Day),
  hours: Type.Array(
    closed({
      slot: Id,
      at: Instant,
      until: orNull(Instant),
      capacity: Type.Integer(),
      taken: Type.Integer(),
      isClosed: Type.Boolean(),
      matters: Type.Array(Id),
    }),
  ),
});
export type Hours = Static<typeof Hours>;

const Stretch = { kind: Kind, organ: Type.Optional(Id), from: Day, until: Day, halves: Halves };
/** POST /api/slots: so many places in each half of each working day, or in each piece of it. */
export const OfferBody = closed({
  ...Stretch,
  places: Type.Integer({ minimum: 1, maximum: 200 }),
  minutes: Type.Optional(Type.Integer({ minimum: 15, maximum: 240 })),
});
export type OfferBody = Static<typeof OfferBody>;
export const Offered = closed({ offered: Type.Integer(), days: Type.Integer() });
export type Offered = Static<typeof Offered>;
/** POST /api/slots/close: no more bookings; what is booked stays and is counted. */
export const CloseHoursBody = closed(Stretch);
export type CloseHoursBody = Static<typeof CloseHoursBody>;
export const HoursClosed = closed({ closed: Type.Integer(), booked: Type.Integer() });
export type HoursClosed = Static<typeof HoursClosed>;

/** GET /api/matters/:id/slots: hours in which every organ that comes has a place. */
export const FreeQuery = closed({ about: Id, from: Type.Optional(Day) });
export type FreeQuery = Static<typeof FreeQuery>;
export const FreeHours = closed({
  about: Id,
  kind: Kind,
  organs: Type.Array(closed({ organ: Id, name: Text })),
  names: Type.Array(Text),
  booked: orNull(Instant),
  hours: Type.Array(closed({ at: Instant, until: orNull(Instant), free: Type.Integer() })),
});
export type FreeHours = Static<typeof FreeHours>;

/** POST /api/matters/:id/slots/hold: nobody else gets the place while one makes up one's mind. */
export const HoldBody = closed({ about: Id, at: Instant });
export type HoldBody = Static<typeof HoldBody>;
export const Held = closed({ at: Instant, until: Instant });
export type Held = Static<typeof Held>;

/** GET /api/slots/window-day: who comes to the windows of the hall on a day. */
export const WindowDayQuery = closed({ day: Type.Optional(Day) });
export const WindowDay = closed({
  day: Day,
  appointments: Type.Array(
    closed({
      at: Instant,
      until: orNull(Instant),
      matterId: Id,
      number: Type.String(),
      title: Text,
      names: Type.Array(Text),
      organs: Type.Array(Text),
      /** Minutes from the agreed hour until they were served; null while nobody has been. */
      waited: orNull(Type.Integer({ minimum: 0 })),
    }),
  ),
});
export type WindowDay = Static<typeof WindowDay>;
