/** Public notices (公示) for anybody, signed in or not: who is to get what, until when, and the way to object. */
import type { NoticeList, NoticeView } from '../../../benefits/index.ts';
import { sayDate, sayInstant } from '../../app/dates.ts';
import type { HearingList } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { yuan } from '../benefits-page.tsx';

/** GET /notices, of all items or of one (`?item=`). */
export async function noticesPage(visit: Visit): Promise<PageResult> {
  const { say, query } = visit;
  const asked = new URLSearchParams({
    ...(query['item'] ? { item: query['item'] } : {}),
    ...(query['after'] ? { after: query['after'] } : {}),
  });
  const [answer, called] = await Promise.all([
    visit.client.get<NoticeList>(`/api/public-notices?${asked.toString()}`),
    visit.client.get<HearingList>('/api/public-hearings'),
  ]);
  if (!answer.ok) return { problem: answer.problem };
  if (!called.ok) return { problem: called.problem };
  const { notices, next } = answer.body;
  return {
    title: say('web.notices.title'),
    back: { href: '/', label: say('web.menu.home') },
    body: (
      <div class="ov-stack-l">
        <PageTitle title={say('web.notices.title')} lead={say('web.notices.lead')} />
        <Heading level={2}>{say('web.notices.public')}</Heading>
        {notices.length === 0 && (
          <EmptyState title={say('web.notices.none')} text={say('web.notices.none.text')}>
            {query['item'] && (
              <LinkButton kind="quiet" href="/notices">
                {say('web.notices.all')}
              </LinkButton>
            )}
          </EmptyState>
        )}
        {notices.map((one) => (
          <One key={one.notice} visit={visit} one={one} />
        ))}
        {next !== null && (
          <Paging
            label={say('web.notices.title')}
            next={{ label: say('web.notices.next'), href: `/notices?${more(query['item'], next)}` }}
          />
        )}
        <p>
          <a href="/objections">{say('web.notices.status')}</a>
        </p>
        <Hearings visit={visit} hearings={called.body.hearings} />
      </div>
    ),
  };
}

/** Hearings that are called: whoever wants to listen reads when and where; whose case it is stands nowhere. */
function Hearings({ visit, hearings }: { readonly visit: Visit; readonly hearings: HearingList['hearings'] }) {
  const { say, tell, lang } = visit;
  return (
    <section class="ov-stack" id="hearings">
      <Heading level={2}>{say('web.hearings.title')}</Heading>
      {hearings.length === 0 ? (
        <EmptyState title={say('web.hearings.none')} text={say('web.hearings.none.text')} />
      ) : (
        <p>{say('web.hearings.lead')}</p>
      )}
      {hearings.map((one) => (
        <article class="ov-card ov-stack" key={`${one.at} ${one.item} ${one.place}`}>
          <Heading level={3}>{tell(one.itemName)}</Heading>
          <SummaryList
            rows={[
              { key: say('web.hearings.at'), value: sayInstant(lang, one.at) },
              { key: say('web.hearings.place'), value: one.place ?? say('web.hearings.place.ask') },
              {
                key: say('web.hearings.organ'),
                value: tell(one.organName),
                ...(one.phone ? { source: say('web.notices.phone', { phone: one.phone }) } : {}),
              },
            ]}
          />
        </article>
      ))}
    </section>
  );
}

const more = (item: string | undefined, after: string): string =>
  new URLSearchParams({ ...(item ? { item } : {}), after }).toString();

function One({ visit, one }: { readonly visit: Visit; readonly one: NoticeView }) {
  const { say } = visit;
  return (
    <article class="ov-card ov-stack" aria-label={one.who}>
      <Heading level={3}>{one.who}</Heading>
      <NoticeRows visit={visit} one={one} />
      <div>
        <LinkButton kind="secondary" href={`/notices/object?notice=${encodeURIComponent(one.notice)}`}>
          {say('web.notices.object')}
        </LinkButton>
      </div>
    </article>
  );
}

/** What a notice says, without its heading. */
export function NoticeRows({ visit, one }: { readonly visit: Visit; readonly one: NoticeView }) {
  const { say, tell, lang } = visit;
  return (
    <SummaryList
      rows={[
        { key: say('web.notices.item'), value: <a href={`/items/${one.item}`}>{tell(one.itemName)}</a> },
        ...(one.amount === null
          ? []
          : [{ key: say('web.notices.amount'), value: say('web.notices.yuan', { amount: yuan(one.amount) }) }]),
        {
          key: say('web.notices.days'),
          value: say('web.notices.from-until', {
            from: sayDate(lang, one.from, true),
            until: sayDate(lang, one.until, true),
          }),
        },
        {
          key: say('web.notices.organ'),
          value: tell(one.organName),
          ...(one.phone ? { source: say('web.notices.phone', { phone: one.phone }) } : {}),
        },
        ...(one.document ? [{ key: say('web.notices.document'), value: one.document }] : []),
      ]}
    />
  );
}
