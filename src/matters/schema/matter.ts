/** Wire shape of the matter on one page. What is in it depends on who asks. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, Text, closed, oneOf, orNull, some } from '../../platform/shapes.ts';
import { Basis, Duration } from '../shapes.ts';
import { CaseView, Colour, MaterialView, NoticeView } from './case.ts';

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
    'hearing',
    'hearing-wanted',
    'complete',
  ]),
  /** Null where several organs hold it. */
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
  /** The instant of that day where the last promise is one of hours. */
  promisedAt: orNull(Instant),
  promisedProvisional: Type.Boolean(),
  elapsedDays: Type.Integer(),
  workingDays: Type.Integer(),
  /** Of these, days in which something lay at an organ above. */
  workingDaysAbove: Type.Integer(),
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
          /** When and how it was told: the proof of notice. */
          notifiedAt: orNull(Instant),
          way: orNull(Id),
          /** Who came; at a place also for the applicant, otherwise for staff only. */
          staff: Type.Array(closed({ name: Type.String(), card: orNull(Type.String()) })),
          /** What the organ said, for staff, when the common conclusion is there. */
          answer: orNull(Sentence),
        }),
      ),
      cases: Type.Array(Id),
      tasks: Type.Array(Id),
      level: orNull(Id),
      because: orNull(Id),
      /** Days of the minutes that bind tasks. */
      limits: Type.Array(closed({ task: Id, name: Text, due: Day })),
      toldOnSite: Type.Boolean(),
      notice: orNull(Id),
      documents: Type.Array(Sha256),
      /** The applicant still has to sign for it; the applicant may bring a new version. */
      isToSign: Type.Boolean(),
      isToRenew: Type.Boolean(),
      round: Type.Integer(),
      state: oneOf(['called', 'concluded']),
      passed: orNull(Type.Boolean()),
      text: orNull(Sentence),
      isSigned: Type.Boolean(),
    }),
  ),
  /** Records of site checks with their photographs and signature. */
  surveys: Type.Array(
    closed({
      case: Id,
      task: Id,
      name: Text,
      organName: Text,
      at: Instant,
      staff: Type.Array(closed({ name: Type.String(), card: Type.String() })),
      checklist: Type.Array(closed({ point: Type.String(), fits: Type.Boolean(), note: orNull(Sentence) })),
      passed: Type.Boolean(),
      concludedOnSite: Type.Boolean(),
      photographs: Type.Array(
        closed({
          sha256: Sha256,
          takenAt: orNull(Instant),
          place: orNull(closed({ latitude: Type.Number(), longitude: Type.Number(), accuracy: Type.Number() })),
        }),
      ),
      signature: orNull(closed({ sha256: Sha256, name: Type.String() })),
      told: orNull(Sentence),
      isOffline: Type.Boolean(),
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
  /** Hours that the applicant chose or may choose: for a site check, for an appointment. */
  bookings: Type.Array(
    closed({
      about: Id,
      kind: oneOf(['survey', 'appointment']),
      cases: Type.Array(Id),
      organs: Type.Array(closed({ organ: Id, name: Text })),
      at: orNull(Instant),
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
