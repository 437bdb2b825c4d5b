/** Wire shapes of the calendar in force. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, closed, oneOf } from '../../platform/shapes.ts';

/** Days of one year as the notice has them: letter of the holiday, month and day, to month and day: `N1001-1007 T0404`. */
const Days = Type.String({ pattern: '^([A-Z]\\d{4}(-\\d{4})?( [A-Z]\\d{4}(-\\d{4})?)*)?$', maxLength: 1000 });
const year = closed({ notice: Type.String({ minLength: 1, maxLength: 300 }), rest: Days, work: Days });

/** Years that are new or corrected, each with the notice that says so. */
export const CalendarBody = closed({
  source: Type.String({ minLength: 1, maxLength: 300 }),
  years: Type.Record(Type.String({ pattern: '^20\\d{2}$' }), year, {
    maxProperties: 5,
    additionalProperties: false,
  }),
});
export type CalendarBody = Static<typeof CalendarBody>;
export const CalendarChangeBody = closed({ ...CalendarBody.properties, reason: Sentence });
const kind = oneOf(['workday', 'weekend', 'holiday']);
export const CalendarPreview = closed({
  days: Type.Array(closed({ date: Day, from: kind, to: kind })),
  matters: Type.Integer(),
  cases: Type.Integer(),
  /** Days of corrections, promises and tasks that move besides. */
  dates: Type.Integer(),
  examples: Type.Array(closed({ matterId: Id, case: Id, from: Day, to: Day, isFirm: Type.Boolean() })),
});
export type CalendarPreview = Static<typeof CalendarPreview>;
/** GET /api/calendar */
export const CalendarView = closed({
  /** 0 is the shipped calendar. */
  number: Type.Integer(),
  source: Type.String(),
  lastPublishedYear: Type.Integer(),
  years: Type.Array(closed({ year: Type.String(), notice: Type.String(), rest: Type.String(), work: Type.String() })),
  changes: Type.Array(closed({ number: Type.Integer(), reason: Type.String(), by: Type.String(), at: Instant })),
});
export type CalendarView = Static<typeof CalendarView>;
export const CalendarChanged = closed({ change: Id, days: Type.Integer() });
export type CalendarChanged = Static<typeof CalendarChanged>;
