/** The pages of what an organ keeps: hours, area reports, seals. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { areaPage, registerArea, withdrawArea } from './area-page.tsx';
import { endLetter, lettersPage, recordLetter } from './letters-page.tsx';
import { registerPage } from './register-page.tsx';
import { closeSlots, offerSlots, slotsPage } from './slots-page.tsx';

const open = 'web.public';

export const organPages: readonly PageDefinition[] = [
  show('/desk/area-reports', open, (visit) => areaPage(visit)),
  take('/desk/area-reports', open, registerArea),
  take('/desk/area-reports/:report/withdraw', open, withdrawArea),
  show('/desk/slots', open, (visit) => slotsPage(visit)),
  take('/desk/slots', open, offerSlots),
  take('/desk/slots/close', open, closeSlots),
  show('/desk/seals', open, lettersPage),
  take('/desk/seals', open, recordLetter),
  show('/desk/seals/register', open, registerPage),
  take('/desk/seals/end', open, endLetter),
];
