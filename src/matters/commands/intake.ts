/** Bodies of the commands at the counter that need no notice. Part of the one list in `commands.ts`. */
import { Type } from 'typebox';
import { Id, Sentence, Sha256, closed, oneOf, some } from '../../platform/shapes.ts';
import { onCase } from './parts.ts';

export const intakeCommands = {
  'correct-on-spot': closed({
    ...onCase,
    need: Id,
    what: Sentence,
    sha256: some(Sha256),
    name: some(Type.String({ maxLength: 200 })),
  }),
  'choose-delivery': closed({ way: oneOf(['electronic', 'window', 'courier', 'kiosk']), site: some(Id) }),
  'apply-calendar': closed({ change: Id }),
} as const;
