/** The pages of the portal. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { aboutPage } from './about-page.tsx';
import { checklistPage } from './apply/checklist-page.tsx';
import { changePage, takeChange } from '../matter/change/change-page.tsx';
import { certificatePage } from './certificates/certificate-page.tsx';
import { comparePage } from './guide/compare-page.tsx';
import { correctionPage, takeCorrection } from './matter/correction-page.tsx';
import { dataSpacePage } from './account/data-space-page.tsx';
import { formPage, takeForm } from './apply/form-page.tsx';
import { home } from './home.tsx';
import { itemPage } from './guide/item-page.tsx';
import { listPage, listsPage } from './guide/lists-page.tsx';
import { matterPage } from './matter/matter-page.tsx';
import { mattersPage } from './matter/matters-page.tsx';
import { askRemovePaper, papersPage, removePaper, takePapers } from './apply/papers-page.tsx';
import { answer, questionPage, start } from './apply/questions.tsx';
import { problemTypePage } from './problem-type-page.tsx';
import { receiptPage } from './apply/receipt-page.tsx';
import { renew, renewPage } from './certificates/renew-page.tsx';
import { handIn, reviewPage } from './apply/review-page.tsx';
import { accountPage, signIn, signInPage, signOut } from './account/sign-in.tsx';
import { actPage, takeAct } from './acts/act-page.tsx';
import { chooseTime, holdTime } from './time/choose-page.tsx';
import { askCancelTime, cancelTime, confirmTime, takeTime } from './time/confirm-page.tsx';
import { themePage } from './guide/theme-page.tsx';
import { verifyPage } from './certificates/verify-page.tsx';
import { askWithdraw, withdraw } from './matter/withdraw-page.tsx';

const open = 'web.public';

export const portalPages: readonly PageDefinition[] = [
  show('/', open, home),
  show('/about', open, aboutPage),
  show('/account', open, accountPage),
  show('/sign-in', open, signInPage),
  take('/sign-in', open, signIn),
  take('/sign-out', open, signOut),
  show('/themes/:theme', open, themePage),
  show('/themes/:theme/compare', open, comparePage),
  take('/themes/:theme/start', open, start),
  show('/apply/:draft', open, questionPage),
  take('/apply/:draft/answer', open, answer),
  show('/apply/:draft/checklist', open, checklistPage),
  show('/apply/:draft/form', open, formPage),
  take('/apply/:draft/form', open, takeForm),
  show('/apply/:draft/papers', open, papersPage),
  take('/apply/:draft/papers', open, takePapers),
  show('/apply/:draft/papers/remove', open, askRemovePaper),
  take('/apply/:draft/papers/remove', open, removePaper),
  show('/apply/:draft/review', open, reviewPage),
  take('/apply/:draft/hand-in', open, handIn),
  show('/matters', open, mattersPage),
  show('/matters/:matter', open, matterPage),
  show('/matters/:matter/receipt', open, receiptPage),
  show('/matters/:matter/correction', open, correctionPage),
  take('/matters/:matter/correction', open, takeCorrection),
  show('/matters/:matter/withdraw', open, askWithdraw),
  take('/matters/:matter/withdraw', open, withdraw),
  show('/matters/:matter/change', open, changePage('portal')),
  take('/matters/:matter/change', open, takeChange('portal')),
  show('/matters/:matter/act', open, actPage),
  take('/matters/:matter/act', open, takeAct),
  show('/matters/:matter/time', open, chooseTime),
  take('/matters/:matter/time', open, holdTime),
  show('/matters/:matter/time/confirm', open, confirmTime),
  take('/matters/:matter/time/confirm', open, takeTime),
  show('/matters/:matter/time/cancel', open, askCancelTime),
  take('/matters/:matter/time/cancel', open, cancelTime),
  show('/certificates/:id', open, certificatePage),
  show('/certificates/:id/renew', open, (visit) => renewPage(visit)),
  take('/certificates/:id/renew', open, renew),
  show('/me', open, dataSpacePage),
  show('/items/:item', open, itemPage),
  show('/lists', open, listsPage),
  show('/lists/:list', open, listPage),
  show('/verify', open, verifyPage),
  show('/problems/:code', open, problemTypePage),
];
