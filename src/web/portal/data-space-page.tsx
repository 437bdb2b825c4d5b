/** My data space: what is known and therefore not asked, what I hold, and everybody who looked. */
import type { Text } from '../../catalogue/pure.ts';
import type { DataSpaceView } from '../../people/index.ts';
import { DataTable } from '../components/data-table/data-table.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import { TaskList } from '../components/task-list/task-list.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';

/** The page. */
export async function dataSpacePage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const [answer, organs] = await Promise.all([
    visit.client.get<DataSpaceView>('/api/data-space'),
    visit.client.get<{ organs: readonly { id: string; name: Text }[] }>('/api/organs'),
  ]);
  if (!answer.ok) return { problem: answer.problem };
  const space = answer.body;
  const nameOf = (id: string): string => {
    const organ = organs.ok ? organs.body.organs.find((one) => one.id === id) : undefined;
    return organ ? tell(organ.name) : id;
  };
  return {
    title: say('web.data-space.title'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.data-space.title')} lead={say('web.data-space.lead')} />
        <SummaryList
          rows={[
            { key: say('web.data-space.name'), value: space.name },
            { key: say('web.data-space.identity'), value: space.identity },
            { key: say('web.data-space.phone'), value: space.phone },
            { key: say('web.data-space.credit'), value: say(`web.credit.${space.credit}`) },
          ]}
        />
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.data-space.certificates')}</Heading>
          {space.certificates.length === 0 ? (
            <EmptyState
              icon="seal"
              level={3}
              title={say('web.data-space.certificates.none')}
              text={say('web.data-space.certificates.none.text')}
            />
          ) : (
            <TaskList
              label={say('web.data-space.certificates')}
              tasks={space.certificates.map((one) => ({
                title: one.number,
                href: `/certificates/${encodeURIComponent(one.identifier)}`,
                ...(one.validUntil ? { note: say('web.certificate.until', { date: one.validUntil }) } : {}),
                state: say(`web.certificate.${one.status}`),
                tone: one.status === 'valid' ? ('success' as const) : ('danger' as const),
              }))}
            />
          )}
        </section>
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.data-space.reads')}</Heading>
          <DataTable
            caption={say('web.data-space.reads.caption')}
            columns={[
              { key: 'at', label: say('web.data-space.reads.at') },
              { key: 'organ', label: say('web.data-space.reads.organ') },
              { key: 'purpose', label: say('web.data-space.reads.purpose') },
            ]}
            rows={space.reads.slice(0, 100).map((read, index) => ({
              key: String(index),
              cells: {
                at: sayInstant(lang, read.at),
                organ: read.organ === null || read.organ === undefined ? '' : nameOf(read.organ),
                purpose: say(`web.purpose.${read.purpose}`) + (read.reason ? ` · ${read.reason}` : ''),
              },
            }))}
            empty={
              <EmptyState
                icon="person"
                level={3}
                title={say('web.data-space.reads.none')}
                text={say('web.data-space.reads.none.text')}
              />
            }
          />
        </section>
      </>
    ),
  };
}
