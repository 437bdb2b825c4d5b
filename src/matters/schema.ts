/** Wire shapes of this room. Bodies of commands are `commands.ts`, one list for wire and rules. Views carry words in both languages. */
import { Type, type Static } from 'typebox';
import type { Plan } from '../planner/index.ts';
import { Late } from './commands/parts.ts';
import { Day, Id, Instant, Sha256, Text, closed, oneOf, orNull, some } from '../platform/shapes.ts';

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
    closed({
      need: Id,
      /** Left out where the paper was only held against its original at the window and described; the scan may come later. */
      sha256: some(Sha256),
      paper: some(closed({ kind: oneOf(['original', 'copy']), pages: Type.Integer({ minimum: 1, maximum: 999 }) })),
      name: some(Type.String({ maxLength: 200 })),
      material: some(Id),
    }),
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
  entries: Type.Array(closed({ slip: Id, occurredAt: Instant, handIn: Type.Omit(HandInBody, ['late']) }), {
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
  visits: closed({ from: Type.Integer(), to: Type.Integer() }),
  /** The difference in sentences for the applicant; empty where the plan stays as it is. */
  told: Type.Array(Text),
});
export type Preview = Static<typeof Preview>;

export const IdParams = Type.Object({ id: Type.String({ pattern: '^m-\\d{1,6}-[0-9a-z]{12}-[0-9a-z]$' }) });
export const Done = closed({ matterId: Id, seq: Type.Integer(), facts: Type.Array(Id) });
export type Done = Static<typeof Done>;

export * from './schema/case.ts';
export * from './schema/matter.ts';
export * from './schema/lists.ts';
