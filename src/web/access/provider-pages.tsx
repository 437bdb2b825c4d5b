/** Signing in with an identity provider: going there, the embedded provider's own question, and coming back to where one was. */
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import type { PageResult } from '../app/pages.ts';
import { afterSignIn } from '../app/kept-form.ts';
import { safeBack } from '../app/preferences.ts';
import { field, type Visit } from '../app/visit.ts';
import { SignInForm } from '../app/sign-in-form.tsx';

/** Sends the browser to the provider. What was typed is kept on the server meanwhile. The way always begins at the public address, so that cookies are found again. */
export async function goToProvider(visit: Visit): Promise<PageResult> {
  const body = { back: safeBack(field(visit, 'back')), kept: field(visit, 'kept') };
  const answer = await visit.client.send<{ url: string }>('POST', '/api/sign-in/oidc', body, visit.house.ids.next());
  if (!answer.ok) return { problem: answer.problem };
  for (const cookie of answer.cookies) void visit.reply.header('set-cookie', cookie);
  return { redirect: answer.body.url };
}

/** The provider sends the browser back here. */
export async function comeBack(visit: Visit): Promise<PageResult> {
  const query = new URLSearchParams(
    Object.entries(visit.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString();
  const answer = await visit.client.send<{ kind: string; back: string; kept: string }>(
    'POST',
    '/api/sign-in/oidc/answer',
    { query },
    visit.house.ids.next(),
  );
  for (const cookie of answer.cookies) void visit.reply.header('set-cookie', cookie);
  if (!answer.ok) return { problem: answer.problem };
  return await afterSignIn(visit, answer.cookies, answer.body);
}

/** The embedded provider's question for name and password. */
export function passwordPage(visit: Visit, failed?: { text: string; account: string; status: number }): PageResult {
  const { say } = visit;
  return {
    title: say('web.sign-in'),
    ...(failed ? { status: failed.status } : {}),
    body: (
      <>
        {failed && <ErrorSummary title={say('web.form.errors')} errors={[{ field: 'account', text: failed.text }]} />}
        <PageTitle title={say('web.access.provider')} lead={say('web.access.provider.lead')} />
        <SignInForm
          visit={visit}
          back="/"
          action={visit.path.replace(/\?.*$/, '')}
          {...(failed ? { account: failed.account } : {})}
        />
      </>
    ),
  };
}

/** Checks them; goes on to the provider, which sends the browser back. */
export async function checkPassword(visit: Visit): Promise<PageResult> {
  const account = field(visit, 'account').trim();
  const answer = await visit.client.send<{ url: string }>(
    'POST',
    '/api/sign-in/oidc/check',
    { account, password: field(visit, 'password') },
    visit.house.ids.next(),
  );
  if (answer.ok) return { redirect: answer.body.url };
  const { title, remedy, status } = answer.problem;
  return passwordPage(visit, { text: remedy ? `${title} ${remedy}` : title, account, status });
}
