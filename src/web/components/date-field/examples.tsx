import type { ExampleSet } from '../example.ts';
import { DateField, DatePartsField } from './date-field.tsx';

export const dateFieldExamples: ExampleSet = {
  component: 'date-field',
  title: { zh: '日期', en: 'Dates' },
  category: 'fields',
  examples: [
    {
      name: 'near',
      render: (say) => (
        <DateField
          id="ex-date"
          name="openingDay"
          label={say('打算哪天开业', 'Planned opening day')}
          min="2026-01-01"
          value="2026-03-18"
        />
      ),
    },
    {
      name: 'parts',
      render: (say) => (
        <DatePartsField
          id="ex-birth"
          name="birth"
          birthday
          label={say('孩子的出生日期', "Child's date of birth")}
          hint={say('例如 2026 年 3 月 9 日', 'For example 2026 3 9')}
          words={{ year: say('年', 'Year'), month: say('月', 'Month'), day: say('日', 'Day') }}
        />
      ),
    },
  ],
};
