import type { ExampleSet, Say } from '../example.ts';
import { CaseLanes, type Lane } from './case-lanes.tsx';

function lanes(say: Say): Lane[] {
  return [
    {
      key: 'registration',
      title: say('设立登记', 'Registration'),
      office: say('市场监管局', 'Market supervision'),
      state: say('已办结', 'Done'),
      dates: say('3 月 4 日至 5 日', '4 to 5 March'),
      bars: [{ from: 0, to: 1, text: say('已办结', 'Done'), tone: 'success' }],
    },
    {
      key: 'survey',
      title: say('联合踏勘', 'Joint survey'),
      office: say('三部门', 'Three offices'),
      state: say('进行中', 'Running'),
      dates: say('3 月 6 日至 10 日', '6 to 10 March'),
      bars: [{ from: 1, to: 4, text: say('进行中', 'Running'), tone: 'info' }],
      after: ['registration'],
    },
    {
      key: 'food',
      title: say('食品经营许可', 'Food permit'),
      office: say('市场监管局', 'Market supervision'),
      state: say('等踏勘结果', 'Waits for the survey'),
      dates: say('3 月 10 日至 18 日', '10 to 18 March'),
      bars: [{ from: 4, to: 10, text: say('还没开始', 'Not started'), tone: 'neutral' }],
      after: ['survey'],
    },
    {
      key: 'sign',
      title: say('招牌备案', 'Sign filing'),
      office: say('城管局', 'Urban management'),
      state: say('今天到期', 'Due today'),
      dates: say('3 月 4 日至 9 日', '4 to 9 March'),
      bars: [{ from: 0, to: 3, text: say('今天到期', 'Due today'), tone: 'warning' }],
    },
  ];
}

/** The cases of one matter; `id` keeps ids apart when shown twice. */
export function restaurantLanes(say: Say, id: string) {
  return (
    <CaseLanes
      id={id}
      title={say('四件事同时办', 'Four cases side by side')}
      summary={say(
        '设立登记已办结；联合踏勘进行中；食品经营许可等踏勘结果，最晚 3 月 18 日；招牌备案今天到期。',
        'Registration done; joint survey running; the food permit waits for it, 18 March at the latest; sign filing due today.',
      )}
      days={10}
      marks={[
        { day: 0, label: say('3 月 4 日', '4 Mar') },
        { day: 10, label: say('18 日', '18') },
      ]}
      today={{ day: 3, label: say('今天 9 日', 'today, 9th') }}
      lanes={lanes(say)}
      table={{
        show: say('用表格看', 'Show as a table'),
        item: say('事项', 'Item'),
        office: say('部门', 'Office'),
        state: say('状态', 'State'),
        dates: say('时间', 'Dates'),
        after: say('要等', 'Waits for'),
        none: say('不用等', 'Nothing'),
      }}
    />
  );
}

export const caseLanesExamples: ExampleSet = {
  component: 'case-lanes',
  title: { zh: '并联办件图', en: 'Cases side by side' },
  category: 'charts',
  examples: [{ name: 'restaurant', render: (say) => restaurantLanes(say, 'ex-lanes') }],
};
