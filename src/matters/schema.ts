/** Wire shapes of this room. Bodies of commands are `commands.ts`, one list for wire and rules. Views carry words in both languages. */
import { Type, type Static } from 'typebox';
import type { Plan } from '../planner/index.ts';
import { Late } from './commands/parts.ts';
import {
  Basis,
  Day,
  Duration,
  Id,
  Instant,
  Sentence,
  Sha256,
  Signpost,
  Text,
  closed,
  oneOf,
  orNull,
} from './facts/shapes.ts';

const some = Type.Optional;
const Json = Type.Unknown();
/** Element key -> value; `null` says "I know that there is none". */
const Answers = Type.Record(Type.String({ maxLength: 80 }), Json, { maxProperties: 300 });

/** POST /api/plans: what would it take? Nothing is stored. Signed in, what is known of the person is not asked. */
export const PlanBody = closed({ theme: Id, answers: some(Answers), without: some(Type.Array(Id, { maxItems: 30 })) });
/** The planner's own type (`Plan` in src/planner/plan.ts). */
export const PlanReply = Type.Unsafe<Plan>(
  Type.Object({}, { additionalProperties: true, description: 'Plan, see src/planner/plan.ts' }),
);

/** POST /api/matters: hand in once. The server derives the plan again and its plan is the one that counts. */
export const HandInBody = closed({
  theme: Id,
  answers: Answers,
  materials: Type.Array(
    closed({ need: Id, sha256: Sha256, name: some(Type.String({ maxLength: 200 })), material: some(Id) }),
    { maxItems: 200 },
  ),
  choices: some(Type.Record(Type.String({ maxLength: 80 }), Type.String({ maxLength: 200 }), { maxProperties: 50 })),
  channel: some(oneOf(['online', 'window', 'kiosk', 'assisted'])),
  delivery: some(oneOf(['electronic', 'window', 'courier', 'kiosk'])),
  /** Agreement to receive notices electronically; default true online, false at the window. */
  electronicService: some(Type.Boolean()),
  site: some(Id),
  /** Versions of the commitments that the applicant has read and signs in person with this hand-in. */
  signed: some(Type.Array(Id, { maxItems: 50 })),
  /** The draft that is handed in by this, so that it is marked so. */
  draft: some(Id),
  /** Only the window: the person who stands there. */
  applicant: some(Id),
  /** Only the window: it was handed in earlier, while the system was down; the paper slip or the log of the outage is named. */
  late: some(Late),
});
export type HandInBody = Static<typeof HandInBody>;
export const HandedIn = closed({
  matterId: Id,
  number: Type.String(),
  receivedAt: Instant,
  promisedOn: orNull(Day),
  cases: Type.Integer(),
});
export type HandedIn = Static<typeof HandedIn>;

/** POST /api/matters/outage: what was received on paper while the system was down, entered afterwards in one go. */
export const OutageBody = closed({
  /** Number of the outage in the operator's log: the evidence, together with each slip. */
  outage: Type.String({ minLength: 1, maxLength: 120 }),
  entries: Type.Array(closed({ slip: Id, occurredAt: Instant, handIn: Type.Omit(HandInBody, ['late', 'draft']) }), {
    minItems: 1,
    maxItems: 50,
  }),
});
export type OutageBody = Static<typeof OutageBody>;
export const OutageEntered = closed({
  entries: Type.Array(
    closed({ slip: Id, matterId: orNull(Id), number: orNull(Type.String()), refused: orNull(Type.String()) }),
  ),
});
export type OutageEntered = Static<typeof OutageEntered>;
/** Facts as they would be, or the edition that would apply. */
export const PreviewBody = closed({
  changes: some(Type.Array(closed({ element: Id, value: Type.Unknown() }), { minItems: 1, maxItems: 50 })),
  catalogue: some(Id),
  cause: some(oneOf(['law', 'catalogue'])),
});
export type PreviewBody = Static<typeof PreviewBody>;
/** What it would bring: names of items and papers, whether it is only for the better, and reasons to stop. */
export const Preview = closed({
  added: Type.Array(Text),
  dropped: Type.Array(Text),
  kept: Type.Array(Text),
  asked: Type.Array(Text),
  waived: Type.Array(Text),
  stops: Type.Array(Text),
  isBetter: Type.Boolean(),
  promised: closed({ from: Day, to: Day }),
});
export type Preview = Static<typeof Preview>;

