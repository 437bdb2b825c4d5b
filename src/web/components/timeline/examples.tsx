import type { ExampleSet, Say } from '../example.ts';
import { Timeline, type TimelineEvent } from './timeline.tsx';

/** Facts that the sample pages show too. */
export function restaurantEvents(say: Say): TimelineEvent[] {
  return [
    {
      key: '1',
      state: 'past',
      title: say('已收件', 'Received'),
      when: say('3 月 4 日 9:12', '4 March 9:12'),
      machine: '2026-03-04T09:12+08:00',
      who: say('网上提交', 'Online'),
    },
    {
      key: '2',
      state: 'past',
      title: say('三个部门同时受理', 'Three offices took their cases'),
      when: say('3 月 4 日 15:40', '4 March 15:40'),
      machine: '2026-03-04T15:40+08:00',
    },
    {
      key: '3',
      state: 'now',
      title: say('联合踏勘：一次上门，三家一起看', 'Joint survey: one visit, three offices'),
      when: say('3 月 9 日上午', '9 March, morning'),
      machine: '2026-03-09',
      who: say('安和县市场监管局牵头', 'Led by market supervision, Anhe'),
      detail: (
        <p>{say('请您或您委托的人在场，约 40 分钟。', 'You or your agent should be there, about 40 minutes.')}</p>
      ),
    },
    {
      key: '4',
      state: 'coming',
      title: say('发证：营业执照、食品经营许可证', 'Certificates: licence and food permit'),
      when: say('最晚 3 月 18 日', 'By 18 March'),
      machine: '2026-03-18',
    },
  ];
}

export const timelineExamples: ExampleSet = {
  component: 'timeline',
  title: { zh: '办理经过', en: 'Timeline' },
  category: 'time',
  examples: [
    {
      name: 'matter',
      render: (say) => <Timeline level={3} label={say('办理经过', 'What happened')} events={restaurantEvents(say)} />,
    },
    {
      name: 'stopped',
      render: (say) => (
        <Timeline
          level={3}
          label={say('计时中止', 'Clock stopped')}
          events={[
            {
              key: '1',
              state: 'past',
              title: say('受理', 'Accepted'),
              when: say('3 月 4 日', '4 March'),
              machine: '2026-03-04',
            },
            {
              key: '2',
              state: 'stopped',
              title: say('专家评审，法定时限暂停计算', 'Expert review: the statutory clock stands still'),
              when: say('3 月 6 日起', 'Since 6 March'),
              machine: '2026-03-06',
            },
          ]}
        />
      ),
    },
  ],
};
