import type { Category, Say } from '../components/example.ts';
import { exampleSets } from '../components/examples.ts';
import { Heading, PageTitle } from '../components/heading/heading.tsx';

/** Every example of every component, by category. */
export function PartsPage({ say }: { say: Say }) {
  const categories: [Category, string][] = [
    ['frame', say('框架和文字', 'Frame and type')],
    ['actions', say('行动', 'Actions')],
    ['messages', say('告诉', 'Messages')],
    ['fields', say('填写', 'Fields')],
    ['explaining', say('说明', 'Explaining')],
    ['lists', say('清单', 'Lists')],
    ['time', say('时间', 'Time')],
    ['documents', say('凭证', 'Documents')],
    ['charts', say('图', 'Charts')],
  ];
  return (
    <>
      <PageTitle
        title={say('组件库', 'Parts')}
        lead={say(
          '每个页面都由这些组件拼成。字大、留白、一种主色，状态不只靠颜色。',
          'Every page is made of these. Large type, white space, one accent, and no state told by colour alone.',
        )}
      />
      {categories.map(([category, title]) => (
        <section key={category} class="ov-stack-l" id={category}>
          <Heading level={2}>{title}</Heading>
          {exampleSets
            .filter((set) => set.category === category)
            .map((set) => (
              <section key={set.component} class="ov-stack-s" id={`part-${set.component}`}>
                <Heading level={3}>{say(set.title.zh, set.title.en)}</Heading>
                {set.examples.map((example) => (
                  <div key={example.name} class="ov-gallery" data-example={`${set.component}/${example.name}`}>
                    {example.render(say)}
                  </div>
                ))}
              </section>
            ))}
        </section>
      ))}
    </>
  );
}
