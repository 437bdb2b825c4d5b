import { DataTable } from '../components/data-table/data-table.tsx';
import { worklistColumns, worklistRows } from '../components/data-table/examples.tsx';
import type { Say } from '../components/example.ts';
import { worklistFilters } from '../components/filter-bar/examples.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Paging } from '../components/paging/paging.tsx';
import { Tabs } from '../components/tabs/tabs.tsx';

/** A reviewer's day. */
export function WorklistPage({ say }: { say: Say }) {
  return (
    <>
      <PageTitle
        title={say('今天要办的', "Today's work")}
        lead={say('3 件，其中 1 件已超期。', '3 cases, one of them late.')}
      />
      <div class="ov-stack">
        <Tabs
          label={say('我的办件', 'My cases')}
          tabs={[
            { label: say('待审', 'To examine'), href: '#todo', count: '3', current: true },
            { label: say('等申请人', 'With applicant'), href: '#waiting', count: '1' },
            { label: say('已办结', 'Done'), href: '#done' },
          ]}
        />
        {worklistFilters(say, 'filter')}
        <DataTable
          caption={say('待审，按到期时间', 'To examine, by due time')}
          captionHidden
          columns={worklistColumns(say)}
          rows={worklistRows(say)}
        />
        <Paging
          label={say('翻页', 'Pages')}
          next={{ label: say('下一页', 'Next'), href: '#next' }}
          note={say('每页 50 件', '50 a page')}
        />
      </div>
    </>
  );
}
