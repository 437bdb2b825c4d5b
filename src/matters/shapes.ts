/** The door of shapes of matters, built only of shapes. A fact is read alone in ten years, so names and articles are written out in it. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, closed, oneOf, orNull } from '../platform/shapes.ts';

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
