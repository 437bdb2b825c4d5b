import { Checkbox } from '../choice/choice.tsx';
import type { ExampleSet } from '../example.ts';
import { Confirm } from './confirm.tsx';

export const confirmExamples: ExampleSet = {
  component: 'confirm',
  title: { zh: '确认', en: 'Confirm' },
  category: 'actions',
  examples: [
    {
      name: 'hand-in',
      render: (say) => (
        <Confirm
          level={3}
          title={say('提交申请', 'Hand in')}
          action="#hand-in"
          hidden={{ key: 'example' }}
          yes={say('提交', 'Hand in')}
          no={{ label: say('再看看', 'Look again'), href: '#look-again' }}
        >
          <p>
            {say(
              '提交后马上收到回执，三个部门同时开始办。',
              'You get a receipt at once, and three offices start together.',
            )}
          </p>
          <Checkbox id="ex-confirm" name="true" value="yes">
            {say('以上内容属实', 'What I stated is true')}
          </Checkbox>
        </Confirm>
      ),
    },
  ],
};
