import type { ExampleSet } from '../example.ts';
import { Icon, iconNames } from './icon.tsx';

export const iconExamples: ExampleSet = {
  component: 'icon',
  title: { zh: '图标', en: 'Icons' },
  category: 'frame',
  examples: [
    {
      name: 'all',
      render: () => (
        <p>
          {iconNames.map((name) => (
            <Icon key={name} name={name} large />
          ))}
        </p>
      ),
    },
  ],
};
