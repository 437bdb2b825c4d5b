/** Pages of access: signing in elsewhere, mandates, passkeys, the counter, grants, seeing what is masked, the emergency look. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { chooseWhom, giveMandate, mandatesPage, revokeMandate } from './mandates-page.tsx';
import { closeCounter, counterPage, openCounter } from './counter-page.tsx';
import { giveGrant, grantsPage, revokeGrant } from './grants-page.tsx';
import { passkeysPage } from './passkeys-page.tsx';
import { breakGlassPage, takeBreakGlass } from './break-glass-page.tsx';
import { takeUnmask, unmaskPage } from './unmask-page.tsx';
import { afterStepUp, stepUpPage, takeStepUp } from './step-up-page.tsx';
import { checkPassword, comeBack, goToProvider, passwordPage } from './provider-pages.tsx';

const open = 'web.public';

export const accessPages: readonly PageDefinition[] = [
  take('/sign-in/elsewhere', open, goToProvider),
  show('/sign-in/oidc', open, comeBack),
  show('/sign-in/oidc/:uid', open, passwordPage),
  take('/sign-in/oidc/:uid', open, checkPassword),
  show('/me/mandates', open, mandatesPage),
  take('/me/mandates', open, giveMandate),
  take('/me/mandates/revoke', open, revokeMandate),
  take('/me/acting', open, chooseWhom),
  show('/account/passkeys', open, passkeysPage),
  show('/account/step-up', open, stepUpPage),
  take('/account/step-up', open, takeStepUp),
  take('/account/step-up/go', open, afterStepUp),
  show('/desk/counter', open, counterPage),
  take('/desk/counter', open, openCounter),
  take('/desk/counter/end', open, closeCounter),
  show('/desk/matters/:matter/unmask', open, unmaskPage),
  take('/desk/matters/:matter/unmask', open, takeUnmask),
  show('/desk/matters/:matter/break-glass', open, breakGlassPage),
  take('/desk/matters/:matter/break-glass', open, takeBreakGlass),
  show('/desk/grants', open, grantsPage),
  take('/desk/grants', open, giveGrant),
  take('/desk/grants/revoke', open, revokeGrant),
];
