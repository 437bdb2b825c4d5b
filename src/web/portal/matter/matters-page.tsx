/** My matters, newest first. */
import type { BenefitList } from '../../../benefits/index.ts';
import type { MatterList } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { TaskList } from '../../components/task-list/task-list.tsx';
import { sayDate, sayDue, sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { yuan } from '../../benefits/benefits-page.tsx';

/** The list; `?before=` is the key of the page before. */
export async function mattersPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang, query } = visit;
  const before = query['before'];
  const answer = await visit.client.get<MatterList>(
    `/api/matters?limit=20${before ? `&before=${encodeURIComponent(before)}` : ''}`,
  );
  if (!answer.ok) return { problem: answer.problem };
  const { matters, next } = answer.body;
  const offers = await visit.client.get<BenefitList>('/api/benefits');
  return {
    title: say('web.menu.matters'),
    body: (
      <>
        <PageTitle title={say('web.menu.matters')} lead={say('web.matters.lead')} />
        {offers.ok && <Offers visit={visit} offers={offers.body} />}
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
                  ? say('web.matters.promised', {
                      date: sayDue(visit, matter.promisedOn, { at: matter.promisedAt ?? null }),
                    })
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

/** What registers found for the person and what waits for their word, said where they look anyway (免申即享). */
function Offers({ visit, offers }: { readonly visit: Visit; readonly offers: BenefitList }) {
  const { say, tell, lang } = visit;
  const open = offers.benefits.filter((one) => one.outcome === 'offered');
  if (open.length === 0) return null;
  return (
    <Notice tone="info" title={say('web.benefits.waiting', { count: open.length })}>
      <ul>
        {open.map((one) => (
          <li key={one.benefit}>
            <a href={`/benefits#${one.benefit}-name`}>{tell(one.itemName)}</a>{' '}
            {say('web.benefits.waiting.until', {
              amount: yuan(one.amount),
              date: one.until ? sayDate(lang, one.until) : '',
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const toneOf = (status: string): 'success' | 'warning' | 'info' =>
  status === 'complete' ? 'success' : status === 'correction' ? 'warning' : 'info';
