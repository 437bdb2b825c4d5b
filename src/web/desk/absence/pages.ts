/** The pages of absence, delegation and handing over. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { absencePage } from './absence-page.tsx';
import { changeAbsence, endAbsence, endDelegation, handOver, lendPower, recordAbsence } from './take.ts';

const open = 'web.public';

export const absencePages: readonly PageDefinition[] = [
  show('/desk/absence', open, absencePage),
  take('/desk/absence', open, recordAbsence),
  take('/desk/absence/end', open, endAbsence),
  take('/desk/absence/change', open, changeAbsence),
  take('/desk/absence/lend', open, lendPower),
  take('/desk/absence/take-back', open, endDelegation),
  take('/desk/absence/hand-over', open, handOver),
];
