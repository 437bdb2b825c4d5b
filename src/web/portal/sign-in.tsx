/** Signing in and out. A form that was being sent when the session ended is sent afterwards. */
import { PageTitle } from '../components/heading/heading.tsx';
import { Heading } from '../components/heading/heading.tsx';
import { Button } from '../components/button/button.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import type { Visitor } from '../app/visit.ts';
import { field, type Visit } from '../app/visit.ts';
import { openKept } from '../app/kept-form.ts';
import type { PageResult } from '../app/pages.ts';
import { safeBack } from '../app/preferences.ts';
import { SignInForm } from './sign-in-form.tsx';

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
    { account: field(visit, 'account').trim(), password: field(visit, 'password') },
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
  const kept = openKept(visit, field(visit, 'kept'));
  if (kept) return { redirect: await resend(visit, answer.cookies, kept) };
  return { redirect: back === '/' && answer.body.kind === 'staff' ? '/desk' : back };
}

/** Sends a kept form as the person who just signed in; gives where its page leads. */
async function resend(
  visit: Visit,
  cookies: readonly string[],
  kept: { path: string; form: Visit['form'] },
): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(kept.form))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const cookie = [visit.request.headers.cookie, ...cookies.map((one) => one.split(';')[0])].filter(Boolean).join('; ');
  const reply = await visit.request.server.inject({
    method: 'POST',
    url: kept.path,
    payload: body.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
      origin: visit.origin,
      'sec-fetch-site': 'same-origin',
    },
  });
  const location = reply.headers.location;
  return typeof location === 'string' ? location : kept.path.replace(/\/[^/]*$/, '') || '/';
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
        <form method="post" action="/sign-out">
          <Button kind="secondary">{say('web.sign-out')}</Button>
        </form>
      </>
    ),
  };
}

/** Ends the session at once. */
export async function signOut(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.send('DELETE', '/api/session', {}, visit.house.ids.next());
  for (const cookie of answer.cookies) void visit.reply.header('set-cookie', cookie);
  return { redirect: '/' };
}
