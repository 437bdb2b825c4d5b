/** The published lists (清单): what the district handles, counted, with every publication and what it changed. Nothing off them is handled (S078). */
import type { ListOverview, ListPage } from '../../../catalogue/index.ts';
import { sayDate } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';

/** All lists; each leads to its page. */
export async function listsPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const found = await visit.client.get<ListOverview>('/api/lists');
  if (!found.ok) return { problem: found.problem };
  return {
    title: say('web.lists.title'),
    back: { href: '/', label: say('web.menu.home') },
    body: (
      <>
        <PageTitle title={say('web.lists.title')} lead={say('web.lists.lead')} />
        <DataTable
          caption={say('web.lists.title')}
          captionHidden
          columns={[
            { key: 'name', label: say('web.lists.list') },
            { key: 'published', label: say('web.lists.published') },
            { key: 'items', label: say('web.lists.items'), numeric: true },
            { key: 'none', label: say('web.lists.noVisit'), numeric: true },
          ]}
          rows={found.body.lists.map((l) => ({
            key: `${l.district}/${l.list}`,
            cells: {
              name: <a href={`/lists/${l.list}`}>{tell(l.name)}</a>,
              published: sayDate(lang, l.publishedOn, true),
              items: l.counts.items,
              none: l.counts.noVisit,
            },
          }))}
          empty={<p>{say('web.lists.empty')}</p>}
        />
      </>
    ),
  };
}

/** One list: counts, items, history. */
export async function listPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const found = await visit.client.get<ListPage>(`/api/lists/${encodeURIComponent(visit.params['list'] ?? '')}`);
  if (!found.ok) return { problem: found.problem };
  const { body: list } = found;
  const names = (lines: ListPage['lines']): string => lines.map((l) => tell(l.name)).join(say('web.lists.comma'));
  return {
    title: tell(list.name),
    back: { href: '/lists', label: say('web.lists.title') },
    body: (
      <>
        <PageTitle title={tell(list.name)} lead={list.document ?? ''} />
        <SummaryList
          rows={[
            { key: say('web.lists.published'), value: sayDate(lang, list.publishedOn, true) },
            { key: say('web.lists.items'), value: list.counts.items },
            { key: say('web.lists.noVisit'), value: list.counts.noVisit },
            { key: say('web.lists.oneVisit'), value: list.counts.oneVisit },
            { key: say('web.lists.moreVisits'), value: list.counts.moreVisits },
          ]}
        />
        <DataTable
          caption={say('web.lists.onIt')}
          columns={[
            { key: 'name', label: say('web.lists.item') },
            { key: 'organ', label: say('web.lists.organ') },
            { key: 'visits', label: say('web.lists.visits'), numeric: true },
          ]}
          rows={list.lines.map((l) => ({
            key: l.id,
            cells: { name: <a href={`/items/${l.id}`}>{tell(l.name)}</a>, organ: tell(l.organName), visits: l.visits },
          }))}
        />
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.lists.history')}</Heading>
          <ul>
            {list.history.map(({ publishedOn, items, difference }) => (
              <li key={publishedOn}>
                {say('web.lists.publication', { date: sayDate(lang, publishedOn, true), items })}
                {difference.added.length > 0 && <> {say('web.lists.added', { names: names(difference.added) })}</>}
                {difference.removed.length > 0 && (
                  <> {say('web.lists.removed', { names: names(difference.removed) })}</>
                )}
                {difference.changed.map((line) => (
                  <p key={line.id}>
                    {say('web.lists.changed', {
                      name: tell(line.name),
                      fields: line.fields.map((f) => say(`web.lists.field.${f}`)).join(say('web.lists.comma')),
                    })}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
}
