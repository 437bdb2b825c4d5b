/** An act of weight asks for the passkey; then it goes on by itself with everything that was typed. */
import { Button, LinkButton } from '../components/button/button.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { openKept, resend } from '../app/kept-form.ts';
import type { PageResult } from '../app/pages.ts';
import { safeBack } from '../app/preferences.ts';
import { field, type Visit } from '../app/visit.ts';
import { NoPasskeysHere } from './no-passkeys-here.tsx';

/** The page, on the way to another page. */
export const stepUpPage = (visit: Visit): PageResult => page(visit, safeBack(visit.query['back']), '');

/** The page, on the way to sending a form that was refused. */
export const takeStepUp = (visit: Visit): PageResult =>
  page(visit, safeBack(field(visit, 'back')), field(visit, 'kept'));

function page(visit: Visit, back: string, kept: string): PageResult {
  const { say } = visit;
  return {
    title: say('web.access.step-up'),
    islands: ['/assets/passkey.js'],
    body: (
      <>
        <PageTitle title={say('web.access.step-up')} lead={say('web.access.step-up.lead')} />
        <NoPasskeysHere visit={visit} />
        <form method="post" action="/account/step-up/go" data-passkey="step-up">
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="kept" value={kept} />
          <Button>{say('web.access.step-up.do')}</Button>
        </form>
        <p role="status" data-passkey-status />
        <p>
          <LinkButton kind="quiet" href="/account/passkeys">
            {say('web.access.passkeys')}
          </LinkButton>
        </p>
      </>
    ),
  };
}

/** Goes on after the passkey: sends the kept form, or shows the page that was wanted. */
export async function afterStepUp(visit: Visit): Promise<PageResult> {
  const kept = openKept(visit, field(visit, 'kept'));
  return kept ? await resend(visit, [], kept) : { redirect: safeBack(field(visit, 'back')) };
}
