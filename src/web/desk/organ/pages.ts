/** The pages of seals. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { endLetter, lettersPage, recordLetter } from './letters-page.tsx';
import { registerPage } from './register-page.tsx';

const open = 'web.public';

export const sealPages: readonly PageDefinition[] = [
  show('/desk/seals', open, lettersPage),
  take('/desk/seals', open, recordLetter),
  show('/desk/seals/register', open, registerPage),
  take('/desk/seals/end', open, endLetter),
];
