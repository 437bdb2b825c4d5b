import type { ExampleSet } from '../example.ts';
import { SelectField } from './select-field.tsx';

export const selectFieldExamples: ExampleSet = {
  component: 'select-field',
  title: { zh: '下拉选择', en: 'Select' },
  category: 'fields',
  examples: [
    {
      name: 'town',
      render: (say) => (
        <SelectField
          id="ex-select"
          name="town"
          label={say('所在街道', 'Sub-district')}
          empty={say('请选择', 'Please choose')}
          value="b"
          options={[
            { value: 'a', label: say('东门街道', 'Dongmen') },
            { value: 'b', label: say('清水街道', 'Qingshui') },
            { value: 'c', label: say('柳林镇', 'Liulin') },
          ]}
        />
      ),
    },
  ],
};