export const IdParams = Type.Object({ id: Type.String({ pattern: '^m-\\d{1,6}-[0-9a-z]{12}-[0-9a-z]$' }) });
export const Done = closed({ matterId: Id, seq: Type.Integer(), facts: Type.Array(Id) });
export type Done = Static<typeof Done>;

const Colour = oneOf(['green', 'amber', 'red', 'paused', 'none']);
export const WhyStepView = Type.Object({ rule: Type.String() }, { additionalProperties: true });
export const ClockView = closed({
  limit: Duration,
  due: Day,
  provisional: Type.Boolean(),
  colour: Colour,
  usedWorkingDays: Type.Integer(),
  leftWorkingDays: Type.Integer(),
  why: Type.Array(WhyStepView),
});
export type ClockView = Static<typeof ClockView>;

export const TaskView = closed({
  task: Id,
  kind: Id,
  name: Text,
  organ: Id,
  organName: Text,
  state: oneOf(['waiting', 'open', 'done', 'dropped']),
  version: Type.Integer(),
  due: orNull(Day),
  colour: Colour,
  joint: orNull(Id),
  scheduledAt: orNull(Instant),
  assignee: orNull(Id),
  assigneeName: orNull(Type.String()),
  checklist: Type.Array(Text),
  passed: orNull(Type.Boolean()),
  deemed: Type.Boolean(),
  opinion: orNull(oneOf(['grant', 'deny'])),
  waitsFor: Type.Array(closed({ what: Id, name: Text })),
  /** A collective decision: how many were called, how many voted, what came of it. */
  session: orNull(
    closed({ members: Type.Integer(), voted: Type.Integer(), outcome: orNull(oneOf(['granted', 'denied', 'none'])) }),
  ),
});
export type TaskView = Static<typeof TaskView>;

export const CaseView = closed({
  case: Id,
  number: Type.String(),
  item: Id,
  name: Text,
  organ: Id,
  organName: Text,
  organPhone: orNull(Type.String()),
  handlingCode: Type.String(),
  status: oneOf([
    'received',
    'accepted',
    'in-review',
    'decided',
    'delivered',
    'closed',
    'not-accepted',
    'withdrawn',
    'lapsed',
    'voided',
    'dropped',
  ]),
  flags: Type.Array(
    oneOf([
      'correction-pending',
      'suspended',
      'tolerated',
      'committed',
      'overdue',
      'deemed-accepted',
      'extended',
      'waits-for-other',
      'decided-elsewhere',
      'notice-unserved',
      'simulated',
      'preliminary',
      'reviewed-awaiting',
    ]),
  ),
  variant: Id,
  version: Type.Integer(),
  review: Id,
  receivedOn: orNull(Day),
  acceptedOn: orNull(Day),
  external: orNull(closed({ system: Id, serial: orNull(Type.String()) })),
  promised: orNull(ClockView),
  statutory: orNull(ClockView),
  /** Who holds it now: an organ's id, `applicant`, or null where it has ended. */
  holder: orNull(Id),
  holderName: orNull(Text),
  suspension: orNull(closed({ ground: Id, from: Day })),
  tasks: Type.Array(TaskView),
  decision: orNull(
    closed({
      effect: oneOf(['granted', 'denied']),
      on: Day,
      reasons: Sentence,
      conditions: Type.Array(Sentence),
      basis: Type.Array(Basis),
      remedies: orNull(closed({ review: Text, litigation: Text })),
      decidedBy: orNull(Type.String()),
      deemed: Type.Boolean(),
      materials: Type.Array(Sha256),
    }),
  ),
  notAccepted: orNull(closed({ kind: Id, reasons: Sentence, signpost: Signpost })),
  certificates: Type.Array(closed({ type: Id, name: Text, number: Type.String(), identifier: Id })),
  hearing: orNull(
    closed({
      applyUntil: orNull(Day),
      isWanted: orNull(Type.Boolean()),
      holdBy: orNull(Day),
      calledFor: orNull(Instant),
      isOver: Type.Boolean(),
    }),
  ),
  thirdParties: Type.Array(closed({ party: Id, interest: Sentence, until: Day, isHeard: Type.Boolean() })),
  recusals: Type.Array(closed({ application: Id, whom: Sentence, isDecided: Type.Boolean() })),
  /** 审管联动: whether the word to the supervising department has gone out, and whether it was taken over. */
  supervision: orNull(closed({ organ: Id, organName: Text, state: oneOf(['due', 'told', 'acknowledged']) })),
  /** What a policy pays for this case, in yuan, and how far the payment is; absent where nothing is paid. */
  payment: Type.Optional(
    closed({
      amount: Type.Integer(),
      document: Type.String(),
      state: oneOf(['not-ordered', 'ordered', 'paid', 'refused', 'recovered']),
      reason: orNull(Sentence),
    }),
  ),
  remedies: closed({ review: Text, litigation: Text }),
});
export type CaseView = Static<typeof CaseView>;

