import type { ExampleSet } from '../example.ts';
import { Why } from './why.tsx';

export const whyExamples: ExampleSet = {
  component: 'why',
  title: { zh: '为什么', en: 'Why' },
  category: 'explaining',
  examples: [
    {
      name: 'closed',
      render: (say) => (
        <Why question={say('为什么要这个？', 'Why do you ask?')}>
          <p>{say('用来判断要不要办消防手续。', 'It decides whether fire procedures apply.')}</p>
        </Why>
      ),
    },
    {
      name: 'open',
      render: (say) => (
        <Why
          open
          question={say('为什么是 3 月 18 日？', 'Why 18 March?')}
          source={say('《行政许可法》第四十二条', 'Administrative Licensing Law, art. 42')}
        >
          <p>
            {say(
              '最慢的一项要 9 个工作日，其余同时进行。',
              'The slowest step takes 9 working days; the rest runs beside it.',
            )}
          </p>
        </Why>
      ),
    },
  ],
};
