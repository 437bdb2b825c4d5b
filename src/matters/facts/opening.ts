/** Facts with which a matter begins: received, receipt, cases with the flow that is pinned for them. */
import { Type, type Static } from 'typebox';
import { PolicySpec } from './policies.ts';
import { Day, Id, Instant, Sentence, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Duration, Given, Personal } from '../shapes.ts';

/** What a task waits for: another task of the matter, or another case that must have ended (favourably, to be granted here). */
export const Wait = Type.Union([closed({ task: Id }), closed({ case: Id })]);
export type Wait = Static<typeof Wait>;

/** A step of a case as pinned at opening. `joint` names the survey, review or acceptance that it shares with other cases. */
export const TaskSpec = closed({
  task: Id,
  step: Id,
  kind: oneOf([
    'examine',
    'decide',
    'survey',
    'expert-review',
    'public-notice',
    'hearing',
    'test',
    'measure',
    'assess',
    'external',
    'convert',
  ]),
  name: Text,
  organ: Id,
  duration: Duration,
  waits: Type.Array(Wait),
  joint: orNull(Id),
  checklist: Type.Array(Text),
  staff: Type.Integer({ minimum: 0 }),
  stopsClock: orNull(Type.String()),
});
export type TaskSpec = Static<typeof TaskSpec>;

/** A requirement of a case: which documents would do, whether it is key material, and until which gate it may be missing. */
export const NeedSpec = closed({
  need: Id,
  requirement: Id,
  name: Text,
  materials: Type.Array(Id),
  key: Type.Boolean(),
  gate: oneOf(['intake', 'decision', 'issue', 'convert', 'after-issue']),
  way: Id,
  /** The document line: the same paper asked by several cases is handed in once. */
  line: Id,
  relief: orNull(closed({ mechanism: Id, due: orNull(Duration), basis: Type.Array(Basis) })),
});
export type NeedSpec = Static<typeof NeedSpec>;

/** How the case is received and what silence means (intake regime of the item, as of the day of opening). */
export const IntakeSpec = closed({
  noticeLimit: orNull(Duration),
  silence: oneOf(['accepted-as-of-receipt', 'accepted', 'none']),
  incomplete: oneOf(['correction-notice', 'return-papers', 'refuse-on-the-spot']),
  startsClock: oneOf(['acceptance', 'receipt', 'papers-complete']),
  basis: Type.Array(Basis),
});

/** Everything a case is decided by, written at opening and pinned: a later edition of the catalogue does not reach it. */
export const CaseSpec = closed({
  case: Id,
  item: Id,
  name: Text,
  organ: Id,
  supervisor: orNull(Id),
  handlingCode: Type.String(),
  kind: Type.String(),
  variant: oneOf(['ordinary', 'tolerated', 'committed', 'simulated', 'preliminary', 'reviewed-awaiting']),
  /** `above`: an organ above decides, and the organ of the case examines first and sends it up (art. 43). */
  decidedIn: orNull(
    closed({ system: Id, by: oneOf(['api', 'redirect', 're-entry']), above: Type.Optional(Type.Boolean()) }),
  ),
  review: oneOf(['one', 'examine-approve', 'collective']),
  statutory: orNull(Duration),
  promised: Duration,
  /** A policy that is cashed: what it pays for this case. */
  policy: Type.Optional(PolicySpec),
  /** Accepted until this local time, done the same day; after it the promise runs from the next working day. */
  sameDayUntil: Type.Optional(Type.String({ pattern: '^\\d{2}:\\d{2}$' })),
  /** Office time of a working day in which a promise in hours runs, as the place where the case is handled keeps it. */
  officeTime: Type.Optional(Type.Array(closed({ from: Type.String(), to: Type.String() }))),
  extension: orNull(closed({ by: Duration, approver: Type.String() })),
  intake: IntakeSpec,
  /** Recorded authorisation under which the window may accept in the organ's name, by its document number. */
  windowAccepts: orNull(Type.String()),
  waits: Type.Array(closed({ case: Id, gate: oneOf(['intake', 'decision', 'issue', 'convert', 'after-issue']) })),
  needs: Type.Array(NeedSpec),
  tasks: Type.Array(TaskSpec),
  outputs: Type.Array(Id),
  commitment: orNull(
    closed({ check: Duration, text: Text, breach: oneOf(['withhold', 'handling-task']), basis: Type.Array(Basis) }),
  ),
  deemedDecision: orNull(Type.Array(Basis)),
  /** A renewal: the last day of the permit that it renews. Undecided when that day has passed, it is granted (Licensing Law article 50). */
  renews: Type.Optional(closed({ until: Day })),
  deemedConsent: Type.Boolean(),
  basis: Type.Array(Basis),
  remedies: closed({ review: Text, litigation: Text }),
});
export type CaseSpec = Static<typeof CaseSpec>;

/** `matter-received`: we have it, at this second. The server's time is the legal moment of arrival (法释〔2009〕20号). */
export const MatterReceived = closed({
  theme: orNull(Id),
  title: Text,
  district: Id,
  districtCode: Type.String({ pattern: '^\\d{6}$' }),
  districtName: Type.String(),
  catalogue: Type.String(),
  applicant: Id,
  agent: orNull(Id),
  receivedBy: orNull(Id),
  channel: oneOf(['online', 'window', 'kiosk', 'assisted']),
  site: orNull(Id),
  delivery: oneOf(['electronic', 'window', 'courier', 'kiosk']),
  /** The applicant agreed that notices reach them electronically; without it every notice is served on paper. */
  electronicService: Type.Boolean(),
  /** Answers of the one form by element key. Personal. */
  answers: Personal,
  /** Names under which files were uploaded, by hash; by need and hash where the same bytes have another name there. Personal. */
  fileNames: Personal,
  materials: Type.Array(Given),
  choices: Type.Record(Type.String(), Type.String()),
  promisedOn: orNull(Type.String()),
});

/** `receipt-issued`: the slip that is given at once (申请材料接收凭证), with the number of the matter. */
export const ReceiptIssued = closed({ number: Type.String(), at: Instant, lines: Type.Integer() });

/** `case-opened`: one item at one organ begins; `number` is the 22-digit case number (办件编号). */
export const CaseOpened = closed({ number: Type.String(), spec: CaseSpec });

/** `case-received`: a case that waited for another one's result is received now; this is its receipt day. */
export const CaseReceived = closed({ case: Id, after: Id });

/** `visit-recorded`: one in-person trip of the applicant, counted at the counter. */
export const VisitRecorded = closed({
  visit: Id,
  site: Id,
  purpose: oneOf(['consult', 'hand-in', 'correct', 'sign', 'pay', 'pick-up', 'on-site']),
  note: orNull(Sentence),
});

/** `counter-visited`: within a visit the applicant stood at this counter. Windows and submissions are counted from it, not claimed (S034). */
export const CounterVisited = closed({ visit: Id, window: Id, handedOver: Type.Boolean() });
