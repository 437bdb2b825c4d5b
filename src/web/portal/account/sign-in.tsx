/** Signing in and out. A form that was being sent when the session ended is sent afterwards. */
import { forgetAll, isAtTerminal, terminalHome } from '../../../people/index.ts';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Button } from '../../components/button/button.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import type { Visitor } from '../../app/visit.ts';
import { field, type Visit } from '../../app/visit.ts';
import { afterSignIn } from '../../app/kept-form.ts';
import type { PageResult } from '../../app/pages.ts';
import { safeBack } from '../../app/preferences.ts';
import { SignInForm } from '../../app/sign-in-form.tsx';

/** The sign-in page. */
export function signInPage(visit: Visit): PageResult {
  return page(visit, safeBack(visit.query['back']));
}

function page(
  visit: Visit,
  back: string,
  failed?: { title: string; account: string; kept: string; status: number },
): PageResult {
  const { say, house } = visit;
  return {
    title: say('web.sign-in'),
    ...(failed ? { status: failed.status } : {}),
    body: (
      <>
        {failed && <ErrorSummary title={say('web.form.errors')} errors={[{ field: 'account', text: failed.title }]} />}
        <PageTitle title={say('web.sign-in')} lead={say('web.sign-in.lead')} />
        <SignInForm
          visit={visit}
          back={back}
          {...(failed?.kept ? { kept: failed.kept } : {})}
          {...(failed ? { account: failed.account } : {})}
        />
        {house.config.kind !== 'real' && (
          <section>
            <Heading level={2}>{say('web.sign-in.demo')}</Heading>
            <p>{say('web.sign-in.demo.help')}</p>
          </section>
        )}
      </>
    ),
  };
}

/** Takes name and password; goes on to where one was, or sends the kept form again. */
export async function signIn(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.send<Visitor>(
    'POST',
    '/api/session',
    {
      account: field(visit, 'account').trim(),
      password: field(visit, 'password'),
      ...(field(visit, 'place') === 'kiosk' ? { place: 'kiosk' } : {}),
    },
    visit.house.ids.next(),
  );
  const back = safeBack(field(visit, 'back'));
  if (!answer.ok) {
    const { title, status, remedy } = answer.problem;
    return page(visit, back, {
      title: remedy ? `${title} ${remedy}` : title,
      status,
      account: field(visit, 'account'),
      kept: field(visit, 'kept'),
    });
  }
  for (const cookie of answer.cookies) void visit.reply.header('set-cookie', cookie);
  return await afterSignIn(visit, answer.cookies, { kind: answer.body.kind, back, kept: field(visit, 'kept') });
}

/** Who is signed in, and the way out. */
export function accountPage(visit: Visit): PageResult {
  const { say, visitor } = visit;
  if (visitor.kind === 'anonymous') return { redirect: '/sign-in' };
  return {
    title: say('web.account'),
    body: (
      <>
        <PageTitle
          title={visitor.name ?? say('web.account')}
          lead={visitor.roles.map((role) => say(`web.role.${role}`)).join(' · ')}
        />
        <ul>
          {visitor.kind === 'person' && (
            <li>
              <a href="/me/mandates">{say('web.access.mandates')}</a>
            </li>
          )}
          <li>
            <a href="/account/passkeys">{say('web.access.passkeys')}</a>
          </li>
          {visitor.roles.includes('window-clerk') && (
            <li>
              <a href="/desk/counter">{say('web.access.counter')}</a>
            </li>
          )}
          {visitor.roles.some((role) => role === 'security-admin' || role === 'audit-admin') && (
            <li>
              <a href="/desk/grants">{say('web.access.grants')}</a>
            </li>
          )}
        </ul>
        <form method="post" action="/sign-out">
          <Button kind="secondary">{say('web.sign-out')}</Button>
        </form>
      </>
    ),
  };
}

/** Ends the session at once, here and at the provider; a kiosk's browser forgets the site. */
export async function signOut(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.send<{ next?: string }>('DELETE', '/api/session', {}, visit.house.ids.next());
  for (const cookie of answer.cookies) void visit.reply.header('set-cookie', cookie);
  const isTerminal = isAtTerminal(visit.request);
  if (isTerminal) void visit.reply.header('clear-site-data', forgetAll);
  const home = isTerminal ? terminalHome : '/';
  return { redirect: answer.ok && answer.body.next !== undefined ? answer.body.next : home };
}
