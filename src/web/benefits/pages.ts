/** Pages of policies that pay without application: for the person under /benefits, for the organ under /desk/benefits. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { benefitsPage, confirmBenefit, declineBenefit } from './benefits-page.tsx';
import { answerObjection, deskObjectionsPage } from './notices/desk-page.tsx';
import { noticesPage } from './notices/notices-page.tsx';
import { object, objectionPage, objectPage } from './notices/object-page.tsx';
import { runPage, runsPage, startRun } from './runs-page.tsx';

const open = 'web.public';

export const benefitPages: readonly PageDefinition[] = [
  show('/benefits', open, benefitsPage),
  take('/benefits/:benefit/confirm', open, confirmBenefit),
  take('/benefits/:benefit/decline', open, declineBenefit),
  show('/notices', open, noticesPage),
  show('/notices/object', open, (visit) => objectPage(visit)),
  take('/notices/object', open, object),
  show('/objections', open, objectionPage),
  show('/desk/objections', open, (visit) => deskObjectionsPage(visit)),
  take('/desk/objections/:objection/answer', open, answerObjection),
  show('/desk/benefits', open, runsPage),
  show('/desk/benefits/:item', open, runPage),
  take('/desk/benefits/:item/run', open, startRun),
];
