import type { ExampleSet } from '../example.ts';
import { WalkAway } from './walk-away.tsx';

export const walkAwayExamples: ExampleSet = {
  component: 'walk-away',
  title: { zh: '公共终端', en: 'Public terminal' },
  category: 'messages',
  examples: [
    {
      name: 'terminal',
      render: (say) => (
        <WalkAway
          label={say('公共终端', 'Public terminal')}
          seconds={60}
          about={say('60 秒没有操作就自动退出并清除。', 'After 60 seconds without a touch it signs out and forgets.')}
          soon={say('还有 {seconds} 秒', '{seconds} seconds left')}
          stay={say('我还在', 'I am still here')}
          leave={say('办完了，马上清除', 'I am done, clear it now')}
          action="#leave"
        />
      ),
    },
  ],
};
