import type { ExampleSet } from '../example.ts';
import { TextArea } from './text-area.tsx';

export const textAreaExamples: ExampleSet = {
  component: 'text-area',
  title: { zh: '多行文字', en: 'Several lines' },
  category: 'fields',
  examples: [
    {
      name: 'reason',
      render: (say) => (
        <TextArea
          id="ex-area"
          name="reason"
          label={say('决定理由', 'Reasons for the decision')}
          hint={say(
            '申请人会看到这段话，请写清依据，最多 500 字。',
            'The applicant reads this; name the basis. At most 500 characters.',
          )}
          maxLength={500}
        />
      ),
    },
  ],
};
