import type { ExampleSet, Say } from '../example.ts';
import { SelectField } from '../select-field/select-field.tsx';
import { TextField } from '../text-field/text-field.tsx';
import { FilterBar } from './filter-bar.tsx';

/** The filters of a worklist; `prefix` keeps ids apart when shown twice. */
export function worklistFilters(say: Say, prefix: string) {
  return (
    <FilterBar
      label={say('筛选', 'Filter')}
      action="#list"
      submit={say('筛选', 'Filter')}
      active={[
        {
          label: say('食品经营许可', 'Food permit'),
          remove: say('，取消这个筛选', ', remove this filter'),
          href: '#all',
        },
      ]}
    >
      <TextField id={`${prefix}-q`} name="q" type="search" label={say('姓名或办件号', 'Name or number')} />
      <SelectField
        id={`${prefix}-state`}
        name="state"
        label={say('状态', 'State')}
        options={[
          { value: '', label: say('全部', 'All') },
          { value: 'due', label: say('今天到期', 'Due today') },
          { value: 'late', label: say('已超期', 'Late') },
        ]}
      />
    </FilterBar>
  );
}

export const filterBarExamples: ExampleSet = {
  component: 'filter-bar',
  title: { zh: '筛选', en: 'Filters' },
  category: 'lists',
  examples: [{ name: 'worklist', render: (say) => worklistFilters(say, 'ex-filter') }],
};
