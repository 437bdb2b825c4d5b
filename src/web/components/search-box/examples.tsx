import type { ExampleSet } from '../example.ts';
import { SearchBox } from './search-box.tsx';

export const searchBoxExamples: ExampleSet = {
  component: 'search-box',
  title: { zh: '搜索', en: 'Search' },
  category: 'actions',
  examples: [
    {
      name: 'affair',
      render: (say) => (
        <SearchBox
          id="ex-search"
          action="#search"
          label={say('您要办什么事？', 'What do you need to do?')}
          placeholder={say('例如：开餐馆', 'For example: open a restaurant')}
          submit={say('查找', 'Search')}
        />
      ),
    },
  ],
};
