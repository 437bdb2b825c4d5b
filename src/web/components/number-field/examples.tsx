import type { ExampleSet } from '../example.ts';
import { NumberField } from './number-field.tsx';

export const numberFieldExamples: ExampleSet = {
  component: 'number-field',
  title: { zh: '带单位的数', en: 'Number with a unit' },
  category: 'fields',
  examples: [
    {
      name: 'area',
      render: (say) => (
        <NumberField
          id="ex-number"
          name="area"
          label={say('经营场所面积', 'Floor area')}
          hint={say('以房产证或租赁合同为准。', 'As in the title deed or lease.')}
          unit={say('平方米', 'square metres')}
          value="86.5"
          decimals
        />
      ),
    },
  ],
};
