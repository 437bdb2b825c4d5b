/** Bodies of the commands between examination and decision. Part of the one list in `commands.ts`. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, Sha256, closed, oneOf, some } from '../../platform/shapes.ts';
import { Duration } from '../shapes.ts';
import { Late, onCase, onTask } from './parts.ts';

export const decidingCommands = {
  'convene-session': closed({ ...onTask, members: Type.Array(Id, { minItems: 3, maxItems: 30 }) }),
  'cast-vote': closed({ ...onTask, vote: oneOf(['grant', 'deny', 'abstain']), reasons: some(Sentence) }),
  'close-session': closed({ ...onTask, minutes: Sentence }),
  'answer-hearing-right': closed({
    ...onCase,
    wanted: Type.Boolean(),
    by: some(oneOf(['applicant', 'third-party'])),
    reasons: some(Sentence),
    late: some(Late),
  }),
  'make-statement': closed({
    ...onCase,
    statement: some(Sentence),
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    late: some(Late),
  }),
  'call-hearing': closed({ ...onCase, at: Instant, place: Sentence, presider: Id }),
  'record-hearing': closed({
    ...onCase,
    outcome: oneOf(['held', 'abandoned']),
    present: Type.Array(oneOf(['applicant', 'third-party', 'examiner', 'expert', 'witness', 'public']), {
      maxItems: 6,
    }),
    record: Sentence,
    transcript: some(Sha256),
    late: some(Late),
  }),
  'begin-step': closed({ ...onTask, expected: Duration, reasons: Sentence }),
  'tell-third-party': closed({ ...onCase, interest: Sentence, within: some(Duration) }),
  'hear-third-party': closed({
    ...onCase,
    party: Id,
    statement: some(Sentence),
    documents: some(Type.Array(Sha256, { maxItems: 50 })),
    late: some(Late),
  }),
  'apply-recusal': closed({ ...onCase, whom: Sentence, reasons: Sentence }),
  'decide-recusal': closed({
    ...onCase,
    application: Id,
    granted: Type.Boolean(),
    keepsOut: some(Id),
    reasons: Sentence,
  }),
  'enter-external-serial': closed({
    task: Id,
    serial: Type.String({ minLength: 1, maxLength: 60 }),
    serialAgain: Type.String({ maxLength: 60 }),
  }),
  'acknowledge-supervision': closed({ ...onCase }),
} as const;