export const MaterialView = closed({
  need: Id,
  case: Id,
  name: Text,
  line: Id,
  key: Type.Boolean(),
  way: Id,
  gate: Id,
  /** `given`: a file is there. `fetched`: an organ has it. `later`: promised with a date. `missing`, `asked`: still to come. */
  state: oneOf(['given', 'fetched', 'later', 'missing', 'asked']),
  sha256: orNull(Sha256),
  fileName: orNull(Type.String()),
  verdict: orNull(oneOf(['fits', 'defective', 'missing'])),
  problem: orNull(Sentence),
  /** The clerk held it against the original (与原件一致). */
  originalSeen: Type.Boolean(),
  due: orNull(Day),
});
export type MaterialView = Static<typeof MaterialView>;

/** Why somebody looks at what is otherwise not shown to them; its person reads it. */
export const ReasonBody = closed({ reason: Type.String({ minLength: 4, maxLength: 500 }) });
/** The applicant's number and telephone in full. */
export const Unmasked = closed({
  personId: Type.String(),
  name: Type.String(),
  identity: Type.String(),
  phone: Type.String(),
});

export const NoticeView = closed({
  notice: Id,
  kind: Id,
  number: Type.String(),
  cases: Type.Array(Id),
  at: Instant,
  isServed: Type.Boolean(),
  servedBy: orNull(Id),
  servedAt: orNull(Instant),
  /** Proof of service as a document, `f<seq>`; null where it was served electronically or not yet. */
  proof: orNull(Id),
  organName: orNull(Text),
  content: Type.Record(Type.String(), Json),
});
export type NoticeView = Static<typeof NoticeView>;

