/** Wire shapes of the commands around tolerance, commitment and their breach. */
import { Type } from 'typebox';
import { Id, Sentence, Sha256, closed, oneOf, some } from '../../platform/shapes.ts';
import { Basis } from '../shapes.ts';

const version = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** Command name -> body. */
export const reliefCommands = {
  'sign-commitment': closed({
    relief: Id,
    /** The wording that was read. */
    textVersion: Id,
    capacity: oneOf(['in-person', 'agent', 'guardian']),
    /** The written authorisation that names this commitment, or the paper that shows who is guardian. */
    authorisation: some(Sha256),
    signature: some(Sha256),
  }),
  'pre-review': closed({
    case: Id,
    version,
    opinion: oneOf(['ready-but-for-gaps', 'not-ready']),
    text: Sentence,
  }),
  'state-defence': closed({ handling: Id, text: Sentence, documents: some(Type.Array(Sha256, { maxItems: 20 })) }),
  'decide-handling': closed({
    handling: Id,
    outcome: oneOf(['no-measure', 'revoke', 'credit-entry', 'revoke-and-credit-entry']),
    reasons: Sentence,
    basis: some(Type.Array(Basis, { maxItems: 20 })),
  }),
  'record-repair': closed({ handling: Id, evidence: Sentence }),
} as const;
