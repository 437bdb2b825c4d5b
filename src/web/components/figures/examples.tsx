import type { ExampleSet, Say } from '../example.ts';
import { Figures } from './figures.tsx';

/** Before and after of one affair. */
export function restaurantFigures(say: Say) {
  return (
    <Figures
      figures={[
        { label: say('跑动', 'Visits'), value: '1', unit: say('次', 'visit'), before: say('原来 6 次', '6 before') },
        { label: say('材料', 'Papers'), value: '4', unit: say('份', 'papers'), before: say('原来 23 份', '23 before') },
        { label: say('填表', 'Forms'), value: '1', unit: say('张', 'form'), before: say('原来 5 张', '5 before') },
        {
          label: say('时间', 'Time'),
          value: '10',
          unit: say('个工作日', 'working days'),
          before: say('原来 46 个', '46 before'),
        },
      ]}
    />
  );
}

export const figuresExamples: ExampleSet = {
  component: 'figures',
  title: { zh: '几个数', en: 'Figures' },
  category: 'charts',
  examples: [{ name: 'reform', render: restaurantFigures }],
};
