import type { ExampleSet, Say } from '../example.ts';
import { TopicList } from './topic-list.tsx';

/** Affairs that the sample pages show too. */
export function sampleTopics(say: Say) {
  const promise = (zh: string, en: string) => say(zh, en);
  return [
    {
      title: say('开餐馆', 'Open a restaurant'),
      text: say('登记、食品许可、招牌，一起办', 'Registration, food permit and sign together'),
      facts: promise('跑 1 次 · 10 个工作日', '1 visit · 10 working days'),
      href: '#restaurant',
    },
    {
      title: say('孩子出生', 'A child is born'),
      text: say('出生证、户口、医保、疫苗本', 'Birth record, household, insurance, vaccination'),
      facts: promise('不用跑 · 5 个工作日', 'No visit · 5 working days'),
      href: '#birth',
    },
    {
      title: say('买卖二手房', 'Buy or sell a flat'),
      text: say('过户、税费、水电气户名', 'Title, tax, water, power and gas'),
      facts: promise('跑 1 次 · 当天', '1 visit · same day'),
      href: '#flat',
    },
  ];
}

export const topicListExamples: ExampleSet = {
  component: 'topic-list',
  title: { zh: '一件事', en: 'Affairs' },
  category: 'actions',
  examples: [{ name: 'three', render: (say) => <TopicList level={3} topics={sampleTopics(say)} /> }],
};
