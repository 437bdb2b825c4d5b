import type { ExampleSet } from '../example.ts';
import { PromiseList } from './promise-list.tsx';

export const promiseListExamples: ExampleSet = {
  component: 'promise-list',
  title: { zh: '承诺', en: 'Promises' },
  category: 'explaining',
  examples: [
    {
      name: 'home',
      render: (say) => (
        <PromiseList
          promises={[
            { icon: 'check', text: say('要什么，一次说清。', 'All that is needed is said at once.') },
            { icon: 'seal', text: say('每一份材料都写明依据。', 'Every document names its law.') },
            { icon: 'calendar', text: say('答应的日子写在前面。', 'The promised day stands first.') },
            { icon: 'person', text: say('谁看过您的资料，您看得到。', 'You see who looked at your file.') },
          ]}
        />
      ),
    },
  ],
};
