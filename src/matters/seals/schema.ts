/** Wire shapes of letters and the register of seals. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { sealForms, sealKinds } from '../seal-kinds.ts';

/** A letter as it is recorded. `documents` left out: everything that this kind of seal is put on. */
export const LetterBody = closed({
  kind: oneOf(sealKinds),
  form: oneOf(sealForms),
  number: Type.String({ minLength: 2, maxLength: 120 }),
  documents: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 60 })),
  /** Left out: every item of the organ. */
  items: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
  from: Day,
  until: Day,
  keeper: Type.String({ minLength: 2, maxLength: 60 }),
});
export type LetterBody = Static<typeof LetterBody>;
export const LetterParams = Type.Object({ letter: Type.String({ pattern: '^[0-9A-Za-z-]{1,80}$' }) });
export const LetterEndBody = closed({ reason: Sentence });
export const LetterRecorded = closed({ letter: Id });

/** GET /api/seals */
export const SealList = closed({
  kinds: Type.Array(closed({ kind: oneOf(sealKinds), name: Text, documents: Type.Array(Id) })),
  letters: Type.Array(
    closed({
      letter: Id,
      organ: Id,
      organName: Text,
      kind: oneOf(sealKinds),
      form: oneOf(sealForms),
      number: Type.String(),
      documents: Type.Array(Id),
      /** Items that the letter is for; null where it is for all. */
      items: orNull(Type.Array(closed({ id: Id, name: Text }))),
      from: Day,
      until: Day,
      keeper: Type.String(),
      endedOn: orNull(Day),
      state: oneOf(['in-force', 'not-yet', 'expired', 'ended']),
      /** The letter that a demonstration has by itself; the first recorded one of its kind takes its place. */
      isBuiltIn: Type.Boolean(),
    }),
  ),
  /** Items of one's own organ, from which a letter may choose. */
  items: Type.Array(closed({ id: Id, name: Text })),
  mayRecord: Type.Boolean(),
});
export type SealList = Static<typeof SealList>;

/** GET /api/seal-uses */
export const SealUseQuery = closed({
  organ: Type.Optional(Id),
  kind: Type.Optional(oneOf(sealKinds)),
  document: Type.Optional(Id),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  /** Only what still waits for its seal. */
  waiting: Type.Optional(Type.Boolean()),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export type SealUseQuery = Static<typeof SealUseQuery>;
export const SealUse = closed({
  /** Null for what was given before anything was handed in. */
  matterId: orNull(Id),
  documentId: Id,
  document: Id,
  number: Type.String(),
  title: Text,
  itemName: orNull(Text),
  organ: Id,
  organName: Text,
  kind: oneOf(sealKinds),
  form: orNull(oneOf(sealForms)),
  letter: orNull(Type.String()),
  by: orNull(Type.String()),
  day: Day,
  sealedAt: orNull(Instant),
});
export type SealUse = Static<typeof SealUse>;
export const SealUseList = closed({ uses: Type.Array(SealUse), next: orNull(Type.String()) });
export type SealUseList = Static<typeof SealUseList>;
