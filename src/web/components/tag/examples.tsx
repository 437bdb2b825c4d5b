import type { ExampleSet } from '../example.ts';
import { Tag } from './tag.tsx';

export const tagExamples: ExampleSet = {
  component: 'tag',
  title: { zh: '状态', en: 'Status' },
  category: 'messages',
  examples: [
    {
      name: 'tones',
      render: (say) => (
        <p>
          <Tag text={say('未开始', 'Not started')} /> <Tag tone="info" text={say('审查中', 'Under review')} />{' '}
          <Tag tone="success" text={say('已办结', 'Done')} /> <Tag tone="accent" text={say('免提交', 'Already held')} />{' '}
          <Tag tone="warning" text={say('3 个工作日后到期', 'Due in 3 working days')} />{' '}
          <Tag tone="danger" text={say('超期 1 个工作日', '1 working day late')} />{' '}
          <Tag icon="pause" text={say('计时中止', 'Clock stopped')} />
        </p>
      ),
    },
  ],
};
