import type { Say } from '../components/example.ts';
import { Heading } from '../components/heading/heading.tsx';
import { Hero } from '../components/hero/hero.tsx';
import { SearchBox } from '../components/search-box/search-box.tsx';
import { TaskList } from '../components/task-list/task-list.tsx';
import { sampleTopics } from '../components/topic-list/examples.tsx';
import { TopicList } from '../components/topic-list/topic-list.tsx';

/** The portal's first page: one question, what is in hand, the affairs. */
export function HomePage({ say }: { say: Say }) {
  return (
    <>
      <Hero
        title={say('一件事，跑一次，或者不用跑', 'One affair, one visit, or none')}
        lead={say(
          '回答几个问题，我们告诉您需要什么、为什么、哪天办好。',
          'Answer a few questions. We say what is needed, why, and by which day.',
        )}
      >
        <SearchBox
          id="q"
          action="#search"
          label={say('您要办什么事？', 'What do you need to do?')}
          placeholder={say('例如：开餐馆', 'For example: open a restaurant')}
          submit={say('查找', 'Search')}
        />
      </Hero>
      <section class="ov-stack-s">
        <Heading level={2}>{say('您正在办的', 'In hand')}</Heading>
        <TaskList
          label={say('您正在办的', 'In hand')}
          tasks={[
            {
              title: say('开餐馆', 'Open a restaurant'),
              href: '#matter',
              note: say('最晚 3 月 18 日办好。下一步：3 月 9 日上门踏勘', 'Done by 18 March. Next: visit on 9 March'),
              state: say('办理中', 'Under way'),
              tone: 'info',
              icon: 'clock',
            },
          ]}
        />
      </section>
      <section class="ov-stack-s">
        <Heading level={2}>{say('大家常办的', 'Often done')}</Heading>
        <TopicList topics={sampleTopics(say)} />
      </section>
    </>
  );
}
