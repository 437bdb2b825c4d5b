import type { ExampleSet } from '../example.ts';
import { Tabs } from './tabs.tsx';

export const tabsExamples: ExampleSet = {
  component: 'tabs',
  title: { zh: '分页签', en: 'Tabs' },
  category: 'lists',
  examples: [
    {
      name: 'worklist',
      render: (say) => (
        <Tabs
          label={say('我的办件', 'My cases')}
          tabs={[
            { label: say('待审', 'To examine'), href: '#todo', count: '3', current: true },
            { label: say('等申请人', 'With applicant'), href: '#waiting', count: '1' },
            { label: say('已办结', 'Done'), href: '#done' },
          ]}
        />
      ),
    },
  ],
};
