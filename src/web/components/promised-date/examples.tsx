import type { ExampleSet } from '../example.ts';
import { Why } from '../why/why.tsx';
import { PromisedDate } from './promised-date.tsx';

export const promisedDateExamples: ExampleSet = {
  component: 'promised-date',
  title: { zh: '承诺日期', en: 'Promised date' },
  category: 'time',
  examples: [
    {
      name: 'why',
      render: (say) => (
        <PromisedDate
          label={say('最晚办好', 'Done by')}
          date={say('3 月 18 日，周三', 'Wed 18 March')}
          machine="2026-03-18"
          note={say('从受理起 10 个工作日', '10 working days from acceptance')}
          why={
            <Why
              question={say('为什么是这一天？', 'Why this day?')}
              source={say('承诺时限，短于法定 20 个工作日', 'Promised limit; the law allows 20 working days')}
            >
              <p>
                {say(
                  '最慢的是食品经营许可：踏勘 3 天，审查 5 天，决定 2 天。',
                  'The slowest is the food permit: survey 3, examination 5, decision 2 days.',
                )}
              </p>
            </Why>
          }
        />
      ),
    },
    {
      name: 'provisional',
      render: (say) => (
        <PromisedDate
          label={say('最晚办好', 'Done by')}
          date={say('2027 年 2 月 11 日', '11 February 2027')}
          machine="2027-02-11"
          provisional={say('2027 年放假安排公布后可能变动', 'May move once the 2027 holidays are published')}
        />
      ),
    },
  ],
};