/** One fact as people read it: words are `matters.fact.<name>` with `detail` as arguments. */
export const TimelineEntry = closed({
  seq: Type.Integer(),
  name: Id,
  at: Instant,
  recordedAt: Instant,
  isLate: Type.Boolean(),
  cases: Type.Array(Id),
  by: closed({ kind: oneOf(['applicant', 'staff', 'system']), name: orNull(Type.String()), organName: orNull(Text) }),
  detail: Type.Record(Type.String(), Json),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const ActionView = closed({ command: Id, case: some(Id), task: some(Id), version: some(Type.Integer()) });

/** What is next, who holds it, until when: one line for the top of the page. */
export const NextView = closed({
  what: oneOf([
    'intake',
    'correction',
    'survey',
    'examination',
    'decision',
    'certificate',
    'hand-over',
    'external',
    'other-step',
    'complete',
  ]),
  who: orNull(Text),
  until: orNull(Day),
  cases: Type.Array(Id),
});

/** GET /api/matters/:id. What is in it depends on who asks: an organ sees its own cases, everybody sees only what concerns them. */
export const MatterView = closed({
  id: Id,
  number: Type.String(),
  seq: Type.Integer(),
  theme: orNull(Id),
  title: Text,
  status: oneOf(['running', 'complete']),
  receivedAt: Instant,
  completedAt: orNull(Instant),
  channel: Id,
  delivery: Id,
  site: orNull(Id),
  catalogue: Type.String(),
  promisedOn: orNull(Day),
  promisedProvisional: Type.Boolean(),
  elapsedDays: Type.Integer(),
  workingDays: Type.Integer(),
  visits: Type.Integer(),
  violations: Type.Integer(),
  sees: oneOf(['whole', 'own-cases']),
  isOwn: Type.Boolean(),
  /** Whether the reader works on the matter now and may see the applicant's number in full, for a reason. */
  mayUnmask: Type.Boolean(),
  applicant: orNull(closed({ name: Type.String(), identity: Type.String(), phone: Type.String() })),
  /** Answers with their labels; empty for who need not know them. `{ erased: true }` values were erased. */
  answers: Type.Array(closed({ element: Id, label: Text, subject: Id, value: Json })),
  next: NextView,
  cases: Type.Array(CaseView),
  materials: Type.Array(MaterialView),
  notices: Type.Array(NoticeView),
  correction: orNull(
    closed({
      notice: Id,
      until: Day,
      defects: Type.Array(closed({ case: Id, need: Id, name: Text, problem: Sentence, field: orNull(Type.String()) })),
    }),
  ),
  obligations: Type.Array(
    closed({
      obligation: Id,
      case: Id,
      kind: oneOf(['supply', 'check']),
      text: Sentence,
      due: Day,
      colour: Colour,
      state: oneOf(['open', 'overdue', 'breached', 'closed']),
      need: orNull(Id),
    }),
  ),
  /** What stands in place of a paper or a check, and who has signed it. */
  commitments: Type.Array(
    closed({
      relief: Id,
      case: Id,
      need: orNull(Id),
      variant: Id,
      promise: Type.Boolean(),
      text: Text,
      textVersion: Id,
      document: orNull(Type.String()),
      signer: oneOf(['self', 'guardian']),
      isSigned: Type.Boolean(),
    }),
  ),
  /** Joint work: who was called, who came, what was concluded. */
  activities: Type.Array(
    closed({
      joint: Id,
      kind: Id,
      subject: Sentence,
      place: Sentence,
      at: Instant,
      organs: Type.Array(
        closed({
          organ: Id,
          name: Text,
          part: oneOf(['answered', 'objected', 'attended', 'excused', 'deemed', 'silent']),
        }),
      ),
      tasks: Type.Array(Id),
      round: Type.Integer(),
      state: oneOf(['called', 'concluded']),
      passed: orNull(Type.Boolean()),
      text: orNull(Sentence),
      isSigned: Type.Boolean(),
    }),
  ),
  findings: Type.Array(closed({ finding: Id, task: Id, text: Sentence, isOpen: Type.Boolean() })),
  /** What follows a breach: the order, the defence, the decision. */
  handlings: Type.Array(
    closed({
      handling: Id,
      obligation: Id,
      case: Id,
      finding: Sentence,
      putRightBy: Day,
      isHeard: Type.Boolean(),
      state: oneOf(['open', 'decided', 'closed']),
      outcome: orNull(Id),
      isRepaired: Type.Boolean(),
    }),
  ),
  joints: Type.Array(
    closed({ joint: Id, tasks: Type.Array(Id), scheduledAt: orNull(Instant), isCompleted: Type.Boolean() }),
  ),
  /** Papers that went from the window to an organ, by sheet. */
  handOvers: Type.Array(
    closed({
      sheet: Id,
      organ: Id,
      organName: Text,
      cases: Type.Array(Id),
      papers: Type.Array(closed({ case: Id, need: Id })),
      isTaken: Type.Boolean(),
    }),
  ),
  /** Changes of the plan in the middle, each with its reason. */
  replannings: Type.Array(
    closed({
      seq: Type.Integer(),
      at: Instant,
      cause: oneOf(['fact', 'law', 'catalogue']),
      because: Sentence,
      basis: Type.Array(Basis),
      added: Type.Array(Text),
      dropped: Type.Array(Text),
      kept: Type.Array(Text),
      asked: Type.Array(Text),
      waived: Type.Array(Text),
      notice: Id,
    }),
  ),
  timeline: Type.Array(TimelineEntry),
  permittedActions: Type.Array(ActionView),
});
export type MatterView = Static<typeof MatterView>;

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
  colour: Colour,
  /** Null where it still waits. */
  openedAt: orNull(Instant),
  assignee: orNull(Id),
  scheduledAt: orNull(Instant),
  joint: orNull(Id),
  version: Type.Integer(),
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
