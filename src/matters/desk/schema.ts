/** Wire shapes of what the workbench asks beside the matter itself. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';

/** GET /api/staff: who works in an organ; with an item, only roles that cover it. */
export const StaffQuery = closed({ organ: Type.Optional(Id), item: Type.Optional(Id) });
export type StaffQuery = Static<typeof StaffQuery>;
export const Colleague = closed({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Id),
  /** Number of the enforcement card; null for another organ's staff and for whoever carries none. */
  card: orNull(Type.String()),
});
export type Colleague = Static<typeof Colleague>;
export const ColleagueList = closed({ staff: Type.Array(Colleague) });
export type ColleagueList = Static<typeof ColleagueList>;

/** GET /api/counter/day, /api/consultations: a counter and a day; the district's first counter and today where they are left out. */
export const DayQuery = closed({ site: Type.Optional(Id), day: Type.Optional(Day) });
export type DayQuery = Static<typeof DayQuery>;
const Side = closed({
  opening: Type.Integer(),
  came: Type.Integer(),
  went: Type.Integer(),
  ended: Type.Integer(),
  waiting: Type.Integer(),
});
const Count = Type.Integer({ minimum: 0, maximum: 100_000 });
const Counted = closed({ papers: Count, results: Count });
const SideName = oneOf(['papers', 'results']);
export const DayFigures = closed({
  counted: Counted,
  papers: Side,
  results: Side,
  differences: Type.Array(closed({ side: SideName, by: Type.Integer(), why: Type.String() })),
});
export type DayFigures = Static<typeof DayFigures>;
export const CounterRow = closed({
  matterId: Id,
  case: Id,
  number: Type.String(),
  itemName: Text,
  title: Text,
  organ: Id,
  organName: Text,
  isPaper: Type.Boolean(),
  receivedOn: Day,
  sheet: orNull(Id),
  handedOn: orNull(Day),
  handedBy: orNull(Type.String()),
  takenOn: orNull(Day),
  takenBy: orNull(Type.String()),
  missing: Type.Integer(),
  isPickup: Type.Boolean(),
  readyOn: orNull(Day),
  collectedOn: orNull(Day),
  collectedBy: orNull(Type.String()),
  goneOn: orNull(Day),
  open: Type.Array(oneOf(['not-handed-over', 'not-signed-for', 'paper-missing', 'not-collected'])),
});
export type CounterRow = Static<typeof CounterRow>;
export const CounterDay = closed({
  site: Id,
  day: Day,
  papers: Side,
  results: Side,
  rows: Type.Array(CounterRow),
  closed: orNull(closed({ ...DayFigures.properties, by: Type.String(), at: Instant })),
});
export type CounterDay = Static<typeof CounterDay>;

/** POST /api/counter/close */
export const CloseBody = closed({
  ...DayQuery.properties,
  counted: Counted,
  explained: closed({
    papers: Type.Optional(Type.String({ maxLength: 500 })),
    results: Type.Optional(Type.String({ maxLength: 500 })),
  }),
});
export type CloseBody = Static<typeof CloseBody>;
export const Closed = closed({ site: Id, day: Day });
export type Closed = Static<typeof Closed>;

export const SheetParams = Type.Object({ sheet: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) });
/** A sheet names every paper that lies behind its cases. */
export const Sheet = closed({
  sheet: Id,
  rows: Type.Array(closed({ ...CounterRow.properties, papers: Type.Array(Text) })),
});
export type Sheet = Static<typeof Sheet>;
export const SheetList = closed({
  sheets: Type.Array(closed({ sheet: Id, handedOn: Day, cases: Type.Integer() })),
});
export type SheetList = Static<typeof SheetList>;

/** POST /api/consultations. No names, numbers or telephones: the register says what was asked, not by whom. */
export const ConsultationBody = closed({
  site: Type.Optional(Id),
  way: oneOf(['counter', 'telephone', 'online']),
  theme: Type.Optional(Id),
  question: Type.String({ minLength: 1, maxLength: 1000 }),
  answer: Type.String({ minLength: 1, maxLength: 1000 }),
  /** A one-time notice (一次性告知书) was printed and given. */
  isTold: Type.Boolean(),
});
export type ConsultationBody = Static<typeof ConsultationBody>;
export const Consulted = closed({ consultation: Id });
export type Consulted = Static<typeof Consulted>;
export const ConsultationList = closed({
  site: Id,
  day: Day,
  consultations: Type.Array(
    closed({
      consultation: Id,
      at: Instant,
      by: Type.String(),
      way: oneOf(['counter', 'telephone', 'online']),
      theme: orNull(Id),
      title: orNull(Text),
      question: Type.String(),
      answer: Type.String(),
      isTold: Type.Boolean(),
    }),
  ),
});
export type ConsultationList = Static<typeof ConsultationList>;

/** GET /api/matters/:id/similar: what was decided before on the same item. */
export const SimilarQuery = closed({ case: Id });
export const SimilarDecisions = closed({
  decisions: Type.Array(
    closed({
      effect: oneOf(['granted', 'denied']),
      on: Day,
      reasons: Type.String(),
      conditions: Type.Array(Type.String()),
      basis: Type.Array(Type.String()),
      /** The same variant, on an article on which this case stands too. */
      isSameGround: Type.Boolean(),
    }),
  ),
});
export type SimilarDecisions = Static<typeof SimilarDecisions>;

/** POST /api/filters; an empty query forgets the filter of that name. */
export const FilterBody = closed({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  query: Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9=&%._~+-]*$' }),
});
export type FilterBody = Static<typeof FilterBody>;
export const Kept = closed({ name: Type.String() });
export type Kept = Static<typeof Kept>;
export const FilterList = closed({ filters: Type.Array(closed({ name: Type.String(), query: Type.String() })) });
export type FilterList = Static<typeof FilterList>;
