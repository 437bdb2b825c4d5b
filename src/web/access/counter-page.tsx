/** The counter: a clerk serves the person standing there. Both names stand in everything that follows. */
import { Button, LinkButton } from '../components/button/button.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { IdentityField, openService } from './identity.tsx';

/** The page. */
export const counterPage = (visit: Visit): Promise<PageResult> => page(visit);

async function page(visit: Visit, error?: string): Promise<PageResult> {
  const { say } = visit;
  const me = await visit.client.get<{ roles: string[]; onBehalfOfName?: string }>('/api/me');
  if (!me.ok) return { problem: me.problem };
  if (visit.visitor.kind === 'anonymous') return { redirect: '/sign-in?back=/desk/counter' };
  const served = me.body.onBehalfOfName;
  return {
    title: say('web.access.counter'),
    ...(error === undefined ? {} : { status: 422 }),
    body: (
      <>
        <PageTitle title={say('web.access.counter')} lead={say('web.access.counter.lead')} />
        {served === undefined ? (
          <form method="post" action="/desk/counter" autocomplete="off">
            <IdentityField visit={visit} hint={say('web.access.counter.identity.hint')} error={error} />
            <Button>{say('web.access.counter.open')}</Button>
          </form>
        ) : (
          <>
            <Notice tone="warning" title={say('web.access.counter.now', { name: served })}>
              <p>{say('web.access.counter.idle')}</p>
            </Notice>
            <LinkButton href="/" kind="secondary">
              {say('web.access.counter.begin')}
            </LinkButton>
            <form method="post" action="/desk/counter/end">
              <Button>{say('web.access.counter.end')}</Button>
            </form>
          </>
        )}
      </>
    ),
  };
}

/** Opens the service. */
export async function openCounter(visit: Visit): Promise<PageResult> {
  const { error, problem } = await openService(visit);
  if (problem) return { problem };
  return error === undefined ? { redirect: '/desk/counter' } : await page(visit, error);
}

/** Ends it. */
export async function closeCounter(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.send('DELETE', '/api/counter', {}, visit.house.ids.next());
  return answer.ok ? { redirect: '/desk/counter' } : { problem: answer.problem };
}
