/** Wire shapes of the commands of joint work. */
import { Type } from 'typebox';
import { JointKindName } from '../facts/joint.ts';
import { Day, Id, Instant, Sentence, Sha256, closed, oneOf, some } from '../../platform/shapes.ts';
import { Basis } from '../shapes.ts';

const version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const card = Type.String({ minLength: 3, maxLength: 40 });
const name = Type.String({ minLength: 1, maxLength: 60 });

/** Where and when a photograph was taken; the place is what the device knew. */
const Photograph = closed({
  sha256: Sha256,
  takenAt: Instant,
  place: some(closed({ latitude: Type.Number(), longitude: Type.Number(), accuracy: Type.Number() })),
});

/** What the inspector's page adds to a survey: made with or without network. */
export const Evidence = closed({
  photographs: Type.Array(Photograph, { maxItems: 100 }),
  signature: some(closed({ sha256: Sha256, name })),
  startedAt: Instant,
  endedAt: Instant,
  told: Sentence,
  isOffline: Type.Boolean(),
});

/** Command name -> body. */
export const jointCommands = {
  'call-joint': closed({
    kind: JointKindName,
    tasks: some(Type.Array(Id, { maxItems: 60 })),
    cases: some(Type.Array(Id, { maxItems: 60 })),
    /** Organs called besides those of the tasks. */
    organs: some(Type.Array(Id, { maxItems: 60 })),
    at: Instant,
    place: Sentence,
    subject: Sentence,
    drawing: some(Sha256),
    because: some(oneOf(['open-findings', 'complaint', 'statutory'])),
    level: some(oneOf(['centre', 'above'])),
  }),
  'attend-joint': closed({
    joint: Id,
    /** The centre writes the attendance of others; an organ writes its own. */
    organ: some(Id),
    staff: Type.Array(closed({ name, card: some(card) }), { minItems: 1, maxItems: 20 }),
  }),
  'excuse-joint': closed({ joint: Id, organ: Id, reasons: Sentence }),
  'answer-joint': closed({
    joint: Id,
    passed: Type.Boolean(),
    text: Sentence,
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    drawing: some(Sha256),
  }),
  'conclude-joint': closed({
    joint: Id,
    passed: Type.Boolean(),
    text: Sentence,
    place: some(Sentence),
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    limits: some(Type.Array(closed({ task: Id, by: Day }), { maxItems: 60 })),
  }),
  'renew-joint': closed({ joint: Id, drawing: some(Sha256) }),
  'sign-joint': closed({ joint: Id, signature: some(Sha256) }),
  'recheck-findings': closed({
    task: Id,
    version,
    staff: Type.Array(closed({ name, card }), { minItems: 1, maxItems: 20 }),
    results: Type.Array(closed({ finding: Id, fits: Type.Boolean(), note: some(Sentence) }), {
      minItems: 1,
      maxItems: 100,
    }),
    photographs: some(Type.Array(Sha256, { maxItems: 100 })),
  }),
  'raise-breach': closed({
    case: Id,
    version,
    basis: Type.Array(Basis, { minItems: 1, maxItems: 20 }),
    text: Sentence,
  }),
  'assist-submission': closed({
    task: Id,
    version,
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    submittedOn: Day,
    note: some(Sentence),
  }),
  'ask-to-fetch': closed({ case: Id, version, need: Id, from: Id, reasons: some(Sentence) }),
} as const;
