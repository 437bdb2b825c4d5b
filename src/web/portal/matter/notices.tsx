/** The documents of the matter, and how and when each reached the applicant. */
import type { MatterView } from '../../../matters/index.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';

/** The table; nothing where there is no document. */
export function Notices({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, lang } = visit;
  if (matter.notices.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.matter.notices')}</Heading>
      <DataTable
        caption={say('web.matter.notices')}
        captionHidden
        columns={['name', 'served'].map((key) => ({ key, label: say(`web.desk.notice.${key}`) }))}
        rows={matter.notices.map((notice) => ({
          key: notice.notice,
          cells: {
            name: (
              <>
                <a href={`/api/matters/${matter.id}/notices/${notice.notice}/pdf`} download={`${notice.number}.pdf`}>
                  {say(`matters.notice.${notice.kind}`)}
                  <span class="ov-hidden"> {notice.number}</span>
                </a>
                <div class="ov-quiet">{`${notice.number} · ${sayInstant(lang, notice.at)}`}</div>
              </>
            ),
            served: <Service visit={visit} matter={matter} notice={notice} />,
          },
        }))}
      />
    </section>
  );
}

/** How and when a document reached the applicant; the proof of service where it came on paper. */
function Service({
  visit,
  matter,
  notice,
}: {
  visit: Visit;
  matter: MatterView;
  notice: MatterView['notices'][number];
}) {
  const { say, lang } = visit;
  if (notice.servedBy === null || notice.servedAt === null) return null;
  const way = say(`web.desk.option.service.${notice.servedBy}`);
  return (
    <span class="ov-quiet">
      {`${way} ${sayInstant(lang, notice.servedAt)}`}
      {notice.proof !== null && (
        <>
          {' · '}
          <a href={`/api/matters/${matter.id}/notices/${notice.proof}/pdf`} download={`${notice.number}.pdf`}>
            {say('web.desk.notice.proof')}
            <span class="ov-hidden"> {notice.number}</span>
          </a>
        </>
      )}
    </span>
  );
}
