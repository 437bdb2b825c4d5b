/** The pages of the counter. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { collectionsPage } from './collections-page.tsx';
import { addConsultation, consultationsPage } from './consultations-page.tsx';
import { closeDay, dayPage } from './day-page.tsx';
import { serveByHand } from './documents.tsx';
import { draftPage } from './draft-page.tsx';
import { handOver, handOverPage } from './hand-over-page.tsx';
import { endServing, intakePage, serve, startIntake } from './intake-page.tsx';
import { giveNotice, noticePage } from './notice-page.tsx';
import { listSlips, outagePage } from './outage-page.tsx';
import { acceptAll, handResult, markWaits, receivedPage } from './received-page.tsx';
import { sheetPage, takeSheet } from './sheet-page.tsx';
import { takeDraft } from './take-draft.ts';

const open = 'web.public';

export const counterPages: readonly PageDefinition[] = [
  show('/desk/intake', open, intakePage),
  take('/desk/intake/serve', open, serve),
  take('/desk/intake/end', open, endServing),
  take('/desk/intake/start', open, startIntake),
  show('/desk/intake/:draft', open, draftPage),
  take('/desk/intake/:draft', open, takeDraft),
  show('/desk/intake/:draft/notice', open, noticePage),
  take('/desk/intake/:draft/notice', open, giveNotice),
  show('/desk/received/:matter', open, receivedPage),
  take('/desk/received/:matter/accept', open, acceptAll),
  take('/desk/received/:matter/serve', open, serveByHand),
  take('/desk/received/:matter/wait', open, markWaits),
  take('/desk/received/:matter/hand', open, handResult),
  show('/desk/papers', open, handOverPage),
  take('/desk/papers', open, handOver),
  show('/desk/sheets/:sheet', open, sheetPage),
  take('/desk/sheets/:sheet', open, takeSheet),
  show('/desk/collections', open, collectionsPage),
  show('/desk/consultations', open, consultationsPage),
  take('/desk/consultations', open, addConsultation),
  show('/desk/outage', open, outagePage),
  take('/desk/outage', open, listSlips),
  show('/desk/day', open, dayPage),
  take('/desk/day', open, closeDay),
];
