import { LinkButton } from '../button/button.tsx';
import type { ExampleSet } from '../example.ts';
import { EmptyState } from './empty-state.tsx';

export const emptyStateExamples: ExampleSet = {
  component: 'empty-state',
  title: { zh: '空状态', en: 'Empty states' },
  category: 'lists',
  examples: [
    {
      name: 'matters',
      render: (say) => (
        <EmptyState
          level={3}
          title={say('您还没有在办的事', 'You have nothing in hand')}
          text={say(
            '办理中的事会出现在这里：进度、下一步、哪天办好。',
            'Your matters will appear here: progress, next step, promised day.',
          )}
        >
          <LinkButton href="#topics" kind="secondary">
            {say('看看能办什么', 'See what can be done')}
          </LinkButton>
        </EmptyState>
      ),
    },
    {
      name: 'search',
      render: (say) => (
        <EmptyState
          level={3}
          icon="search"
          title={say('没有找到“烧烤摊”', 'Nothing found for “barbecue stall”')}
          text={say(
            '换个说法试试，例如“开餐馆”“小吃店”；也可以打 12345，我们帮您查。',
            'Try other words, such as “restaurant”; or call 12345 and we look it up with you.',
          )}
        />
      ),
    },
  ],
};
