import type { ExampleSet } from '../example.ts';
import { LiveRegion } from './live-region.tsx';

export const liveRegionExamples: ExampleSet = {
  component: 'live-region',
  title: { zh: '即时播报', en: 'Live region' },
  category: 'messages',
  examples: [
    {
      name: 'saved',
      render: (say) => <LiveRegion id="ex-live">{say('已自动保存，10:24', 'Saved at 10:24')}</LiveRegion>,
    },
  ],
};
