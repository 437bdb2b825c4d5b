import type { ExampleSet } from '../example.ts';
import { BarChart } from './bar-chart.tsx';

export const barChartExamples: ExampleSet = {
  component: 'bar-chart',
  title: { zh: '条形图', en: 'Bars' },
  category: 'charts',
  examples: [
    {
      name: 'passes',
      render: (say) => (
        <BarChart
          id="ex-bars"
          title={say('开餐馆要几天', 'Days to open a restaurant')}
          summary={say(
            '逐项办 46 个工作日；并联办 18；并联加联合踏勘 10。',
            'One after the other 46 working days; in parallel 18; with a joint survey 10.',
          )}
          bars={[
            { label: say('逐项办', 'One after the other'), value: 46, text: say('46 个工作日', '46 working days') },
            { label: say('并联办', 'In parallel'), value: 18, text: say('18 个工作日', '18 working days') },
            {
              label: say('并联 + 联合踏勘', 'Parallel, joint survey'),
              value: 10,
              text: say('10 个工作日', '10 working days'),
              strong: true,
            },
          ]}
          table={{ show: say('用表格看', 'Show as a table'), label: say('办法', 'Way'), value: say('时间', 'Time') }}
        />
      ),
    },
  ],
};
