import type { ExampleSet } from '../example.ts';
import { TextField } from '../text-field/text-field.tsx';
import { Why } from '../why/why.tsx';

export const fieldExamples: ExampleSet = {
  component: 'field',
  title: { zh: '一个字段的样子', en: 'Anatomy of a field' },
  category: 'fields',
  examples: [
    {
      name: 'everything',
      render: (say) => (
        <TextField
          id="ex-anatomy"
          name="tradeName"
          label={say('字号名称', 'Trade name')}
          mark={say('选填', 'optional')}
          hint={say('招牌上写的名字，两个字以上。', 'The name on the sign, two characters or more.')}
          error={say('这个名称已被登记，请换一个', 'This name is taken; please choose another')}
          value={say('一碗面', 'One Bowl')}
          why={
            <Why question={say('为什么要这个？', 'Why do you ask?')}>
              <p>
                {say(
                  '名称登记和食品经营许可都要用，只填这一次。',
                  'Used for registration and the food permit; you give it once.',
                )}
              </p>
            </Why>
          }
        />
      ),
    },
  ],
};
