import type { ExampleSet } from '../example.ts';
import { ReadAloud } from './read-aloud.tsx';

export const readAloudExamples: ExampleSet = {
  component: 'read-aloud',
  title: { zh: '朗读', en: 'Read aloud' },
  category: 'actions',
  examples: [
    {
      name: 'page',
      render: (say) => (
        <ReadAloud
          label={say('朗读', 'Read aloud')}
          start={say('朗读本页', 'Read this page aloud')}
          stop={say('停止朗读', 'Stop reading')}
          pause={say('暂停', 'Pause')}
          goOn={say('继续', 'Go on')}
          isSure
        />
      ),
    },
  ],
};
