import type { ExampleSet, Say } from '../example.ts';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { Tag } from '../tag/tag.tsx';
import { DataTable, type Row } from './data-table.tsx';

/** Columns of a worklist. */
export function worklistColumns(say: Say) {
  return [
    { key: 'item', label: say('事项', 'Item') },
    { key: 'who', label: say('申请人', 'Applicant') },
    { key: 'received', label: say('收件', 'Received'), numeric: true },
    { key: 'due', label: say('到期', 'Due') },
  ];
}

/** A worklist by due time, as a reviewer sees it. */
export function worklistRows(say: Say): Row[] {
  const late = <Tag tone="danger" text={say('超期 1 个工作日', '1 working day late')} />;
  const soon = <Tag tone="warning" text={say('今天 17:00', 'Today 17:00')} />;
  const calm = <Tag tone="neutral" text={say('3 月 18 日', '18 March')} />;
  const names: [string, string, string, typeof late][] = [
    ['食品经营许可', 'Food permit', '03-02', late],
    ['个体工商户设立登记', 'Sole trader registration', '03-03', soon],
    ['招牌设置备案', 'Sign filing', '03-04', calm],
  ];
  return names.map(([zh, en, received, due], index) => ({
    key: String(index),
    cells: {
      item: <a href={`#case-${index}`}>{say(zh, en)}</a>,
      who: say('张某某', 'Zhang **'),
      received,
      due,
    },
  }));
}

export const dataTableExamples: ExampleSet = {
  component: 'data-table',
  title: { zh: '表格', en: 'Tables' },
  category: 'lists',
  examples: [
    {
      name: 'worklist',
      render: (say) => (
        <DataTable
          caption={say('今天要办的，按到期时间', "Today's work by due time")}
          columns={worklistColumns(say)}
          rows={worklistRows(say)}
        />
      ),
    },
    {
      name: 'empty',
      render: (say) => (
        <DataTable
          caption={say('待审', 'To examine')}
          columns={worklistColumns(say)}
          rows={[]}
          empty={
            <EmptyState
              level={3}
              icon="check"
              title={say('都办完了', 'All done')}
              text={say(
                '新的办件受理后会排到这里，按到期时间先后。',
                'New cases line up here by due time once accepted.',
              )}
            />
          }
        />
      ),
    },
  ],
};
