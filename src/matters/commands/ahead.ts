/** Wire shape of the conversion of what was reviewed before its prerequisite existed. */
import { Type } from 'typebox';
import { Id, Sentence, closed, oneOf } from '../../platform/shapes.ts';

/** Command name -> body. */
export const aheadCommands = {
  'convert-result': closed({
    task: Id,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** One line for each paper that is another one than at the review. */
    changed: Type.Optional(Type.Array(closed({ need: Id, note: Sentence }), { maxItems: 200 })),
    verdict: oneOf(['no-effect', 'examine-again']),
  }),
} as const;
