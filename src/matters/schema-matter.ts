/** Wire shape of the matter on one page. What is in it depends on who asks. */
import { Type, type Static } from 'typebox';
import { Basis, Day, Duration, Id, Instant, Sentence, Text, closed, oneOf, orNull } from './facts/shapes.ts';
import { CaseView, Colour, MaterialView, NoticeView } from './schema-case.ts';

const some = Type.Optional;
const Json = Type.Unknown();

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
  /** Conditions of grants that are to be checked; `obligation` is null while the event has not happened. */
  conditions: Type.Array(
    closed({
      condition: Id,
      case: Id,
      text: Sentence,
      due: orNull(Day),
      event: orNull(Sentence),
      within: orNull(Duration),
      checker: Id,
      checkerName: Text,
      obligation: orNull(Id),
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
