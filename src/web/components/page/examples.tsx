import type { ExampleSet } from '../example.ts';
import { BackLink, Breadcrumbs, Mark } from './page.tsx';

export const pageExamples: ExampleSet = {
  component: 'page',
  title: { zh: '页面框架', en: 'Page frame' },
  category: 'frame',
  examples: [
    { name: 'mark', render: () => <Mark /> },
    {
      name: 'crumbs',
      render: (say) => (
        <Breadcrumbs
          set={{
            label: say('所在位置', 'You are here'),
            links: [
              { label: say('首页', 'Home'), href: '#home' },
              { label: say('餐饮', 'Catering'), href: '#catering' },
              { label: say('开餐馆', 'Open a restaurant'), href: '#restaurant', current: true },
            ],
          }}
        />
      ),
    },
    { name: 'back', render: (say) => <BackLink link={{ label: say('返回上一步', 'Back'), href: '#back' }} /> },
  ],
};
