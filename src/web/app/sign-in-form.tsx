/** The sign-in form, alone or on the way to something. */
import { Button } from '../components/button/button.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { isKioskVisit } from './kiosk.tsx';
import type { Visit } from './visit.ts';

export function SignInForm({
  visit,
  back,
  kept,
  account,
  action = '/sign-in',
}: {
  visit: Visit;
  back: string;
  kept?: string;
  account?: string;
  action?: string;
}) {
  const { say } = visit;
  const { config } = visit.house;
  const isEmbedded = config.oidcIssuer === undefined;
  return (
    <>
      {action === '/sign-in' && !isEmbedded && <Elsewhere visit={visit} back={back} {...(kept ? { kept } : {})} />}
      <form method="post" action={action}>
        {isKioskVisit(visit) && <input type="hidden" name="place" value="kiosk" />}
        <input type="hidden" name="back" value={back} />
        {kept && <input type="hidden" name="kept" value={kept} />}
        <TextField
          id="account"
          name="account"
          label={say('web.sign-in.account')}
          value={account ?? ''}
          autocomplete="username"
          required
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={say('web.sign-in.password')}
          autocomplete="current-password"
          required
        />
        <Button kind={isEmbedded || action !== '/sign-in' ? 'primary' : 'secondary'}>{say('web.sign-in')}</Button>
      </form>
      {action === '/sign-in' && isEmbedded && visit.house.installation.kind !== 'real' && (
        <Elsewhere visit={visit} back={back} {...(kept ? { kept } : {})} />
      )}
    </>
  );
}

/** The way over an identity provider, with what had been typed. */
function Elsewhere({ visit, back, kept }: { visit: Visit; back: string; kept?: string }) {
  const { say } = visit;
  return (
    <form method="post" action="/sign-in/elsewhere">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="kept" value={kept ?? ''} />
      <Button kind={visit.house.config.oidcIssuer === undefined ? 'quiet' : 'primary'}>
        {say('web.access.elsewhere')}
      </Button>
    </form>
  );
}
