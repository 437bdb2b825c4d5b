import type { ExampleSet } from '../example.ts';
import { SearchBox } from '../search-box/search-box.tsx';
import { Hero } from './hero.tsx';

export const heroExamples: ExampleSet = {
  component: 'hero',
  title: { zh: '首页开头', en: 'Opening' },
  category: 'frame',
  examples: [
    {
      name: 'search',
      render: (say) => (
        <Hero
          level={3}
          title={say('一件事，跑一次', 'One affair, one visit')}
          lead={say('说说您要办什么。', 'Tell us what you need to do.')}
        >
          <SearchBox
            id="ex-hero"
            action="#search"
            label={say('您要办什么事？', 'What do you need to do?')}
            submit={say('查找', 'Search')}
          />
        </Hero>
      ),
    },
  ],
};
