/** Wire shapes of one case as people see it: clocks, tasks, papers, documents. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Duration, Signpost } from '../shapes.ts';

const Json = Type.Unknown();

export const Colour = oneOf(['green', 'amber', 'red', 'paused', 'none']);
export const WhyStepView = Type.Object({ rule: Type.String() }, { additionalProperties: true });
export const ClockView = closed({
  limit: Duration,
  due: Day,
  /** The instant of that day where hours are promised. */
  dueAt: orNull(Instant),
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
  dueAt: orNull(Instant),
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
  waitingSince: orNull(Instant),
  review: Id,
  /** What its decision is called by. */
  sort: oneOf(['licence', 'renewal', 'benefit', 'other']),
  receivedOn: orNull(Day),
  acceptedOn: orNull(Day),
  external: orNull(closed({ system: Id, serial: orNull(Type.String()) })),
  /** Before acceptance: until when the organ accepts or tells what is missing. No promise of a result. */
  answer: orNull(ClockView),
  promised: orNull(ClockView),
  statutory: orNull(ClockView),
  /** Who holds it now: an organ's id, `applicant`, or null where it has ended. */
  holder: orNull(Id),
  holderName: orNull(Text),
  suspension: orNull(closed({ ground: Id, from: Day, expected: Duration, until: Day, isOver: Type.Boolean() })),
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
      place: orNull(Sentence),
      presiderName: orNull(Type.String()),
      /** What the applicant answered; null where they have not. */
      isWantedByApplicant: orNull(Type.Boolean()),
      isOver: Type.Boolean(),
      heldOn: orNull(Day),
      /** The transcript, once it was held. */
      transcript: orNull(Sha256),
    }),
  ),
  /** The right to speak that the applicant was told. */
  statement: orNull(closed({ until: Day, isMade: Type.Boolean() })),
  thirdParties: Type.Array(closed({ party: Id, interest: Sentence, until: Day, isHeard: Type.Boolean() })),
  recusals: Type.Array(
    closed({
      application: Id,
      whom: Sentence,
      isDecided: Type.Boolean(),
      isGranted: orNull(Type.Boolean()),
      reasons: orNull(Sentence),
    }),
  ),
  /** 审管联动: whether the word to the supervising department has gone out, and whether it was taken over. */
  supervision: orNull(closed({ organ: Id, organName: Text, state: oneOf(['due', 'told', 'acknowledged']) })),
  /** What a policy pays for this case, in yuan, and how far the payment is; absent where nothing is paid. */
  payment: Type.Optional(
    closed({
      amount: Type.Integer(),
      document: Type.String(),
      state: oneOf(['not-ordered', 'ordered', 'paid', 'refused', 'returned', 'recovered']),
      reason: orNull(Sentence),
    }),
  ),
  remedies: closed({ review: Text, litigation: Text }),
  /** What an organ above decides: sent with help, its time apart (协助报批). */
  above: orNull(
    closed({
      task: Id,
      helperName: orNull(Type.String()),
      submittedOn: Day,
      backOn: orNull(Day),
      workingDays: Type.Integer(),
      note: orNull(Sentence),
    }),
  ),
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
  /** A paper that was not scanned: how it was described, and who saw it. */
  onPaper: orNull(closed({ text: Type.String(), seenBy: orNull(Type.String()) })),
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
  /** Kind of seal and number of the letter under which it was used; null where the document takes none or was sealed before letters were recorded. */
  seal: orNull(closed({ kind: Id, letter: Type.String() })),
  awaitsSeal: Type.Boolean(),
  content: Type.Record(Type.String(), Json),
});
export type NoticeView = Static<typeof NoticeView>;
