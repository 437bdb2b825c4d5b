import type { ExampleSet } from '../example.ts';
import { Paging } from './paging.tsx';

export const pagingExamples: ExampleSet = {
  component: 'paging',
  title: { zh: '翻页', en: 'Paging' },
  category: 'lists',
  examples: [
    {
      name: 'middle',
      render: (say) => (
        <Paging
          label={say('翻页', 'Pages')}
          previous={{ label: say('上一页', 'Previous'), href: '#previous' }}
          next={{ label: say('下一页', 'Next'), href: '#next' }}
          note={say('每页 50 件', '50 a page')}
        />
      ),
    },
  ],
};
