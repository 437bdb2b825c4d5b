import type { ExampleSet } from '../example.ts';
import { Button, ButtonRow, LinkButton } from './button.tsx';

export const buttonExamples: ExampleSet = {
  component: 'button',
  title: { zh: '按钮', en: 'Buttons' },
  category: 'actions',
  examples: [
    {
      name: 'kinds',
      render: (say) => (
        <ButtonRow>
          <Button type="button" icon="forward">
            {say('继续', 'Continue')}
          </Button>
          <Button type="button" kind="secondary" unchecked>
            {say('保存，以后再办', 'Save for later')}
          </Button>
          <Button type="button" kind="danger">
            {say('撤回申请', 'Withdraw')}
          </Button>
          <Button type="button" kind="quiet" icon="file">
            {say('打印清单', 'Print the list')}
          </Button>
        </ButtonRow>
      ),
    },
    {
      name: 'link',
      render: (say) => (
        <LinkButton href="#start" icon="forward">
          {say('开始办理', 'Start now')}
        </LinkButton>
      ),
    },
  ],
};
