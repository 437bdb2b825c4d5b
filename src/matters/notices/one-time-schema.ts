/** Wire shapes of the one-time notice. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, closed } from '../../platform/shapes.ts';

/** POST /api/one-time-notices: the affair and what was answered of it; without names, numbers or telephones. */
export const OneTimeBody = closed({
  theme: Id,
  answers: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), { maxProperties: 300 }),
  site: Type.Optional(Id),
});
export type OneTimeBody = Static<typeof OneTimeBody>;
export const OneTimeGiven = closed({ notice: Id, number: Type.String() });
export type OneTimeGiven = Static<typeof OneTimeGiven>;

/** GET /api/one-time-notices: the register of a counter on a day. */
export const OneTimeList = closed({
  site: Id,
  day: Day,
  notices: Type.Array(
    closed({ notice: Id, number: Type.String(), at: Instant, by: Type.String(), theme: Id, title: Type.String() }),
  ),
});
export type OneTimeList = Static<typeof OneTimeList>;
export const OneTimeParams = Type.Object({ notice: Type.String({ pattern: '^[0-9A-Za-z-]{1,80}$' }) });
