/** The sign-in form, alone or on the way to something. */
import { Button } from '../components/button/button.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import type { Visit } from '../app/visit.ts';

export function SignInForm({
  visit,
  back,
  kept,
  account,
}: {
  visit: Visit;
  back: string;
  kept?: string;
  account?: string;
}) {
  const { say } = visit;
  return (
    <form method="post" action="/sign-in">
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
      <Button>{say('web.sign-in')}</Button>
    </form>
  );
}
