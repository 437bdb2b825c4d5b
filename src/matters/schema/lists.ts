/** Wire shapes of lists: one's matters, the work list, search, the receipt. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, Text, closed, oneOf, orNull, some } from '../../platform/shapes.ts';
import { JointKindName } from '../facts/joint.ts';
import { Duration } from '../shapes.ts';
import { Colour } from './case.ts';

/** GET /api/matters */
export const MatterListQuery = closed({
  before: some(Type.String({ maxLength: 120 })),
  limit: some(Type.Integer({ minimum: 1, maximum: 100 })),
});
export const MatterList = closed({
  matters: Type.Array(
    closed({
      matterId: Id,
      title: Text,
      status: Id,
      receivedAt: Type.String(),
      updatedAt: Type.String(),
      promisedOn: some(Type.String()),
      promisedAt: some(Instant),
    }),
  ),
  next: orNull(Type.String()),
});
export type MatterList = Static<typeof MatterList>;

/** GET /api/tasks: open or waiting work of the actor's organ and roles, soonest due first. */
export const TaskListQuery = closed({
  state: some(oneOf(['open', 'waiting'])),
  kind: some(Id),
  item: some(Id),
  mine: some(Type.Boolean()),
  organ: some(Id),
  /** Who holds it: an id of staff, or `-` for what nobody has taken. */
  holder: some(Id),
  colour: some(oneOf(['green', 'amber', 'red'])),
  after: some(Type.String({ maxLength: 200 })),
  limit: some(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type TaskListQuery = Static<typeof TaskListQuery>;
export const TaskRow = closed({
  task: Id,
  matterId: Id,
  case: Id,
  number: Type.String(),
  kind: Id,
  name: Text,
  item: Id,
  itemName: Text,
  organ: Id,
  title: Text,
  dueOn: orNull(Day),
  /** The instant of that day where hours are promised. */
  dueAt: orNull(Instant),
  colour: Colour,
  /** Null where it still waits. */
  openedAt: orNull(Instant),
  assignee: orNull(Id),
  scheduledAt: orNull(Instant),
  joint: orNull(Id),
  /** The form of joint work to which the organ is called without a step of its own. */
  called: orNull(JointKindName),
  version: Type.Integer(),
  /** Since when the applicant stands at the counter and waits for this case. */
  waitingSince: orNull(Instant),
});
export type TaskRow = Static<typeof TaskRow>;
export const TaskList = closed({
  tasks: Type.Array(TaskRow),
  counts: closed({ open: Type.Integer(), amber: Type.Integer(), red: Type.Integer() }),
  next: orNull(Type.String()),
});
export type TaskList = Static<typeof TaskList>;

/** POST /api/tasks/hand-over: everything in one person's hands to a colleague. */
export const HandOverBody = closed({ from: Id, to: Id, reason: Sentence });
export const TasksHandedOver = closed({
  handed: Type.Integer(),
  kept: Type.Array(closed({ matterId: Id, task: Id, refused: Type.String() })),
});
export type TasksHandedOver = Static<typeof TasksHandedOver>;

/** GET /api/matters/:id/receipt: the slip (收件凭证). */
export const Receipt = closed({
  matterId: Id,
  number: Type.String(),
  notice: orNull(Type.String()),
  title: Text,
  receivedAt: Instant,
  channel: Id,
  applicant: Type.String(),
  promisedOn: orNull(Day),
  /** The instant of a promise in hours, once every case has its own promise. */
  promisedAt: orNull(Instant),
  cases: Type.Array(closed({ case: Id, number: Type.String(), name: Text, organName: Text, promised: Duration })),
  materials: Type.Array(closed({ name: Text, way: Id, sha256: orNull(Sha256), fileName: orNull(Type.String()) })),
});
export type Receipt = Static<typeof Receipt>;

/** GET /api/matters/search: by matter or case number from its beginning, by external serial or certificate number whole. Names of people are not searched. */
export const SearchQuery = closed({
  q: Type.String({ minLength: 4, maxLength: 80 }),
  after: some(Type.String({ maxLength: 120 })),
  limit: some(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type SearchQuery = Static<typeof SearchQuery>;
export const FoundCase = closed({
  matterId: Id,
  matterNumber: Type.String(),
  matterStatus: Id,
  title: Text,
  receivedAt: Instant,
  case: Id,
  number: Type.String(),
  name: Text,
  organ: Id,
  status: Id,
});
export type FoundCase = Static<typeof FoundCase>;
export const SearchResult = closed({ cases: Type.Array(FoundCase), next: orNull(Type.String()) });
export type SearchResult = Static<typeof SearchResult>;

/** GET /api/public-hearings: hearings that are called, without a person, a number or a matter. */
export const HearingList = closed({
  hearings: Type.Array(
    closed({
      item: Id,
      itemName: Text,
      organName: Text,
      phone: orNull(Type.String()),
      at: Instant,
      /** Null for one that was called before the list existed: the organ tells. */
      place: orNull(Type.String()),
    }),
  ),
});
export type HearingList = Static<typeof HearingList>;
