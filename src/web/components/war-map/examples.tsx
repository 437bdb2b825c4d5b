import type { ExampleSet } from '../example.ts';
import { WarMap, type MapGroup } from './war-map.tsx';

type Say = Parameters<ExampleSet['examples'][number]['render']>[0];

const legend = (say: Say) => ({
  expected: say('预计', 'expected'),
  real: say('实际', 'real'),
  promised: say('承诺', 'promised'),
  critical: say('关键路径', 'critical path'),
  blocked: say('受阻', 'blocked'),
});

/** Seventy-two items in four stages: as many as the longest list of real ones. */
const many = (say: Say): MapGroup[] =>
  Array.from({ length: 4 }, (_, stage) => ({
    key: `s${stage}`,
    title: say(`第 ${stage + 1} 阶段`, `Stage ${stage + 1}`),
    lines: Array.from({ length: 18 }, (_line, n) => {
      const from = stage * 20 + (n % 6) * 2;
      return {
        key: `s${stage}-${n}`,
        title: say(`事项 ${n + 1} 建设项目水土保持方案审批`, `Item ${n + 1} plan for soil and water`),
        note: say('自然资源和规划局', 'Planning bureau'),
        isCritical: n % 6 === 5,
        expected: { from, to: from + 8 },
        ...(stage === 0 ? { real: { from, to: from + 9 }, promised: from + 10 } : {}),
        isBlocked: stage > 0 && n % 7 === 0,
      };
    }),
  }));

/** A project of two stages, the first one done; and one of seventy-two items. */
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
          unpublished={{ day: 31, label: say('暂按周末推算', 'counted by weekends for now') }}
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
          legend={legend(say)}
        />
      ),
    },
    {
      name: 'seventy-two-items',
      render: (say) => (
        <WarMap
          id="map-many"
          title={say('例：七十二个事项', 'Example: seventy-two items')}
          summary={say('四个阶段，七十二个事项', 'Four stages, seventy-two items')}
          days={90}
          marks={Array.from({ length: 9 }, (_, n) => ({ day: n * 10, label: `+${n * 10}` }))}
          today={{ day: 14, label: say('今天', 'today') }}
          groups={many(say)}
          legend={legend(say)}
        />
      ),
    },
  ],
};
