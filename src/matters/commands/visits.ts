/** Wire shapes of the commands about an hour that the applicant chooses. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, closed } from '../../platform/shapes.ts';

/** Command name -> body. */
export const visitCommands = {
  /** Takes the hour, or moves the visit to it; the places are taken before (`slots/`). */
  'book-visit': closed({ about: Id, at: Instant }),
  'cancel-visit': closed({ about: Id, reasons: Type.Optional(Sentence) }),
} as const;
