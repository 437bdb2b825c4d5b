import type { ExampleSet } from '../example.ts';
import { SlotChoice } from './slot-choice.tsx';

export const slotChoiceExamples: ExampleSet = {
  component: 'slot-choice',
  title: { zh: '选日期和时间', en: 'Day and time' },
  category: 'fields',
  examples: [
    {
      name: 'week',
      render: (say) => (
        <SlotChoice
          id="ex-slot"
          name="slot"
          label={say('3 月 10 日，几点来？', 'Tuesday 10 March, at what time?')}
          hint={say('到了不用取号，直接到 2 号窗口。', 'No ticket needed: go straight to window 2.')}
          daysLabel={say('选一天', 'Choose a day')}
          none={say('这一天约满了，请看前后一天。', 'Full. Please look at the day before or after.')}
          days={[
            { label: say('周一', 'Mon'), note: say('3 月 9 日', '9 Mar'), href: '#mon' },
            { label: say('周二', 'Tue'), note: say('3 月 10 日', '10 Mar'), href: '#tue', current: true },
            { label: say('周三', 'Wed'), note: say('约满', 'full'), href: '#wed' },
          ]}
          slots={[
            { value: '0900', label: '9:00', left: say('余 3', '3 left') },
            { value: '0930', label: '9:30', left: say('余 1', '1 left'), checked: true },
            { value: '1000', label: '10:00', left: say('约满', 'full'), full: true },
            { value: '1030', label: '10:30', left: say('余 4', '4 left') },
          ]}
        />
      ),
    },
  ],
};
