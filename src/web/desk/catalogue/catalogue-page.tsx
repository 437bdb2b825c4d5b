/** The catalogue as editors and supervision see it: every version with its state, and what somebody tried to file off the lists (S078). */
import type { RefusedFilings, VersionList } from '../../../catalogue/index.ts';
import { sayDate, sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';

/** The page; whoever may not read of refused filings sees the versions alone. */
export async function cataloguePage(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const versions = await visit.client.get<VersionList>('/api/catalogue/versions');
  if (!versions.ok) return { problem: versions.problem };
  const refused = await visit.client.get<RefusedFilings>('/api/catalogue/refused-filings');
  return {
    title: say('web.catalogue.title'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.catalogue.title')} lead={say('web.catalogue.lead')} />
        <Versions visit={visit} versions={versions.body.versions} />
        {refused.ok && <Refused visit={visit} filings={refused.body.filings} />}
      </>
    ),
  };
}

function Versions({ visit, versions }: { visit: Visit; versions: VersionList['versions'] }) {
  const { say, lang } = visit;
  return (
    <DataTable
      caption={say('web.catalogue.versions')}
      columns={[
        { key: 'version', label: say('web.catalogue.version') },
        { key: 'district', label: say('web.catalogue.district') },
        { key: 'asOf', label: say('web.catalogue.as-of') },
        { key: 'state', label: say('web.catalogue.state') },
        { key: 'by', label: say('web.catalogue.by') },
        { key: 'at', label: say('web.catalogue.at') },
      ]}
      rows={versions.map((v) => ({
        key: v.hash,
        cells: {
          version: <code>{v.hash.slice(0, 12)}</code>,
          district: v.district,
          asOf: sayDate(lang, v.asOf, true),
          state: say(`web.catalogue.state.${v.state}`),
          by: v.by,
          at: sayInstant(lang, v.at),
        },
      }))}
    />
  );
}

function Refused({ visit, filings }: { visit: Visit; filings: RefusedFilings['filings'] }) {
  const { say, tell, lang } = visit;
  return (
    <DataTable
      caption={say('web.catalogue.refused')}
      columns={[
        { key: 'item', label: say('web.lists.item') },
        { key: 'times', label: say('web.catalogue.times'), numeric: true },
        { key: 'atWindow', label: say('web.catalogue.at-window'), numeric: true },
        { key: 'clerks', label: say('web.catalogue.clerks') },
        { key: 'last', label: say('web.catalogue.last') },
      ]}
      rows={filings.slice(0, 100).map((f) => ({
        key: `${f.district}/${f.item}`,
        cells: {
          item: tell(f.name),
          times: f.times,
          atWindow: f.atWindow,
          clerks: f.clerks.join(say('web.lists.comma')),
          last: sayInstant(lang, f.last),
        },
      }))}
      empty={<p>{say('web.catalogue.refused.none')}</p>}
    />
  );
}
