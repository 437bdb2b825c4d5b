import type { ExampleSet } from '../example.ts';
import { Heading } from './heading.tsx';

export const headingExamples: ExampleSet = {
  component: 'heading',
  title: { zh: '文字', en: 'Type' },
  category: 'frame',
  examples: [
    {
      name: 'prose',
      render: (say) => (
        <div class="ov-stack-s">
          <Heading level={3}>{say('开餐馆，跑一次', 'Open a restaurant in one visit')}</Heading>
          <p class="ov-lead">
            {say(
              '回答几个问题，我们告诉您需要什么、为什么、哪天办好。',
              'Answer a few questions. We say what is needed, why, and by which day.',
            )}
          </p>
          <p>
            {say('您只需提交一次材料。', 'You hand in papers once. ')}
            <em>{say('部门之间能查到的，不向您要。', 'What offices can look up themselves is not asked of you.')}</em>
            {say(
              '办理时限以工作日计算，节假日调休照实计入。',
              ' Time limits count working days, make-up days included.',
            )}
          </p>
          <p class="ov-quiet">
            {say('依据《中华人民共和国行政许可法》第四十二条。', 'Basis: Administrative Licensing Law, article 42.')}
          </p>
        </div>
      ),
    },
  ],
};
