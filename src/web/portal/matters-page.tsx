/** My matters, newest first. */
import type { MatterList } from '../../matters/index.ts';
import { LinkButton } from '../components/button/button.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Paging } from '../components/paging/paging.tsx';
import { TaskList } from '../components/task-list/task-list.tsx';
import { sayDue, sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';

/** The list; `?before=` is the key of the page before. */
export async function mattersPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang, query } = visit;
  const before = query['before'];
  const answer = await visit.client.get<MatterList>(
    `/api/matters?limit=20${before ? `&before=${encodeURIComponent(before)}` : ''}`,
  );
  if (!answer.ok) return { problem: answer.problem };
  const { matters, next } = answer.body;
  return {
    title: say('web.menu.matters'),
    body: (
      <>
        <PageTitle title={say('web.menu.matters')} lead={say('web.matters.lead')} />
        {matters.length === 0 ? (
          <EmptyState title={say('web.matters.none')} text={say('web.matters.none.text')}>
            <LinkButton href="/">{say('web.matters.start')}</LinkButton>
          </EmptyState>
        ) : (
          <TaskList
            label={say('web.menu.matters')}
            tasks={matters.map((matter) => ({
              title: tell(matter.title),
              href: `/matters/${matter.matterId}`,
              note: [
                say('web.matters.received', { at: sayInstant(lang, matter.receivedAt) }),
                matter.promisedOn
                  ? say('web.matters.promised', { date: sayDue(lang, matter.promisedOn, matter.promisedAt ?? null) })
                  : '',
              ]
                .filter(Boolean)
                .join(' · '),
              state: say(`web.status.${matter.status}`),
              tone: toneOf(matter.status),
            }))}
          />
        )}
        <Paging
          label={say('web.paging')}
          {...(before ? { previous: { label: say('web.paging.first'), href: '/matters' } } : {})}
          {...(next
            ? { next: { label: say('web.paging.next'), href: `/matters?before=${encodeURIComponent(next)}` } }
            : {})}
        />
      </>
    ),
  };
}

const toneOf = (status: string): 'success' | 'warning' | 'info' =>
  status === 'complete' ? 'success' : status === 'correction' ? 'warning' : 'info';
