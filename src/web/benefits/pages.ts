/** Pages of policies that pay without application: for the person under /benefits, for the organ under /desk/benefits. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { benefitsPage, confirmBenefit, declineBenefit } from './benefits-page.tsx';
import { runPage, runsPage, startRun } from './runs-page.tsx';

const open = 'web.public';

export const benefitPages: readonly PageDefinition[] = [
  show('/benefits', open, benefitsPage),
  take('/benefits/:benefit/confirm', open, confirmBenefit),
  take('/benefits/:benefit/decline', open, declineBenefit),
  show('/desk/benefits', open, runsPage),
  show('/desk/benefits/:item', open, runPage),
  take('/desk/benefits/:item/run', open, startRun),
];
