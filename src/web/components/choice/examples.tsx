import type { ExampleSet } from '../example.ts';
import { Checkbox, CheckboxList, RadioList } from './choice.tsx';

export const choiceExamples: ExampleSet = {
  component: 'choice',
  title: { zh: '选择', en: 'Choices' },
  category: 'fields',
  examples: [
    {
      name: 'radio',
      render: (say) => (
        <RadioList
          id="ex-radio"
          name="kind"
          label={say('以什么身份经营？', 'In what form?')}
          choices={[
            {
              value: 'individual',
              label: say('个体工商户', 'Sole trader'),
              hint: say('以个人或家庭财产承担责任。', 'You answer with your own property.'),
              checked: true,
            },
            {
              value: 'company',
              label: say('公司', 'Company'),
              hint: say('以公司财产承担责任。', 'The company answers with its property.'),
            },
            { value: 'unsure', label: say('还没想好', 'Not sure yet') },
          ]}
        />
      ),
    },
    {
      name: 'yes-no',
      render: (say) => (
        <RadioList
          id="ex-yes"
          name="coldDishes"
          inline
          label={say('卖不卖凉菜？', 'Cold dishes?')}
          error={say('请选一个', 'Choose one')}
          choices={[
            { value: 'yes', label: say('卖', 'Yes') },
            { value: 'no', label: say('不卖', 'No') },
          ]}
        />
      ),
    },
    {
      name: 'checkboxes',
      render: (say) => (
        <CheckboxList
          id="ex-check"
          name="activities"
          label={say('还打算做什么？', 'What else?')}
          hint={say('可多选。', 'Choose all that apply.')}
          choices={[
            { value: 'sign', label: say('门口装招牌', 'A sign outside') },
            { value: 'alcohol', label: say('卖酒', 'Alcohol'), checked: true },
            { value: 'delivery', label: say('做外卖', 'Delivery') },
          ]}
        />
      ),
    },
    {
      name: 'agree',
      render: (say) => (
        <Checkbox id="ex-agree" name="agree" value="yes">
          {say('以上内容属实，如有不实我愿承担法律责任。', 'What I stated is true, and I answer for it in law.')}
        </Checkbox>
      ),
    },
  ],
};
