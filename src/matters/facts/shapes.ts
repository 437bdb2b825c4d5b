/** Shapes that several facts of a matter share. A fact is read alone in ten years, so names and articles are written out in it. */
import { Type, type Static, type TEnum, type TSchema } from 'typebox';

/** A closed object: an unknown key is an error, in a fact as on the wire. */
export const closed = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** One of a few words. */
export const oneOf = <const T extends readonly string[]>(values: T): TEnum<T[number][]> =>
  Type.Enum([...values]) as unknown as TEnum<T[number][]>;

/** Or known to be absent. */
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Id = Type.String({ minLength: 1, maxLength: 120 });
export const Sentence = Type.String({ minLength: 1, maxLength: 4000 });
/** A calendar date of the district, `2026-11-25`; a database has no year 0. */
export const Day = Type.String({ format: 'date', pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$' });
/** An instant in UTC with milliseconds, and one that exists: not every text of that pattern does. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
});
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Text = closed({ zh: Type.String(), en: Type.String() });
export const Duration = closed({ n: Type.Number(), unit: oneOf(['min', 'h', 'wd', 'd', 'month', 'year']) });
/** An article of law; dates of force and the mark `assumed` travel with it. */
export const Basis = Type.Object({
  law: Type.String(),
  document: Type.Optional(Type.String()),
  article: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  inForceFrom: Type.Optional(Type.String()),
  inForceUntil: Type.Optional(Type.String()),
  assumed: Type.Optional(Type.Boolean()),
});
/** A value that is personal: before writing the value itself, in the stored fact its salted hash (journal, personal values). */
export const Personal = Type.Object({
  $personal: Type.Object({ subject: Type.String() }, { additionalProperties: true }),
});

/**
 * A due date as the calendar of that day gave it; `provisional` beyond the last published year. `at` is the instant of that day by which a
 * promise in hours is due (systems.md Q16); absent where a day is promised.
 */
export const Due = closed({ on: Day, provisional: Type.Boolean(), at: Type.Optional(Instant) });
export type Due = Static<typeof Due>;

/** What would help somebody who is refused: which organ, which place, what to do (不得说不, S033). */
export const Signpost = closed({ organ: orNull(Id), site: orNull(Id), text: Sentence });
export type Signpost = Static<typeof Signpost>;

/** One document given for a need: by its hash, never by its content. */
export const Given = closed({
  need: Id,
  material: Id,
  way: Id,
  sha256: orNull(Sha256),
  reference: orNull(Type.String({ maxLength: 200 })),
});
export type Given = Static<typeof Given>;
