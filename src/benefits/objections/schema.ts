/** Wire shapes of public notices and of objections against them. Amounts in yuan. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Text, closed, oneOf, orNull, some } from '../../platform/shapes.ts';

const Notice = Type.String({ pattern: '^m-\\d{1,6}-[0-9a-z]{12}-[0-9a-z]\\|[^|]{1,120}$' });
const Objection = Type.String({ pattern: '^ob-\\d{1,6}-[0-9a-f]{12}$' });

export const NoticeQuery = closed({ item: some(Id), after: some(Notice) });
export const NoticeParams = Type.Object({ notice: Notice });

/** A notice that stands, as anybody may read it. */
export const NoticeView = closed({
  notice: Type.String(),
  item: Id,
  itemName: Text,
  organName: Text,
  phone: orNull(Type.String()),
  who: Type.String(),
  amount: orNull(Type.Integer()),
  document: orNull(Type.String()),
  from: Day,
  until: Day,
});
export type NoticeView = Static<typeof NoticeView>;
export const NoticeList = closed({ notices: Type.Array(NoticeView), next: orNull(Type.String()) });
export type NoticeList = Static<typeof NoticeList>;

/** POST /api/public-notices/:notice/objections. */
export const ObjectionBody = closed({
  name: Type.String({ minLength: 2, maxLength: 60 }),
  contact: Type.String({ minLength: 5, maxLength: 100 }),
  reason: Sentence,
});
export const ObjectionEntered = closed({ number: Type.String() });
export type ObjectionEntered = Static<typeof ObjectionEntered>;

/** GET /api/objections/status: the same members whether it is known or not. */
export const NumberQuery = closed({ number: Type.String({ maxLength: 40 }) });
export const ObjectionStatus = closed({
  found: Type.Boolean(),
  itemName: orNull(Text),
  organName: orNull(Text),
  state: orNull(oneOf(['open', 'answered'])),
  upheld: orNull(Type.Boolean()),
  answer: orNull(Type.String()),
});
export type ObjectionStatus = Static<typeof ObjectionStatus>;

export const DeskQuery = closed({ state: some(oneOf(['open', 'answered'])), after: some(Objection) });
export const ObjectionParams = Type.Object({ objection: Objection });
/** GET /api/objections: those against the notices of one's own organ. */
export const ObjectionList = closed({
  objections: Type.Array(
    closed({
      objection: Id,
      number: Type.String(),
      itemName: Text,
      matterId: Id,
      at: Instant,
      name: orNull(Type.String()),
      contact: orNull(Type.String()),
      reason: orNull(Type.String()),
      upheld: orNull(Type.Boolean()),
      answer: orNull(Type.String()),
    }),
  ),
  next: orNull(Type.String()),
});
export type ObjectionList = Static<typeof ObjectionList>;
export const AnswerBody = closed({ upheld: Type.Boolean(), answer: Sentence });
export const AnswerDone = closed({ objection: Id });
