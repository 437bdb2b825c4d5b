import type { ExampleSet } from '../example.ts';
import { WarMap } from './war-map.tsx';

/** A project of two stages, the first one done. */
export const warMapExamples: ExampleSet = {
  component: 'war-map',
  title: { zh: '作战图', en: 'War map' },
  category: 'charts',
  examples: [
    {
      name: 'two-stages',
      render: (say) => (
        <WarMap
          id="map"
          title={say('例：建厂房', 'Example: a factory')}
          summary={say('两个阶段，三个事项', 'Two stages, three items')}
          days={40}
          marks={[
            { day: 0, label: '12-01' },
            { day: 20, label: '12-21' },
          ]}
          today={{ day: 12, label: say('今天', 'today') }}
          groups={[
            {
              key: 'land',
              title: say('立项用地', 'Land'),
              lines: [
                {
                  key: 'filing',
                  title: say('项目备案', 'Filing'),
                  note: '',
                  isCritical: true,
                  expected: { from: 0, to: 1 },
                  real: { from: 0, to: 1 },
                  promised: 1,
                  isBlocked: false,
                },
                {
                  key: 'land',
                  title: say('用地规划许可', 'Land permit'),
                  note: '',
                  isCritical: true,
                  expected: { from: 1, to: 8 },
                  real: { from: 1, to: 12 },
                  promised: 9,
                  isBlocked: true,
                },
              ],
            },
            {
              key: 'works',
              title: say('工程许可', 'Works'),
              lines: [
                {
                  key: 'works',
                  title: say('工程规划许可', 'Works permit'),
                  note: '',
                  isCritical: false,
                  expected: { from: 8, to: 24 },
                  isBlocked: false,
                },
              ],
            },
          ]}
          legend={{
            expected: say('预计', 'expected'),
            real: say('实际', 'real'),
            promised: say('承诺', 'promised'),
            critical: say('关键路径', 'critical path'),
            blocked: say('受阻', 'blocked'),
          }}
        />
      ),
    },
  ],
};
